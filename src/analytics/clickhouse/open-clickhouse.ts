import { AppError } from '#src/kernel/errors.ts';
import type { EventStore } from '../event-store.ts';
import { clickhouseStore } from './clickhouse-store.ts';
import { connect } from './server.ts';
import { quote } from './sql-types.ts';

/** `greatest` and `least` that leave null out, views with parameters, deletes that wait. */
const OLDEST = [24, 12] as const;
const DATABASE = 'yunchou';

/**
 * Opens the event store on a ClickHouse server by `http(s)://user:password@host:port/database`; without a name the database is
 * `yunchou`. Creates the database when it is missing. Throws `events_unavailable` when nobody answers, `clickhouse_too_old`.
 */
export async function openClickHouse(url: string): Promise<EventStore> {
  const address = new URL(url);
  const database = decodeURIComponent(address.pathname.slice(1)) || DATABASE;
  address.pathname = '/default';
  const outside = connect(address.href);
  try {
    const version = String((await outside.read('SELECT version() AS version')).columns['version']?.[0]);
    refuseOld(version);
    const known = await outside.read('SELECT count() AS n FROM system.databases WHERE name = {database:String}', {
      database,
    });
    if (Number(known.columns['n']?.[0]) === 0) await outside.run(`CREATE DATABASE IF NOT EXISTS ${quote(database)}`);
  } finally {
    await outside.close();
  }
  address.pathname = `/${encodeURIComponent(database)}`;
  return clickhouseStore(connect(address.href));
}

function refuseOld(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new AppError('unavailable', 'clickhouse_too_old', `ClickHouse ${version} cannot be used`, {
    remedy: `Update the ClickHouse server to ${OLDEST.join('.')} or newer.`,
  });
}
