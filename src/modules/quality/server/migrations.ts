import type { ModuleMigrations } from '#src/records/migrate.ts';
// The tables made here, as types.
import './tables.ts';

export const qualityMigrations: ModuleMigrations = {
  name: 'quality',
  migrations: {
    '0001_forms_draws_evaluations_appeals': async (db) => {
      await db.schema
        .createTable('quality_form')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull().unique())
        .addColumn('channel', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_form_version')
        .addColumn('form', 'text', (c) => c.notNull().references('quality_form.id'))
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('saved_at', 'bigint', (c) => c.notNull())
        .addColumn('saved_by', 'text', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('quality_form_version_key', ['form', 'version'])
        .execute();
      await db.schema
        .createTable('quality_draw')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('to_at', 'bigint', (c) => c.notNull())
        .addColumn('sample', 'text', (c) => c.notNull())
        .addColumn('reason', 'text')
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('form', 'text', (c) => c.notNull().references('quality_form.id'))
        .addColumn('per_agent', 'integer', (c) => c.notNull())
        .addColumn('filters', 'text', (c) => c.notNull())
        .addColumn('population', 'integer', (c) => c.notNull())
        .addColumn('short', 'integer', (c) => c.notNull())
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .addColumn('made_by', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_evaluation')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('draw', 'text', (c) => c.notNull().references('quality_draw.id'))
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('contact', 'text', (c) => c.notNull())
        .addColumn('contact_at', 'bigint', (c) => c.notNull())
        .addColumn('site', 'text')
        .addColumn('project', 'text')
        .addColumn('client', 'text')
        .addColumn('team', 'text')
        .addColumn('agent', 'text')
        .addColumn('queue', 'text')
        .addColumn('channel', 'text')
        .addColumn('sample', 'text', (c) => c.notNull())
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('inspector', 'text', (c) => c.notNull())
        .addColumn('inspector_name', 'text', (c) => c.notNull())
        .addColumn('due_at', 'bigint')
        .addColumn('form', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('revision', 'integer', (c) => c.notNull())
        .addColumn('answers', 'text', (c) => c.notNull())
        .addColumn('feedback', 'text', (c) => c.notNull())
        .addColumn('worked', 'integer', (c) => c.notNull())
        .addColumn('submitted_at', 'bigint')
        .addColumn('acknowledged_at', 'bigint')
        .addColumn('published', 'integer', (c) => c.notNull())
        .addForeignKeyConstraint('quality_evaluation_form', ['form', 'version'], 'quality_form_version', [
          'form',
          'version',
        ])
        .execute();
      await db.schema
        .createIndex('quality_evaluation_by_inspector')
        .on('quality_evaluation')
        .columns(['inspector', 'state'])
        .execute();
      await db.schema
        .createIndex('quality_evaluation_by_agent')
        .on('quality_evaluation')
        .columns(['agent', 'state'])
        .execute();
      await db.schema.createIndex('quality_evaluation_by_draw').on('quality_evaluation').column('draw').execute();
      await db.schema
        .createTable('quality_appeal')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('evaluation', 'text', (c) => c.notNull().references('quality_evaluation.id'))
        .addColumn('item', 'text', (c) => c.notNull())
        .addColumn('reason', 'text', (c) => c.notNull())
        .addColumn('filed_by', 'text', (c) => c.notNull())
        .addColumn('filed_at', 'bigint', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('stage', 'text')
        .addColumn('due_at', 'bigint')
        .addColumn('answer_before', 'text', (c) => c.notNull())
        .addColumn('answer_after', 'text')
        .addUniqueConstraint('quality_appeal_once', ['evaluation', 'item'])
        .execute();
      await db.schema
        .createTable('quality_appeal_step')
        .addColumn('appeal', 'text', (c) => c.notNull().references('quality_appeal.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('stage', 'text', (c) => c.notNull())
        .addColumn('outcome', 'text', (c) => c.notNull())
        .addColumn('by_user', 'text', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('quality_appeal_step_key', ['appeal', 'number'])
        .execute();
    },
  },
};
