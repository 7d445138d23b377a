import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { systemClock } from '#src/kernel/clock.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { minutes } from '#src/kernel/units.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import {
  SAMPLE_SOURCE,
  SAMPLE_ZONE,
  sampleFile,
  type SampleOptions,
  sampleOptions,
} from '#src/modules/simulation/contract/options.ts';
import { TWIN_CONNECTOR } from '#src/modules/simulation/server/connector.ts';
import { sampleUsers } from '#src/modules/simulation/server/sample-users.ts';
import { settle } from '#src/modules/simulation/server/settle.ts';
import type { Connection } from './connect.ts';
import { ingestCommand } from './ingest-command.ts';
import { closeBooks, furnish, moveIn } from './sample/furnish.ts';
import type { Common, CommandParts } from './run-command.ts';

type Options = { readonly days?: string; readonly agents?: string; readonly seed?: string; readonly end?: string };

/** `yunchou sample`: a made-up centre in an empty data directory. */
export function sampleCommand(
  program: Command,
  { common, withCentre, io }: CommandParts,
  outcome: { code: number },
): void {
  common(program.command('sample'))
    .description('fill an empty centre with a made-up one; the same options give the same centre')
    .option('--days <n>', 'days of history (default 120)')
    .option('--agents <n>', 'people at work at any time (default 90)')
    .option('--seed <n>', 'another seed is another centre (default 2026)')
    .option('--end <date>', 'last day, e.g. 2026-11-28, or an instant (default: now)')
    .action(async (options: Common & Options) => {
      const wanted = optionsFrom(options, systemClock.now());
      const quiet = options.format === 'json';
      const { code, json } = await withCentre(options, (centre) => fill(centre, wanted, quiet));
      if (quiet) io.out(`${JSON.stringify(json)}\n`);
      outcome.code = code;
    });
}

/** Throws `bad_option` naming the option. A date as end is the whole of that day. */
export function optionsFrom({ days, agents, seed, end }: Options, now: number): SampleOptions {
  const given = {
    ...(days !== undefined && { days: Number(days) }),
    ...(agents !== undefined && { agents: Number(agents) }),
    ...(seed !== undefined && { seed: Number(seed) }),
    office: true,
    end: end === undefined ? Math.floor(now / minutes(1)) * minutes(1) : endOf(end),
  };
  const parsed = sampleOptions.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const option = `--${issue?.path.join('.') ?? ''}`;
  throw invalid('bad_option', `${option} cannot be used: ${issue?.message}`, { field: option, remedy: LIMITS });
}

const LIMITS = 'Use --days 7–730, --agents 12–2000, --seed 0–4294967295, whole numbers.';

function endOf(text: string): number {
  const at = parseInstant(text, SAMPLE_ZONE, '--end');
  return /^\d{4}-\d\d-\d\d$/.test(text.trim()) ? at + minutes(24 * 60) : at;
}

async function fill({ client, callAs, dataDirectory }: Connection, options: SampleOptions, quiet: boolean) {
  const name = sampleFile(options);
  const batches = await client.ingestion.batches({ limit: 200, offset: 0 });
  const other = batches.find((batch) => batch.source === SAMPLE_SOURCE && batch.file !== name);
  if (other)
    throw new AppError('conflict', 'sample_already_loaded', `Another sample centre is here already (${other.file})`, {
      field: '--data',
      remedy: 'Choose an empty directory with --data.',
    });
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-sample-'));
  try {
    writeFileSync(join(folder, name), JSON.stringify(options));
    await settle(client.organisation, options);
    const users = sampleUsers(options, await client.organisation.all());
    const known = new Set((await client.identity.users()).map(({ username }) => username));
    for (const user of users) if (!known.has(user.username)) await client.identity.saveUser(user);
    await moveIn(callAs, options);
    const source = { source: SAMPLE_SOURCE, zone: SAMPLE_ZONE };
    const done = await ingestCommand(client, TWIN_CONNECTOR, [join(folder, name)], source, quiet);
    const report = (step: number, of: number, what: string): void => {
      if (!quiet && what !== '') process.stderr.write(`${step + 1}/${of} ${what}\n`);
    };
    await furnish([callAs, options, users, dataDirectory], report);
    await closeBooks([callAs, options, users, dataDirectory], report);
    return done;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
