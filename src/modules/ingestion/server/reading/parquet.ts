import { DuckDBInstance } from '@duckdb/node-api';
import { invalid } from '#src/kernel/errors.ts';
import { emptyFile } from './bytes.ts';
import type { Cell, Read, TableRow } from './record.ts';

/** How a column is selected so that every value arrives as text, number or flag; local times stay local, instants get their `Z`. */
function selection(name: string, type: string): string | null {
  const column = `"${name.replaceAll('"', '""')}"`;
  if (type === 'TIMESTAMP WITH TIME ZONE') return `strftime(${column} at time zone 'UTC', '%Y-%m-%dT%H:%M:%S.%gZ')`;
  if (type.startsWith('TIMESTAMP')) return `strftime(${column}::timestamp, '%Y-%m-%d %H:%M:%S.%g')`;
  if (type === 'BLOB') return null;
  if (/^(STRUCT|MAP|UNION)|\[\d*\]$/.test(type)) return `to_json(${column})::varchar`;
  if (/^(HUGEINT|UHUGEINT|DECIMAL)/.test(type)) return `${column}::double`;
  return /INT|DOUBLE|FLOAT|BOOLEAN|VARCHAR/.test(type) ? column : `${column}::varchar`;
}

/** Reads a Parquet file piece by piece, through an engine of its own in memory. `line` is the row's ordinal, from 1. */
export async function* readParquet(path: string, file: string): AsyncGenerator<readonly string[] | Read<TableRow>> {
  const engine = await DuckDBInstance.create(':memory:');
  const connection = await engine.connect();
  try {
    const described = await connection
      .runAndReadAll('describe select * from read_parquet($1)', [path])
      .catch((error: unknown) => {
        throw invalid('bad_parquet', `"${file}" is not a readable Parquet file`, {
          file,
          reason: error instanceof Error ? error.message : String(error),
          remedy: 'Copy the file again; an interrupted download lacks its end.',
        });
      });
    const columns = described
      .getRows()
      .map((row) => ({ name: String(row[0]), select: selection(String(row[0]), String(row[1])) }))
      .filter((column) => column.select !== null);
    const names = columns.map((column) => column.name);
    yield names;
    const result = await connection.stream(
      `select ${columns.map((column) => column.select).join(', ')} from read_parquet($1)`,
      [path],
    );
    let line = 0;
    for await (const rows of result.yieldRowsJs()) {
      for (const row of rows) {
        line += 1;
        const fields = Object.fromEntries(names.map((name, i) => [name, cellOf(row[i])]));
        yield { record: { line, fields, raw: JSON.stringify(fields) } };
      }
    }
    if (line === 0) throw emptyFile(file);
  } finally {
    connection.closeSync();
    engine.closeSync();
  }
}

/** Whole numbers beyond 2^53 are identifiers, not quantities: text keeps every digit. */
function cellOf(value: unknown): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
