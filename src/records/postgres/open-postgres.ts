import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { AppError } from '#src/kernel/errors.ts';
import type { Records, Tables } from '../records.ts';

const INT8 = 20;

/** Opens the records in a PostgreSQL server. Throws `records_unreachable` when it does not answer. */
export async function openPostgres(url: string): Promise<Records> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // Milliseconds since 1970 fit a double exactly; PGlite gives numbers too.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // A broken idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new AppError('unavailable', 'records_unreachable', `PostgreSQL cannot be used: ${(error as Error).message}`, {
      field: 'YUNCHOU_RECORDS_URL',
      remedy: 'Check that the server runs and that host, port, database, user and password are right.',
    });
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: 'postgres',
    db,
    execute: (sql, values = []) => executeOn(pool, sql, values),
    dumpTo: () =>
      Promise.reject(
        new AppError('invalid', 'not_supported', 'Records in PostgreSQL are copied with its own tools', {
          remedy: 'Use pg_dump.',
        }),
      ),
    close: () => db.destroy(),
  };
}

/** Several statements in one text give one result each; the last that has columns is the answer, as on PGlite. */
async function executeOn(pool: pg.Pool, sql: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> {
  const client = await pool.connect();
  try {
    const results = [await client.query(sql, values.length > 0 ? [...values] : undefined)].flat();
    const last = results.findLast((result) => result.fields?.length > 0);
    return { rows: last?.rows ?? [] };
  } catch (error) {
    // The text may have begun a transaction and failed in it: the connection must not go back to the pool like that.
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
