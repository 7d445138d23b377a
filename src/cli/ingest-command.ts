import { resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { colour } from './colour.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { ImportInput, ImportProgress } from '#src/modules/ingestion/contract/routes.ts';
import type { Connection } from './connect.ts';

const POLL_MS = 150;
const SHOWN = 20;

/** Options of `yunchou ingest`; paths are relative to where the person stands. */
export type IngestOptions = {
  readonly source?: string;
  readonly zone?: string;
  readonly agents?: string;
  readonly cdr?: string;
  readonly mapping?: string;
  readonly setting?: readonly string[];
};

/** `yunchou ingest`: reads files, shows how far it is, names every rejected row. Resolves with 0, or 1 when rows were rejected. */
export async function ingestCommand(
  client: Connection['client'],
  connector: string,
  paths: readonly string[],
  options: IngestOptions,
  quiet: boolean,
): Promise<{ code: 0 | 1; json: unknown }> {
  const input: ImportInput = {
    connector,
    paths: paths.map((p) => resolve(p)),
    settings: await settingsFrom(client, connector, options.setting ?? []),
    ...(options.source !== undefined && { source: options.source }),
    ...(options.zone !== undefined && { zone: options.zone }),
    ...(options.agents !== undefined && { agents: resolve(options.agents) }),
    ...(options.cdr !== undefined && { cdr: resolve(options.cdr) }),
    ...(options.mapping !== undefined && { mapping: resolve(options.mapping) }),
  };
  const started = await client.ingestion.start(input);
  const finished: ImportProgress[] = [];
  for (const one of started) finished.push(await follow(client, one, quiet));
  const rejected = finished.reduce((sum, f) => sum + f.rejected, 0);
  const letters =
    rejected > 0
      ? (
          await Promise.all(
            finished
              .filter((f) => f.rejected > 0)
              .map((f) =>
                client.ingestion.deadLetters({ ...(f.batch !== null && { batch: f.batch }), limit: SHOWN, offset: 0 }),
              ),
          )
        ).flatMap((p) => p.rows)
      : [];
  if (!quiet) {
    for (const f of finished) process.stderr.write(`${summary(f)}\n`);
    for (const l of letters)
      process.stderr.write(
        `${colour.yellow('rejected')} ${l.file}:${l.line}${l.field ? ` ${l.field}` : ''}: ${l.reason}. ${l.remedy}\n`,
      );
    if (rejected > letters.length)
      process.stderr.write(`${rejected - letters.length} more rejected; see the Sources page.\n`);
  }
  return { code: rejected > 0 ? 1 : 0, json: { imports: finished, rejected: letters } };
}

/** Settings by name; those that are files are paths from where the person stands. */
async function settingsFrom(
  client: Connection['client'],
  connector: string,
  given: readonly string[],
): Promise<Record<string, string>> {
  if (given.length === 0) return {};
  const fields = (await client.ingestion.connectors()).find((c) => c.id === connector)?.fields ?? [];
  const files = new Set(fields.filter((f) => f.kind === 'file').map((f) => f.name));
  return Object.fromEntries(
    given.map((text) => {
      const [name, value] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
      return [name, files.has(name) ? resolve(value) : value];
    }),
  );
}

async function follow(client: Connection['client'], first: ImportProgress, quiet: boolean): Promise<ImportProgress> {
  const visible = !quiet && process.stderr.isTTY;
  const bar = visible
    ? new SingleBar({
        format: '{file} {bar} {percentage}% | {lines} lines | {phase} | {eta_formatted}',
        stream: process.stderr,
        hideCursor: true,
      })
    : null;
  bar?.start(Math.max(first.totalBytes, 1), 0, { file: first.file, lines: 0, phase: first.phase });
  let cancelling = false;
  const cancel = (): void => {
    cancelling = true;
  };
  process.once('SIGINT', cancel);
  try {
    for (;;) {
      const now = await client.ingestion.progress({ id: first.id });
      bar?.update(Math.min(now.bytes, Math.max(now.totalBytes, 1)), { lines: now.lines, phase: now.phase });
      if (now.state === 'failed' && now.error)
        throw new AppError('invalid', now.error.code, now.error.message, now.error.details);
      if (now.state !== 'running') return now;
      if (cancelling) {
        cancelling = false;
        await client.ingestion.cancel({ id: first.id });
      }
      await new Promise((wake) => setTimeout(wake, POLL_MS));
    }
  } finally {
    bar?.stop();
    process.removeListener('SIGINT', cancel);
  }
}

function summary(p: ImportProgress): string {
  const parts = [`${p.lines} lines`, `${p.added} new events`, `${p.duplicates} already known`];
  if (p.pending > 0) parts.push('an unfinished last line waits for the rest');
  if (p.rejected > 0) parts.push(colour.yellow(`${p.rejected} rejected`));
  return `${p.state === 'cancelled' ? colour.yellow('cancelled') : colour.green('✓')} ${p.file}: ${parts.join(', ')}`;
}
