import { copyFileSync, chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readConfig } from '#src/config.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { restore } from '#src/modules/upkeep/server/restore.ts';
import { runningServer } from './connect.ts';
import { colour } from './colour.ts';
import type { Common, CommandParts } from './run-command.ts';

/** `yunchou backup FILE`, `restore FILE`, `doctor`. */
export function upkeepCommands(
  program: Command,
  { common, withClient, io }: CommandParts,
  end: (code: number) => void,
): void {
  common(program.command('backup').argument('<file>'))
    .description('copy everything the data directory holds into one file, also while the server runs')
    .action(async (file: string, options: Common) => {
      const target = resolve(file);
      if (existsSync(target))
        throw invalid('file_exists', `${file} is there already`, { file, remedy: 'Name another file.' });
      const { path, bytes, manifest } = await withClient(options, (client) => client.upkeep.backup());
      move(path, target);
      if (options.format === 'json') io.out(`${JSON.stringify({ file: target, bytes, manifest })}\n`);
      else io.out(`${target}  ${(bytes / 1e6).toFixed(1)} MB\n`);
      for (const missing of manifest.notCovered) io.err(`${colour.yellow('not covered')} ${missing}\n`);
    });

  common(program.command('restore').argument('<file>'))
    .description('put a backup into an empty data directory')
    .action(async (file: string, options: Common) => {
      const directory = options.data === undefined ? readConfig().dataDirectory : resolve(options.data);
      if (await runningServer(directory))
        throw new AppError('conflict', 'directory_in_use', `A server runs on ${directory}`, {
          file: directory,
          remedy: 'Stop it, or name another directory with --data.',
        });
      const manifest = await restore(resolve(file), directory);
      // Opens both databases, brings them up to date and seals closed days, so that the next start is an ordinary one.
      const { openCentre } = await import('#src/main.ts');
      const centre = await openCentre({ ...readConfig(), dataDirectory: directory });
      await centre.seal();
      await centre.close();
      if (options.format === 'json') io.out(`${JSON.stringify({ directory, manifest })}\n`);
      else io.out(`${directory}  as of ${new Date(manifest.at).toISOString()}\n`);
    });

  common(program.command('doctor'))
    .description('look at disk, permissions, versions, both databases, sealed days, audit trail, imports and clock')
    .action(async (options: Common) => {
      const findings = await withClient(options, (client) => client.upkeep.doctor());
      if (options.format === 'json') io.out(`${JSON.stringify({ findings })}\n`);
      else
        for (const { id, state, what, remedy } of findings) {
          const word = { good: colour.green('good '), watch: colour.yellow('watch'), bad: colour.red('bad  ') }[state];
          io.out(`${word} ${id.padEnd(12)} ${what}${remedy === null ? '' : `\n${' '.repeat(19)}${remedy}`}\n`);
        }
      if (findings.some(({ state }) => state === 'bad')) end(1);
    });
}

/** Also over the border of a file system. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFileSync(from, to);
    chmodSync(to, 0o600);
    rmSync(from);
  }
}
