import type { ModuleMigrations } from '#src/records/migrate.ts';
// The tables made here, as types.
import './tables.ts';

/** What people do at the desk, besides forms, draws, evaluations and appeals. */
export const qualityDeskMigrations: ModuleMigrations = {
  name: 'quality_desk',
  migrations: {
    '0001_handbook_case_law_tasks': async (db) => {
      await db.schema
        .createTable('quality_handbook')
        .addColumn('form', 'text', (c) => c.notNull().references('quality_form.id'))
        .addColumn('item', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('meaning', 'text', (c) => c.notNull())
        .addColumn('examples', 'text', (c) => c.notNull())
        .addColumn('saved_at', 'bigint', (c) => c.notNull())
        .addColumn('saved_by', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('quality_handbook_key', ['form', 'item', 'version'])
        .execute();
      await db.schema
        .createTable('quality_decision')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('form', 'text', (c) => c.notNull().references('quality_form.id'))
        .addColumn('item', 'text', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_precedent_merge')
        .addColumn('appeal', 'text', (c) => c.primaryKey().references('quality_appeal.id'))
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_task')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('form', 'text')
        .addColumn('item', 'text')
        .addColumn('evaluation', 'text', (c) => c.references('quality_evaluation.id'))
        .addColumn('site', 'text')
        .addColumn('project', 'text')
        .addColumn('team', 'text')
        .addColumn('agent', 'text')
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('due_at', 'bigint')
        .addColumn('opened_at', 'bigint', (c) => c.notNull())
        .addColumn('opened_by', 'text', (c) => c.notNull())
        .addColumn('done_at', 'bigint')
        .addColumn('done_by', 'text')
        .addColumn('outcome', 'text', (c) => c.notNull())
        .addColumn('confirmed_at', 'bigint')
        .execute();
      await db.schema.createIndex('quality_task_by_agent').on('quality_task').columns(['agent', 'done_at']).execute();
    },
    '0002_plans_rescoring': async (db) => {
      await db.schema
        .createTable('quality_plan')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('to_at', 'bigint', (c) => c.notNull())
        .addColumn('form', 'text', (c) => c.notNull().references('quality_form.id'))
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('minimum', 'integer', (c) => c.notNull())
        .addColumn('maximum', 'integer', (c) => c.notNull())
        .addColumn('surveyed', 'integer', (c) => c.notNull())
        .addColumn('extra_counts', 'integer', (c) => c.notNull())
        .addColumn('filters', 'text', (c) => c.notNull())
        .addColumn('inspectors', 'text', (c) => c.notNull())
        .addColumn('fixed_at', 'bigint', (c) => c.notNull())
        .addColumn('fixed_by', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_draw_rule')
        .addColumn('draw', 'text', (c) => c.primaryKey().references('quality_draw.id'))
        .addColumn('plan', 'text', (c) => c.references('quality_plan.id'))
        .addColumn('threshold', 'double precision')
        .execute();
      await db.schema
        .createTable('quality_rescoring')
        .addColumn('evaluation', 'text', (c) => c.primaryKey().references('quality_evaluation.id'))
        .addColumn('original', 'text', (c) => c.notNull().unique().references('quality_evaluation.id'))
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .execute();
    },
    '0003_relisten': async (db) => {
      await db.schema
        .createTable('quality_relisten')
        .addColumn('evaluation', 'text', (c) => c.primaryKey().references('quality_evaluation.id'))
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('marked_at', 'bigint', (c) => c.notNull())
        .execute();
    },
    '0004_checks': async (db) => {
      await db.schema
        .createTable('quality_check')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('form', 'text', (c) => c.notNull().references('quality_form.id'))
        .addColumn('item', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('spec', 'text', (c) => c.notNull())
        .addColumn('saved_at', 'bigint', (c) => c.notNull())
        .addColumn('saved_by', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_check_answer')
        .addColumn('check', 'text', (c) => c.notNull().references('quality_check.id'))
        .addColumn('basis', 'text', (c) => c.notNull())
        .addColumn('evaluation', 'text', (c) => c.notNull().references('quality_evaluation.id'))
        .addColumn('answer', 'text', (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('place', 'double precision')
        .addColumn('answered_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('quality_check_answer_key', ['check', 'basis', 'evaluation'])
        .execute();
      await db.schema
        .createTable('quality_model')
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('url', 'text', (c) => c.notNull())
        .addColumn('model', 'text', (c) => c.notNull())
        .addColumn('sealed_key', 'text')
        .addColumn('is_on', 'integer', (c) => c.notNull())
        .addColumn('leaves', 'text', (c) => c.notNull())
        .addColumn('changed_at', 'bigint', (c) => c.notNull())
        .addColumn('changed_by', 'text', (c) => c.notNull())
        .execute();
    },
  },
};
