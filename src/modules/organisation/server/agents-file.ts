import { parse } from 'csv-parse/sync';
import { type AppError, invalid } from '#src/kernel/errors.ts';

/** One line of an agents file: a member of a queue. `null` where the file does not say. */
export interface AgentsFileRow {
  readonly line: number;
  readonly interface: string;
  /** Without a member name the phone system writes the interface everywhere. */
  readonly name: string;
  readonly extension: string | null;
  readonly queue: string | null;
  readonly isStatic: boolean;
  readonly team: string | null;
}

/** Reads an agents file (columns: see `OrganisationApi.importAgents`). Throws `bad_agents_file`. */
export function parseAgentsFile(file: string, text: string): AgentsFileRow[] {
  const [header, ...lines] = records(file, text);
  if (!header)
    throw bad(file, 1, 'interface', 'the file is empty', 'Write a header line: interface,member_name,queue.');
  const columns = header.cells.map((cell) => cell.trim().toLowerCase());
  const position = columns.indexOf('interface');
  if (position < 0)
    throw bad(
      file,
      1,
      'interface',
      `no such column among ${columns.join(', ')}`,
      'Name the column of the interface "interface".',
    );
  return lines.map(({ line, cells }) => {
    const cell = (column: string): string | null => cells[columns.indexOf(column)]?.trim() || null;
    const address = cell('interface');
    if (address === null)
      throw bad(file, line, 'interface', 'empty', 'Write the interface, e.g. PJSIP/1001, as queue_log shows it.');
    const membership = cell('membership') ?? 'dynamic';
    if (membership !== 'dynamic' && membership !== 'static')
      throw bad(file, line, 'membership', `"${membership}"`, 'Write dynamic or static.');
    return {
      line,
      interface: address,
      name: cell('member_name') ?? address,
      extension: cell('extension'),
      queue: cell('queue'),
      isStatic: membership === 'static',
      team: cell('team'),
    };
  });
}

function records(file: string, text: string): { line: number; cells: string[] }[] {
  try {
    // With `info` every record comes with its place; the package's types do not say so.
    const parsed = parse(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as {
      info: { lines: number };
      record: string[];
    }[];
    return parsed.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'lines' in error ? Number(error.lines) : 1;
    throw bad(file, line, 'record', (error as Error).message, 'Give every line as many fields as the header has.');
  }
}

function bad(file: string, line: number, field: string, reason: string, remedy: string): AppError {
  return invalid('bad_agents_file', `${file}:${line}: ${field}: ${reason}`, { file, line, field, remedy });
}
