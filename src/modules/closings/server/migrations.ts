import type { ModuleMigrations } from '#src/records/migrate.ts';

interface ClosingTable {
  /** The period's id. */
  id: string;
  kind: string;
  /** Local dates: first day, and the day after the last. */
  first_day: string;
  end_day: string;
  from_at: number;
  to_at: number;
  zone: string;
  /** Newest version. */
  version: string;
  /** Figures that differ from it now, since when, and the state of data and settings this was found in. */
  differing: number;
  checked: string | null;
}

interface ClosingVersionTable {
  closing: string;
  version: string;
  at: number;
  by_id: string;
  by_name: string;
  reason: string | null;
  data_until: number | null;
  contacts: number;
  fingerprint: string;
  /** Packed: settings held and versions of KPIs. */
  definitions: string;
  /** Packed: the facts behind, contact by contact. */
  facts: string;
  /** Packed restatement; null for the first version. */
  restatement: string | null;
}

interface ClosingSheetTable {
  closing: string;
  version: string;
  dimension: string;
  grain: string;
  /** Packed blocks of numbers. */
  body: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    closing: ClosingTable;
    closing_version: ClosingVersionTable;
    closing_sheet: ClosingSheetTable;
  }
}

export const closingMigrations: ModuleMigrations = {
  name: 'closings',
  migrations: {
    '0001_closing': async (db) => {
      await db.schema
        .createTable('closing')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('first_day', 'text', (c) => c.notNull())
        .addColumn('end_day', 'text', (c) => c.notNull())
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('to_at', 'bigint', (c) => c.notNull())
        .addColumn('zone', 'text', (c) => c.notNull())
        .addColumn('version', 'text', (c) => c.notNull())
        .addColumn('differing', 'integer', (c) => c.notNull())
        .addColumn('checked', 'text')
        .execute();
      await db.schema
        .createTable('closing_version')
        .addColumn('closing', 'text', (c) => c.notNull().references('closing.id'))
        .addColumn('version', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_id', 'text', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('reason', 'text')
        .addColumn('data_until', 'bigint')
        .addColumn('contacts', 'integer', (c) => c.notNull())
        .addColumn('fingerprint', 'text', (c) => c.notNull())
        .addColumn('definitions', 'text', (c) => c.notNull())
        .addColumn('facts', 'text', (c) => c.notNull())
        .addColumn('restatement', 'text')
        .addPrimaryKeyConstraint('closing_version_key', ['closing', 'version'])
        .execute();
      await db.schema
        .createTable('closing_sheet')
        .addColumn('closing', 'text', (c) => c.notNull().references('closing.id'))
        .addColumn('version', 'text', (c) => c.notNull())
        .addColumn('dimension', 'text', (c) => c.notNull())
        .addColumn('grain', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('closing_sheet_key', ['closing', 'version', 'dimension', 'grain'])
        .execute();
    },
  },
};
