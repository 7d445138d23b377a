import type { ModuleMigrations } from '#src/records/migrate.ts';

interface AlertRuleTable {
  id: string;
  name: string;
  kpi: string;
  grain: string;
  by_dimension: string | null;
  /** JSON: dimension → ids or names as written. */
  filters: string;
  /** JSON of the test. */
  test: string;
  minimum_rows: number;
  severity: string;
  owner: string;
  active: boolean;
  /** JSON: ids of delivery channels. */
  channels: string;
  changed_at: number;
  /** Intervals that end by then have been judged; null before the first check. */
  checked_until: number | null;
  /** JSON of the last trial on 90 days, and when it was made. */
  trial: string | null;
  tried_at: number | null;
}

interface AlertTable {
  id: string;
  rule: string;
  group_id: string | null;
  group_name: string | null;
  /** JSON of readings. */
  first_reading: string;
  worst_reading: string;
  last_reading: string;
  intervals: number;
  state: string;
  raised_at: number;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
  closed_at: number | null;
  closed_by: string | null;
  recovered: boolean;
  /** Whose row it is; null where it speaks of more than one. */
  site: string | null;
  project: string | null;
  team: string | null;
  agent: string | null;
}

interface AlertNoteTable {
  id: string;
  alert: string;
  at: number;
  by_name: string;
  text: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    alert_rule: AlertRuleTable;
    alert: AlertTable;
    alert_note: AlertNoteTable;
  }
}

export const alertMigrations: ModuleMigrations = {
  name: 'alerts',
  migrations: {
    '0001_alerts': async (db) => {
      await db.schema
        .createTable('alert_rule')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull().unique())
        .addColumn('kpi', 'text', (c) => c.notNull())
        .addColumn('grain', 'text', (c) => c.notNull())
        .addColumn('by_dimension', 'text')
        .addColumn('filters', 'text', (c) => c.notNull())
        .addColumn('test', 'text', (c) => c.notNull())
        .addColumn('minimum_rows', 'integer', (c) => c.notNull())
        .addColumn('severity', 'text', (c) => c.notNull())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('active', 'boolean', (c) => c.notNull())
        .addColumn('channels', 'text', (c) => c.notNull())
        .addColumn('changed_at', 'bigint', (c) => c.notNull())
        .addColumn('checked_until', 'bigint')
        .addColumn('trial', 'text')
        .addColumn('tried_at', 'bigint')
        .execute();
      await db.schema
        .createTable('alert')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('rule', 'text', (c) => c.notNull().references('alert_rule.id'))
        .addColumn('group_id', 'text')
        .addColumn('group_name', 'text')
        .addColumn('first_reading', 'text', (c) => c.notNull())
        .addColumn('worst_reading', 'text', (c) => c.notNull())
        .addColumn('last_reading', 'text', (c) => c.notNull())
        .addColumn('intervals', 'integer', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('raised_at', 'bigint', (c) => c.notNull())
        .addColumn('acknowledged_at', 'bigint')
        .addColumn('acknowledged_by', 'text')
        .addColumn('closed_at', 'bigint')
        .addColumn('closed_by', 'text')
        .addColumn('recovered', 'boolean', (c) => c.notNull())
        .addColumn('site', 'text')
        .addColumn('project', 'text')
        .addColumn('team', 'text')
        .addColumn('agent', 'text')
        .execute();
      await db.schema.createIndex('alert_by_rule').on('alert').columns(['rule', 'state']).execute();
      await db.schema
        .createTable('alert_note')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('alert', 'text', (c) => c.notNull().references('alert.id'))
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('alert_note_by_alert').on('alert_note').column('alert').execute();
    },
  },
};
