import type { Command } from 'commander';
import { render, type Sheet } from './output.ts';
import type { Common, CommandParts } from './run-command.ts';

type Key = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
};

/** `yunchou key create | list | revoke`: keys of systems that deliver events over HTTP. */
export function keyCommands(program: Command, { common, withClient, io }: CommandParts): void {
  const group = program.command('key').description('keys of systems that deliver events');

  common(group.command('create').argument('<name>').requiredOption('--source <source>', 'the source it may deliver'))
    .description('make a key; it is printed this once')
    .action(async (name: string, options: Common & { source: string }) => {
      const made = await withClient(options, (client) => client.ingestion.createKey({ name, source: options.source }));
      if (options.format !== 'table') return io.out(render(options.format, sheetOf([made], ['key']), made));
      io.out(`${made.key}\n  Keep it now: only its hash is stored. Send it as "Authorization: Bearer …".\n`);
    });

  common(group.command('list'))
    .description('every key ever made')
    .action(async (options: Common) => {
      const keys = await withClient(options, (client) => client.ingestion.keys());
      io.out(render(options.format, sheetOf(keys), { rows: keys }));
    });

  common(group.command('revoke').argument('<id>'))
    .description('make a key worthless')
    .action(async (id: string, options: Common) => {
      const keys = await withClient(options, (client) => client.ingestion.revokeKey({ id }));
      io.out(render(options.format, sheetOf(keys), { rows: keys }));
    });
}

function sheetOf(keys: readonly (Key & { readonly key?: string })[], more: readonly 'key'[] = []): Sheet {
  const columns = ['id', 'name', 'source', 'createdAt', 'lastUsedAt', 'revokedAt', ...more];
  return { columns: columns.map((name) => ({ name, title: name })), rows: keys.map((k) => ({ ...k })) };
}
