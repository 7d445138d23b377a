import { Command, CommanderError, Option } from 'commander';
import { colour } from './colour.ts';
import { toAppError } from '#src/http/client.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { type Part, part } from '#src/modules/kpis/contract/passport.ts';
import { list, type QuestionOptions, questionFrom } from './arguments.ts';
import { calcCommand } from './calc-command.ts';
import { type Connection, connect } from './connect.ts';
import { contactsCommand, explainCommand } from './explain-command.ts';
import { exportCommands } from './export-command.ts';
import { type IngestOptions, ingestCommand } from './ingest-command.ts';
import { costCommands } from './cost-command.ts';
import { eraseCommand, identityCommands } from './identity-commands.ts';
import { keyCommands } from './key-command.ts';
import { kpiCommand } from './kpi-command.ts';
import { FORMATS, type Format, render } from './output.ts';
import { QUALITY_OPTIONS, type QualityOptions } from './quality-calculations.ts';
import { QUEUE_OPTIONS, type QueueOptions } from './queueing-calculations.ts';
import { sampleCommand } from './sample-command.ts';
import { settingCommands } from './setting-command.ts';
import { statisticsFrom, statsCommand } from './stats-command.ts';
import { upkeepCommands } from './upkeep-command.ts';

export type Common = { readonly data?: string; readonly format: Format };

/** What commands kept in files of their own are built with. */
export type CommandParts = {
  readonly common: (command: Command) => Command;
  readonly withClient: <T>(options: Common, work: (client: Connection['client']) => Promise<T>) => Promise<T>;
  /** The same, for what is done as several of the centre's people. */
  readonly withCentre: <T>(options: Common, work: (centre: Connection) => Promise<T>) => Promise<T>;
  readonly io: Terminal;
};

const collect = (value: string, all: string[] = []): string[] => [...all, value];

/** Adds what every command takes. */
const common = (command: Command): Command =>
  command
    .option('--data <dir>', 'data directory (default: $YUNCHOU_DATA or .yunchou)')
    .addOption(new Option('--format <format>', 'how to write the answer').choices(FORMATS).default('table'));

/** Adds what every question takes. */
const asking = (command: Command): Command =>
  common(command)
    .option('--from <time>', 'start: 2026-11-16, a local time, or an instant with offset (default: first data)')
    .option('--to <time>', 'end, not included (default: last data)')
    .option('--zone <zone>', 'IANA zone in which days are cut (default: the centre’s)')
    .option('--where <k=v,…>', 'only these (repeatable)', collect)
    .option('--set <setting=value>', 'change a setting for this question (repeatable)', collect)
    .option('--as-of <time>', 'judge open windows as of this moment');

const splitting = (command: Command): Command =>
  asking(command)
    .option('--by <dimension,…>', 'split by')
    .option('--grain <grain>', '5m, 15m, 30m, 1h, 1d, 1w, 1mo, period or whole')
    .option('--period-day <day>', 'first day of the month for --grain period');

/** Opens the centre (or its server), runs, closes. */
async function withCentre<T>(options: Common, work: (centre: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(options.data);
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

const withClient: CommandParts['withClient'] = (options, work) => withCentre(options, ({ client }) => work(client));

/** Where a command writes; tests listen in. */
export type Terminal = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** Runs one command line; resolves with the exit code: 0 good, 1 some rows rejected, 2 unusable call. */
export async function runCommand(words: readonly string[], io: Terminal): Promise<number> {
  const outcome = { code: 0 };
  const program = commands(io, outcome);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return outcome.code;
  } catch (error) {
    return report(toAppError(error), io);
  }
}

function commands(io: Terminal, outcome: { code: number }): Command {
  const program = new Command('yunchou')
    .description('Contact-centre KPIs one can trust')
    .version('0.1.0')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err });
  common(program.command('ingest').argument('<connector>').argument('<path...>'))
    .description('read what a phone system or chat recorded')
    .option('--source <name>', 'name of the source system')
    .option('--zone <zone>', 'IANA zone of the centre and of local times in the files')
    .option('--agents <file>', 'CSV that links interfaces to agent names')
    .option('--cdr <file>', 'call detail records beside a queue log')
    .option('--mapping <file>', 'mapping of a table (YAML)')
    .option('--setting <name=value>', 'setting of the connector (repeatable)', collect)
    .action(async (connector: string, paths: string[], options: Common & IngestOptions) => {
      const { code, json } = await withClient(options, (client) =>
        ingestCommand(client, connector, paths, options, options.format === 'json'),
      );
      if (options.format === 'json') io.out(`${JSON.stringify(json)}\n`);
      outcome.code = code;
    });

  splitting(program.command('kpi').argument('<ids>', 'KPI ids, separated by commas'))
    .description('ask for KPIs')
    .action(async (ids: string, options: Common & QuestionOptions) => {
      const { sheet, json } = await withClient(options, (client) =>
        kpiCommand(client, { kpis: list(ids), ...questionFrom(options) }),
      );
      io.out(render(options.format, sheet, json));
    });

  splitting(program.command('stats').argument('<measures>', 'measures, separated by commas'))
    .description('statistics of durations, one row a contact')
    .requiredOption('--stat <stat,…>', 'count, sum, mean, median, sd, min, max, p90')
    .option('--include-excluded', 'also contacts left out of KPIs', false)
    .option('--absent <value>', 'zero: contacts without the measure count as 0')
    .action(
      async (
        measures: string,
        options: Common & QuestionOptions & { stat: string; includeExcluded: boolean; absent?: string },
      ) => {
        const { set: _, ...question } = questionFrom(options);
        if (options.absent !== undefined && options.absent !== 'zero')
          throw invalid('bad_option', `--absent does not take "${options.absent}"`, {
            field: '--absent',
            remedy: 'Use --absent zero.',
          });
        const input = {
          ...question,
          measures: list(measures),
          stats: statisticsFrom(list(options.stat)),
          includeExcluded: options.includeExcluded,
          absentZero: options.absent === 'zero',
        };
        const { sheet, json } = await withClient(options, (client) => statsCommand(client, input));
        io.out(render(options.format, sheet, json));
      },
    );

  asking(program.command('explain').argument('<kpi>'))
    .description('where a number comes from: formula, settings, SQL, rows in and out')
    .action(async (kpi: string, options: Common & QuestionOptions) => {
      const { by: _, grain: __, ...question } = questionFrom(options);
      const { text, sheet, json } = await withClient(options, (client) =>
        explainCommand(client, { kpis: [kpi], ...question }),
      );
      io.out(options.format === 'table' ? text : render(options.format, sheet, json));
    });

  asking(program.command('contacts').argument('<kpi>'))
    .description('the contacts behind a number')
    .addOption(new Option('--part <part>', 'which of them').choices(part.options).default('denominator'))
    .option('--limit <n>', 'rows', '50')
    .option('--offset <n>', 'rows to skip', '0')
    .action(async (kpi: string, options: Common & QuestionOptions & { part: Part; limit: string; offset: string }) => {
      const { by: _, grain: __, ...question } = questionFrom(options);
      const input = {
        kpis: [kpi],
        ...question,
        part: options.part,
        limit: Number(options.limit),
        offset: Number(options.offset),
      };
      const { sheet, json } = await withClient(options, (client) => contactsCommand(client, input));
      io.out(render(options.format, sheet, json));
    });

  settingCommands(program, { common, withClient, withCentre, io });
  keyCommands(program, { common, withClient, withCentre, io });
  exportCommands(program, { common, withClient, withCentre, io });
  upkeepCommands(program, { common, withClient, withCentre, io }, (code) => {
    outcome.code = code;
  });
  identityCommands(program, { common, withClient, withCentre, io });
  sampleCommand(program, { common, withClient, withCentre, io }, outcome);
  costCommands(program, { common, withClient, withCentre, io }, outcome);
  eraseCommand(program, { common, withClient, withCentre, io });

  const calc = common(program.command('calc').argument('<name>').argument('[numbers...]'))
    .description(
      'small sums: wilson, quantile, mean, and queueing: erlang-b, erlang-c, erlang-a, agents; quality: agreement, sample-size, interval',
    )
    .action((name: string, numbers: string[], options: Common & QueueOptions & QualityOptions) => {
      const { sheet, json } = calcCommand(name, numbers, options);
      io.out(render(options.format, sheet, json));
    });
  // One name can be an option of both.
  const helps = Map.groupBy([...QUEUE_OPTIONS, ...QUALITY_OPTIONS], ([option]) => option);
  for (const [option, known] of helps) calc.option(`--${option} <value>`, known.map(([, help]) => help).join('; '));
  calc.option('--table', 'sample size as Krejcie and Morgan printed it');
  return program;
}

/** Says what went wrong, where, and what to do; 2 = the call could not be used. */
function report(error: unknown, io: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof AppError)) {
    io.err(`${colour.red('bug')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 2;
  }
  const { file, line, field, remedy } = error.details;
  const where = [file && `${file}${line === undefined ? '' : `:${line}`}`, field].filter(Boolean).join(' ');
  io.err(`${colour.red(error.code)}${where ? ` ${where}` : ''}: ${error.message}${remedy ? `\n  ${remedy}` : ''}\n`);
  return 2;
}
