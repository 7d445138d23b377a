import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import { type Command, Option } from 'commander';
import { readConfig } from '#src/config.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { ExportInput, ExportProgress } from '#src/modules/kpis/contract/export.ts';
import type { Common, CommandParts } from './run-command.ts';

const POLL_MS = 150;

type Options = Common & {
  readonly from: string;
  readonly to: string;
  readonly as: ExportInput['format'];
  readonly out: string;
  readonly unmasked?: boolean;
  readonly reason?: string;
};

/** `yunchou export`: every contact of a period as CSV or Parquet, with the dictionary of its columns and a manifest beside it. */
export function exportCommands(program: Command, { common, withClient, io }: CommandParts): void {
  common(program.command('export'))
    .description('every contact of a period as a file, with the dictionary of its columns')
    .requiredOption('--from <time>', 'start: 2026-11-01')
    .requiredOption('--to <time>', 'end, not included')
    .addOption(new Option('--as <kind>', 'kind of file').choices(['csv', 'parquet']).default('csv'))
    .option('--out <dir>', 'directory the files go to', '.')
    .option('--unmasked', 'customers as recorded; needs --reason')
    .option('--reason <text>', 'why, for the audit trail')
    .action(async (options: Options) => {
      const directory = options.data === undefined ? readConfig().dataDirectory : resolve(options.data);
      const target = resolve(options.out);
      const written = await withClient(options, async (client) => {
        const { from, to, as: format, unmasked = false, reason = '' } = options;
        let progress: ExportProgress = await client.kpis.startExport({ from, to, format, unmasked, reason });
        const bar = process.stderr.isTTY ? new SingleBar({ format: '{bar} {value}/{total}' }) : null;
        bar?.start(progress.total, 0);
        while (progress.state === 'running') {
          await new Promise((done) => setTimeout(done, POLL_MS));
          progress = await client.kpis.export({ id: progress.id });
          bar?.update(progress.rows);
        }
        bar?.stop();
        if (progress.state !== 'done')
          throw new AppError('unavailable', 'export_failed', `The export ended: ${progress.error ?? progress.state}`, {
            remedy: 'Nothing was written. Check the space on the disk, then try again.',
          });
        // The server keeps its files beside the data, which this command may read.
        mkdirSync(target, { recursive: true });
        return Object.values(progress.files).map((name) => {
          const path = join(target, name);
          copyFileSync(join(directory, 'exports', progress.id, name), path);
          return { path, rows: progress.rows };
        });
      });
      if (options.format === 'json') io.out(`${JSON.stringify(written)}\n`);
      else io.out(written.map(({ path }) => `${path}\n`).join('') + `${written[0]?.rows ?? 0} contacts\n`);
    });
}
