import { sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';
// The table made here, as a type.
import '../outcomes/tables.ts';

/** What was last known of a contact's customer, so that a later word is noticed; and pairs of evaluations of one contact are found fast. */
export const qualityScoreMigrations: ModuleMigrations = {
  name: 'quality_scores',
  migrations: {
    '0001_outcomes': async (db) => {
      await db.schema
        .createTable('quality_outcome')
        .addColumn('contact', 'text', (c) => c.primaryKey())
        .addColumn('outcome', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('quality_evaluation_by_contact').on('quality_evaluation').column('contact').execute();
      await db.schema
        .createIndex('quality_evaluation_by_day')
        .on('quality_evaluation')
        .columns(['state', 'contact_at'])
        .execute();
      await db.schema.createIndex('quality_appeal_by_state').on('quality_appeal').columns(['state', 'item']).execute();
    },
    // Items in the facts bear the kinds of their answers from here on: they are told again.
    '0002_answer_kinds': async (db) => {
      await sql`update quality_evaluation set published = 0 where state = 'submitted'`.execute(db);
    },
  },
};
