import { sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';

export const reportMigrations: ModuleMigrations = {
  name: 'reports',
  migrations: {
    '0001_reports': async (db) => {
      await db.schema
        .createTable('saved_view')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('shared', 'boolean', (c) => c.notNull())
        .addColumn('address', 'text', (c) => c.notNull())
        .addColumn('question', 'jsonb')
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('report')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('body', 'jsonb', (c) => c.notNull())
        .addColumn('made_by', 'text', (c) => c.notNull())
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .addColumn('removed_at', 'bigint')
        .execute();
      await db.schema
        .createTable('report_issue')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('report', 'text', (c) => c.notNull().references('report.id'))
        .addColumn('first_day', 'text', (c) => c.notNull())
        .addColumn('last_day', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('data', 'jsonb', (c) => c.notNull())
        .addColumn('fields', 'jsonb', (c) => c.notNull())
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .addUniqueConstraint('report_issue_version', ['report', 'first_day', 'version'])
        .execute();
      await db.schema
        .createTable('report_schedule')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('report', 'text', (c) => c.notNull().references('report.id'))
        .addColumn('body', 'jsonb', (c) => c.notNull())
        .addColumn('active', 'boolean', (c) => c.notNull())
        .addColumn('next_at', 'bigint')
        .addColumn('made_by', 'text', (c) => c.notNull())
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('report_run')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('schedule', 'text')
        .addColumn('report', 'text', (c) => c.notNull().references('report.id'))
        .addColumn('issue', 'text', (c) => c.references('report_issue.id'))
        .addColumn('due_at', 'bigint', (c) => c.notNull())
        .addColumn('ended_at', 'bigint')
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('provisional', 'boolean', (c) => c.notNull())
        .addColumn('missed', 'integer', (c) => c.notNull())
        .addColumn('error', 'text')
        .addColumn('by', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('report_run_due').on('report_run').columns(['due_at']).execute();
    },
    '0002_shared_views': async (db) => {
      await db.schema
        .alterTable('saved_view')
        .addColumn('owner_name', 'text', (c) => c.notNull().defaultTo(''))
        .addColumn('roles', 'jsonb', (c) => c.notNull().defaultTo(sql`'[]'::jsonb`))
        .addColumn('teams', 'jsonb', (c) => c.notNull().defaultTo(sql`'[]'::jsonb`))
        .execute();
      await db.schema
        .createTable('view_default')
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('path', 'text', (c) => c.notNull())
        .addColumn('view', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('view_default_key', ['owner', 'path'])
        .execute();
    },
  },
};
