import type { ModuleMigrations } from '#src/records/migrate.ts';
// The tables made here, as types.
import './tables.ts';

/** Findings of the monthly analysis and every step of them. */
export const qualityFindingMigrations: ModuleMigrations = {
  name: 'quality_findings',
  migrations: {
    '0001_findings': async (db) => {
      await db.schema
        .createTable('quality_finding')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('revision', 'integer', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('state_at', 'bigint', (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('measures', 'text', (c) => c.notNull())
        .addColumn('origin', 'text', (c) => c.notNull())
        .addColumn('scope_noun', 'text', (c) => c.notNull())
        .addColumn('scope_id', 'text')
        .addColumn('site', 'text')
        .addColumn('project', 'text')
        .addColumn('team', 'text')
        .addColumn('month', 'text', (c) => c.notNull())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addColumn('owner_name', 'text', (c) => c.notNull())
        .addColumn('due_at', 'bigint', (c) => c.notNull())
        .addColumn('proof', 'text', (c) => c.notNull())
        .addColumn('baseline', 'text', (c) => c.notNull())
        .addColumn('verdict', 'text')
        .addColumn('opened_at', 'bigint', (c) => c.notNull())
        .addColumn('opened_by', 'text', (c) => c.notNull())
        .addColumn('done_at', 'bigint')
        .execute();
      await db.schema.createIndex('quality_finding_by_state').on('quality_finding').column('state').execute();
      await db.schema
        .createTable('quality_finding_step')
        .addColumn('finding', 'text', (c) => c.notNull().references('quality_finding.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('act', 'text', (c) => c.notNull())
        .addColumn('by_user', 'text', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('verdict', 'text')
        .addPrimaryKeyConstraint('quality_finding_step_key', ['finding', 'number'])
        .execute();
    },
  },
};
