import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import type { SourceRow } from '../bookkeeping/entities.ts';
import type { ConnectorOptions } from '../../contract/connector.ts';

/** How a source was read last, or `null` when it is unknown. */
export async function sourceOptions(
  database: DuckDbDatabase,
  source: string,
): Promise<{ readonly connector: string; readonly options: ConnectorOptions } | null> {
  const found = await database.read('SELECT connector, zone, settings, aliases FROM ingest_source WHERE source = $1', [
    source,
  ]);
  if (found.length === 0) return null;
  const cell = (name: string): string => String(found.columns[name]?.[0]);
  const aliases = JSON.parse(cell('aliases')) as Record<string, string>;
  const settings = JSON.parse(cell('settings')) as Record<string, string>;
  return {
    connector: cell('connector'),
    options: { source, zone: cell('zone'), aliases: new Map(Object.entries(aliases)), settings },
  };
}

/** The same as kept. */
export const sourceRow = (connector: string, options: ConnectorOptions, now: number): SourceRow => ({
  source: options.source,
  connector,
  zone: options.zone,
  settings: JSON.stringify(options.settings),
  aliases: JSON.stringify(Object.fromEntries(options.aliases)),
  updated_at: now,
});
