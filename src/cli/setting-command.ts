import type { Command } from 'commander';
import { invalid } from '#src/kernel/errors.ts';
import type { SettingsBody } from '#src/modules/kpis/contract/settings.ts';
import { type Cell, render, type Sheet } from './output.ts';
import type { Common, CommandParts } from './run-command.ts';

type When = { readonly from?: string; readonly recomputeHistory?: boolean; readonly reason?: string };
type Where = { readonly queue?: string; readonly channel?: string; readonly project?: string; readonly site?: string };

/** `yunchou setting list | set | unset | preset`. */
export function settingCommands(program: Command, { common, withClient, io }: CommandParts): void {
  const group = program.command('setting').description('settings that change what KPIs mean');
  const when = (command: Command): Command =>
    common(command)
      .option('--from <date>', 'first day it holds (default: today)')
      .option('--recompute-history', 'judge all data by it, from the beginning')
      .option('--reason <text>', 'why, for those who read the series later');
  const narrow = (command: Command): Command =>
    command
      .option('--queue <name>', 'only this queue')
      .option('--channel <channel>', 'only this channel')
      .option('--project <name>', 'only this project')
      .option('--site <name>', 'only this site');

  common(group.command('list'))
    .description('what is set, where and since when')
    .option('--history', 'also what held before', false)
    .action(async (options: Common & { history: boolean }) => {
      const body = await withClient(options, (client) => client.kpis.settings());
      show(body, options, options.history);
    });

  narrow(when(group.command('set').argument('<setting=value>')))
    .description('set service_level.threshold=15s, short_abandon.threshold=5s, …')
    .action(async (text: string, options: Common & When & Where) => {
      const at = text.indexOf('=');
      if (at < 1)
        throw invalid('bad_option', `"${text}" sets nothing`, {
          field: 'setting=value',
          remedy: 'Write for example service_level.threshold=15s.',
        });
      const change = { parameter: text.slice(0, at).trim(), value: text.slice(at + 1).trim() };
      show(await withClient(options, (c) => c.kpis.saveSetting({ ...change, ...wanted(options) })), options);
    });

  narrow(when(group.command('unset').argument('<setting>')))
    .description('end a setting: the default holds again')
    .action(async (parameter: string, options: Common & When & Where) => {
      show(
        await withClient(options, (c) => c.kpis.saveSetting({ parameter, value: null, ...wanted(options) })),
        options,
      );
    });

  when(group.command('preset').argument('<name>'))
    .description('take over cn, international or hotline-cn as one act')
    .action(async (preset: string, options: Common & When) => {
      show(await withClient(options, (client) => client.kpis.applyPreset({ preset, ...effectOf(options) })), options);
    });

  function show(body: SettingsBody, options: Common, history = false): void {
    const rows = body.rows.filter((r) => history || r.state === 'in_force' || r.state === 'planned');
    io.out(render(options.format, sheetOf(rows), { rows }));
  }
}

const effectOf = ({ from, recomputeHistory, reason }: When) => ({
  ...(from !== undefined && { from }),
  ...(recomputeHistory && { recomputeHistory }),
  ...(reason !== undefined && { reason }),
});

function wanted(options: When & Where) {
  const { queue, channel, project, site } = options;
  const where = Object.fromEntries(
    Object.entries({ queue, channel, project, site }).filter(([, v]) => v !== undefined),
  );
  return { ...effectOf(options), where };
}

function sheetOf(rows: SettingsBody['rows']): Sheet {
  const columns = ['setting', 'value', 'where', 'from', 'until', 'state', 'reason'];
  return {
    columns: columns.map((name) => ({ name, title: name })),
    rows: rows.map(
      (r): Record<string, Cell> => ({
        setting: r.parameter,
        value: r.kind === 'duration' ? `${r.value} s` : r.value,
        where:
          Object.entries(r.where)
            .map(([d, v]) => `${d}=${v.name}`)
            .join(' ') || 'whole centre',
        from: r.from,
        until: r.until,
        state: r.state,
        reason: r.reason,
      }),
    ),
  };
}
