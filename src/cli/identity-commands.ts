import type { Command } from 'commander';
import { AppError } from '#src/kernel/errors.ts';
import { render, type Sheet } from './output.ts';
import type { Common, CommandParts } from './run-command.ts';

/** `yunchou user list | link NAME` and `yunchou audit verify`: for whoever keeps the machine. */
export function identityCommands(program: Command, { common, withClient, io }: CommandParts): void {
  const users = program.command('user').description('people who may sign in');

  common(users.command('list'))
    .description('everyone who may sign in')
    .action(async (options: Common) => {
      const rows = await withClient(options, (client) => client.identity.users());
      const shown = rows.map(({ username, name, roles, blocked }) => ({
        username,
        name,
        roles: roles.map(({ role }) => role).join(' '),
        blocked: blocked ? 'yes' : 'no',
      }));
      io.out(render(options.format, sheetOf(['username', 'name', 'roles', 'blocked'], shown), { rows }));
    });

  common(users.command('link').argument('<username>'))
    .description('a link that signs somebody in once')
    .action(async (username: string, options: Common) => {
      const link = await withClient(options, async (client) => {
        const found = (await client.identity.users()).find((user) => user.username === username.toLowerCase());
        if (!found)
          throw new AppError('not_found', 'unknown_user', `Nobody signs in as "${username}"`, {
            field: 'username',
            remedy: 'See: yunchou user list',
          });
        return client.identity.inviteUser({ id: found.id });
      });
      if (options.format === 'table') return io.out(`${link.url}\n`);
      io.out(render(options.format, sheetOf(['url', 'expiresAt'], [link]), link));
    });

  const audit = program.command('audit').description('the trail of who did what');
  common(audit.command('verify'))
    .description('check that no entry was changed, added or taken away; ends with 1 if one was')
    .action(async (options: Common) => {
      const state = await withClient(options, (client) => client.identity.verifyAudit());
      if (options.format === 'table')
        io.out(
          state.intact
            ? `The trail is whole: ${state.entries} entries, head ${state.head}\n`
            : `The trail was tampered with at entry ${state.brokenAt}: ${state.why}\n`,
        );
      else io.out(render(options.format, sheetOf(Object.keys(state), [state]), state));
      if (!state.intact) throw new AppError('conflict', 'trail_broken', 'The audit trail is not whole');
    });
}

/** `yunchou erase-customer NUMBER --reason …`. */
export function eraseCommand(program: Command, { common, withClient, io }: CommandParts): void {
  common(program.command('erase-customer').argument('<customer>', 'number, address or name as recorded, whole'))
    .requiredOption('--reason <reason>', 'why; kept in the audit trail')
    .description('take a customer out of facts, raw records, rejected records and uploads; figures stay')
    .action(async (customer: string, options: Common & { reason: string }) => {
      const found = await withClient(options, (client) =>
        client.ingestion.eraseCustomer({ customer, reason: options.reason }),
      );
      const { note, ...counts } = found;
      io.out(render(options.format, sheetOf(Object.keys(counts), [counts]), found));
      if (options.format === 'table') io.out(`${note}\n`);
    });
}

const sheetOf = (columns: readonly string[], rows: readonly object[]): Sheet => ({
  columns: columns.map((name) => ({ name, title: name })),
  rows: rows.map((row) => ({ ...row }) as Sheet['rows'][number]),
});
