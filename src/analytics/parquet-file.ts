import { rmSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

/** How a column is written; instants arrive in epoch milliseconds and are written as timestamps in UTC. */
export type ParquetColumn = {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'integer' | 'flag' | 'instant';
};
type Cell = string | number | boolean | null;

const TYPES = { text: 'VARCHAR', number: 'DOUBLE', integer: 'BIGINT', flag: 'BOOLEAN', instant: 'BIGINT' } as const;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/**
 * Writes rows to a Parquet file, slice by slice, through a database of its own in a file beside it that is gone afterwards, so that memory
 * stays bounded. `metadata` goes into the file's footer.
 */
export async function writeParquet(
  path: string,
  columns: readonly ParquetColumn[],
  slices: AsyncIterable<readonly (readonly Cell[])[]>,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const work = `${path}.work`;
  rmSync(work, { force: true });
  const instance = await DuckDBInstance.create(work, { threads: '1' });
  try {
    const connection = await instance.connect();
    const typed = columns.map(({ name, kind }) => `${quoted(name)} ${TYPES[kind]}`).join(', ');
    await connection.run(`CREATE TABLE rows (${typed})`);
    const appender = await connection.createAppender('rows');
    for await (const slice of slices) {
      for (const row of slice) {
        for (const [i, { kind }] of columns.entries()) {
          const value = row[i] ?? null;
          if (value === null) appender.appendNull();
          else if (kind === 'text') appender.appendVarchar(String(value));
          else if (kind === 'flag') appender.appendBoolean(value === true);
          else if (kind === 'number') appender.appendDouble(Number(value));
          else appender.appendBigInt(BigInt(Math.round(Number(value))));
        }
        appender.endRow();
      }
      appender.flushSync();
    }
    appender.closeSync();
    const shown = columns.map(({ name, kind }) =>
      kind === 'instant' ? `epoch_ms(${quoted(name)}) AS ${quoted(name)}` : quoted(name),
    );
    const footer = Object.entries(metadata).map(([key, value]) => `${quoted(key)}: ${text(value)}`);
    await connection.run(
      `COPY (SELECT ${shown.join(', ')} FROM rows) TO ${text(path)} (FORMAT parquet, KV_METADATA {${footer.join(', ')}})`,
    );
    connection.closeSync();
  } finally {
    instance.closeSync();
    for (const file of [work, `${work}.wal`]) rmSync(file, { force: true });
  }
}
