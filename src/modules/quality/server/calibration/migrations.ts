import type { ModuleMigrations } from '#src/records/migrate.ts';
// The tables made and widened here, as types.
import '../desk/tables.ts';
import './tables.ts';

/** Sessions in which several inspectors score the same contacts. */
export const qualityCalibrationMigrations: ModuleMigrations = {
  name: 'quality_sessions',
  migrations: {
    '0001_sessions': async (db) => {
      await db.schema
        .createTable('quality_calibration')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('form', 'text', (c) => c.notNull().references('quality_form.id'))
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('due_at', 'bigint', (c) => c.notNull())
        .addColumn('task', 'text', (c) => c.references('quality_task.id'))
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .addColumn('made_by', 'text', (c) => c.notNull())
        .addColumn('started_at', 'bigint')
        .addColumn('revealed_at', 'bigint')
        .addColumn('revealed_by', 'text')
        .addColumn('reason', 'text', (c) => c.notNull())
        .addColumn('closed_at', 'bigint')
        .addColumn('closed_by', 'text')
        .addColumn('outcome', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_calibration_person')
        .addColumn('session', 'text', (c) => c.notNull().references('quality_calibration.id'))
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('is_expert', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('quality_calibration_person_key', ['session', 'person'])
        .execute();
      await db.schema
        .createTable('quality_calibration_contact')
        .addColumn('session', 'text', (c) => c.notNull().references('quality_calibration.id'))
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('contact', 'text', (c) => c.notNull())
        .addColumn('contact_at', 'bigint', (c) => c.notNull())
        .addColumn('site', 'text')
        .addColumn('project', 'text')
        .addColumn('client', 'text')
        .addColumn('team', 'text')
        .addColumn('agent', 'text')
        .addColumn('queue', 'text')
        .addColumn('channel', 'text')
        .addColumn('version', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('quality_calibration_contact_key', ['session', 'contact'])
        .execute();
      await db.schema
        .createTable('quality_calibration_note')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('session', 'text', (c) => c.notNull().references('quality_calibration.id'))
        .addColumn('contact', 'text', (c) => c.notNull())
        .addColumn('item', 'text')
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('quality_calibration_decision')
        .addColumn('session', 'text', (c) => c.notNull().references('quality_calibration.id'))
        .addColumn('contact', 'text', (c) => c.notNull())
        .addColumn('item', 'text', (c) => c.notNull())
        .addColumn('answer', 'text', (c) => c.notNull())
        .addColumn('words', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('quality_calibration_decision_key', ['session', 'contact', 'item'])
        .execute();
      // What was agreed on stands on the handbook's page beside why.
      await db.schema.alterTable('quality_decision').addColumn('answer', 'text').execute();
    },
  },
};
