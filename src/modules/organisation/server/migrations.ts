import { type Kysely, sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';

function named(db: Kysely<unknown>, table: string) {
  return db.schema
    .createTable(table)
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull());
}

export const organisationMigrations: ModuleMigrations = {
  name: 'organisation',
  migrations: {
    '0001_nouns': async (db) => {
      await named(db, 'site').addColumn('zone', 'text').addUniqueConstraint('site_name', ['name']).execute();
      await named(db, 'client').addUniqueConstraint('client_name', ['name']).execute();
      await named(db, 'project')
        .addColumn('client', 'text', (c) => c.references('client.id'))
        .addUniqueConstraint('project_name', ['name'])
        .execute();
      await named(db, 'team')
        .addColumn('site', 'text', (c) => c.references('site.id'))
        .addUniqueConstraint('team_name', ['name'])
        .execute();
      // Two people may share a name; they never share an agent number.
      await named(db, 'agent').addColumn('number', 'text').addUniqueConstraint('agent_number', ['number']).execute();
      await named(db, 'queue')
        .addColumn('channel', 'text')
        .addColumn('zone', 'text')
        .addUniqueConstraint('queue_name', ['name'])
        .execute();
      await db.schema
        .createTable('source_name')
        .addColumn('noun', 'text', (c) => c.notNull())
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('id', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('source_name_key', ['noun', 'source', 'name'])
        .execute();
      await db.schema
        .createTable('assignment')
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('subject', 'text', (c) => c.notNull())
        .addColumn('value', 'text', (c) => c.notNull())
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('until_at', 'bigint')
        .addPrimaryKeyConstraint('assignment_key', ['kind', 'subject', 'from_at'])
        .addCheckConstraint('assignment_span', sql`until_at is null or until_at > from_at`)
        .execute();
      await db.schema
        .createTable('organisation_revision')
        .addColumn('revision', 'integer', (c) => c.notNull())
        .execute();
      await sql`insert into organisation_revision values (0)`.execute(db);
    },
    '0002_skills_and_calendars': async (db) => {
      await named(db, 'skill').addUniqueConstraint('skill_name', ['name']).execute();
      await db.schema
        .createTable('agent_skill')
        .addColumn('agent', 'text', (c) => c.notNull().references('agent.id').onDelete('cascade'))
        .addColumn('skill', 'text', (c) => c.notNull().references('skill.id'))
        .addColumn('level', 'integer', (c) => c.notNull())
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('until_at', 'bigint')
        .addPrimaryKeyConstraint('agent_skill_key', ['agent', 'skill', 'from_at'])
        .addCheckConstraint('agent_skill_span', sql`until_at is null or until_at > from_at`)
        .execute();
      // What holds from a day on; a change is a new row.
      await db.schema
        .createTable('calendar')
        .addColumn('id', 'text', (c) => c.notNull())
        .addColumn('from_day', 'text', (c) => c.notNull())
        .addColumn('body', 'jsonb', (c) => c.notNull())
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('calendar_key', ['id', 'from_day'])
        .execute();
    },
    '0003_moved_from': async (db) => {
      await db.schema.alterTable('organisation_revision').addColumn('moved_from', 'bigint').execute();
    },
  },
};
