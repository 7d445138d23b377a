import { sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';

/** One row a change: rows are closed or replaced by later ones, never overwritten, never deleted. */
interface KpiSettingTable {
  id: string;
  parameter: string;
  /** JSON of the typed value, durations in milliseconds. */
  value: string;
  queue: string | null;
  project: string | null;
  site: string | null;
  channel: string | null;
  from_at: number | null;
  until_at: number | null;
  reason: string | null;
  changed_at: number;
  /** When a later change took this one back; it holds nowhere from then. */
  replaced_at: number | null;
}

declare module '#src/records/records.ts' {
  interface Tables {
    kpi_setting: KpiSettingTable;
  }
}

export const kpiMigrations: ModuleMigrations = {
  name: 'kpis',
  migrations: {
    '0001_setting': async (db) => {
      await db.schema
        .createTable('kpi_setting')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('parameter', 'text', (c) => c.notNull())
        .addColumn('value', 'text', (c) => c.notNull())
        .addColumn('queue', 'text')
        .addColumn('project', 'text')
        .addColumn('site', 'text')
        .addColumn('channel', 'text')
        .addColumn('from_at', 'bigint')
        .addColumn('until_at', 'bigint')
        .addColumn('reason', 'text')
        .addColumn('changed_at', 'bigint', (c) => c.notNull())
        .addColumn('replaced_at', 'bigint')
        .addCheckConstraint('kpi_setting_span', sql`from_at is null or until_at is null or until_at > from_at`)
        .execute();
    },
  },
};
