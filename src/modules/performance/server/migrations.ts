import { type Generated, sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';

declare module '#src/records/records.ts' {
  interface Tables {
    performance_month: {
      month: string;
      deadline_at: number;
      opened_by: string;
      opened_name: string;
      opened_at: number;
    };
    performance_sheet: {
      id: string;
      month: string;
      agent: string;
      team: string | null;
      site: string | null;
      version: number;
    };
    performance_sheet_version: {
      sheet: string;
      version: number;
      /** The figures, JSON. */
      figures: string;
      closing: string | null;
      frozen_at: number;
      frozen_by: string;
    };
    handover: {
      id: string;
      team: string;
      day: string;
      text: string;
      by_id: string;
      by_name: string;
      at: number;
      ack_by_id: string | null;
      ack_by_name: string | null;
      ack_at: number | null;
      ack_text: string;
    };
    performance_step: {
      seq: Generated<number>;
      sheet: string;
      version: number;
      kpi: string;
      what: string;
      by_id: string;
      by_name: string;
      at: number;
      text: string;
    };
  }
}

export const performanceMigrations: ModuleMigrations = {
  name: 'performance',
  migrations: {
    '0001_sign_off': async (db) => {
      await db.schema
        .createTable('performance_month')
        .addColumn('month', 'text', (c) => c.primaryKey())
        .addColumn('deadline_at', 'bigint', (c) => c.notNull())
        .addColumn('opened_by', 'text', (c) => c.notNull())
        .addColumn('opened_name', 'text', (c) => c.notNull())
        .addColumn('opened_at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('performance_sheet')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('month', 'text', (c) => c.notNull().references('performance_month.month'))
        .addColumn('agent', 'text', (c) => c.notNull())
        .addColumn('team', 'text')
        .addColumn('site', 'text')
        .addColumn('version', 'integer', (c) => c.notNull())
        .addUniqueConstraint('performance_sheet_once', ['month', 'agent'])
        .execute();
      await db.schema
        .createTable('performance_sheet_version')
        .addColumn('sheet', 'text', (c) => c.notNull().references('performance_sheet.id'))
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('figures', 'text', (c) => c.notNull())
        .addColumn('closing', 'text')
        .addColumn('frozen_at', 'bigint', (c) => c.notNull())
        .addColumn('frozen_by', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('performance_sheet_version_key', ['sheet', 'version'])
        .execute();
      await db.schema
        .createTable('performance_step')
        .addColumn('seq', 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity())
        .addColumn('sheet', 'text', (c) => c.notNull().references('performance_sheet.id'))
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('kpi', 'text', (c) => c.notNull())
        .addColumn('what', 'text', (c) => c.notNull())
        .addColumn('by_id', 'text', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('performance_step_by_sheet')
        .on('performance_step')
        .columns(['sheet', 'seq'])
        .execute();
    },
    '0002_handovers': async (db) => {
      await db.schema
        .createTable('handover')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('team', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('by_id', 'text', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('ack_by_id', 'text')
        .addColumn('ack_by_name', 'text')
        .addColumn('ack_at', 'bigint')
        .addColumn('ack_text', 'text', (c) => c.notNull())
        .addCheckConstraint('handover_two_people', sql`ack_by_id is null or ack_by_id <> by_id`)
        .execute();
      await db.schema.createIndex('handover_by_team').on('handover').columns(['team', 'at']).execute();
    },
  },
};
