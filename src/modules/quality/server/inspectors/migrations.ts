import type { ModuleMigrations } from '#src/records/migrate.ts';
// The tables made here, as types.
import './tables.ts';

/** What inspectors have shown, what they may score, and who does which duty in which month. */
export const qualityInspectorMigrations: ModuleMigrations = {
  name: 'quality_inspectors',
  migrations: {
    '0001_skills_certificates_rotation': async (db) => {
      await db.schema
        .createTable('quality_inspector_skill')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('inspector', 'text', (c) => c.notNull())
        .addColumn('skill', 'text', (c) => c.notNull())
        .addColumn('proof', 'text', (c) => c.notNull())
        .addColumn('link', 'text')
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('until_at', 'bigint')
        .addColumn('given_at', 'bigint', (c) => c.notNull())
        .addColumn('given_by', 'text', (c) => c.notNull())
        .addColumn('withdrawn_at', 'bigint')
        .execute();
      await db.schema
        .createTable('quality_certificate')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('inspector', 'text', (c) => c.notNull())
        .addColumn('inspector_name', 'text', (c) => c.notNull())
        .addColumn('form', 'text', (c) => c.references('quality_form.id'))
        .addColumn('channel', 'text')
        .addColumn('until_at', 'bigint')
        .addColumn('given_at', 'bigint', (c) => c.notNull())
        .addColumn('given_by', 'text', (c) => c.notNull())
        .addColumn('lapsed_at', 'bigint')
        .addColumn('lapsed_why', 'text')
        .addColumn('lapsed_skill', 'text')
        .addColumn('lapsed_low', 'double precision')
        .addColumn('lapsed_by', 'text')
        .addColumn('lapsed_words', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_rotation')
        .addColumn('month', 'text', (c) => c.notNull())
        .addColumn('inspector', 'text', (c) => c.notNull())
        .addColumn('inspector_name', 'text', (c) => c.notNull())
        .addColumn('duty', 'text', (c) => c.notNull())
        .addColumn('teams', 'text', (c) => c.notNull())
        .addColumn('hours', 'double precision')
        .addColumn('saved_at', 'bigint', (c) => c.notNull())
        .addColumn('saved_by', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('quality_rotation_key', ['month', 'inspector'])
        .execute();
      await db.schema
        .createTable('quality_rotation_rule')
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('limit_months', 'integer', (c) => c.notNull())
        .execute();
      // Whoever else scored the same contact: one look into one index, also where the database keeps no statistics.
      await db.schema
        .createIndex('quality_evaluation_twice')
        .on('quality_evaluation')
        .columns(['contact', 'form', 'source', 'state'])
        .execute();
    },
    '0002_agreement_by_form': async (db) => {
      await db.schema.alterTable('quality_certificate').addColumn('lapsed_form', 'text').execute();
    },
  },
};
