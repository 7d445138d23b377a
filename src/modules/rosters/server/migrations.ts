import type { ModuleMigrations } from '#src/records/migrate.ts';

export const rosterMigrations: ModuleMigrations = {
  name: 'rosters',
  migrations: {
    '0001_rosters': async (db) => {
      const table = (name: string) => db.schema.createTable(name);
      await table('shift_code')
        .addColumn('code', 'text', (c) => c.notNull())
        .addColumn('from_date', 'text', (c) => c.notNull())
        .addColumn('meaning', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('shift_code_key', ['code', 'from_date'])
        .execute();
      await table('roster_version')
        .addColumn('version', 'integer', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('label', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('cells', 'integer', (c) => c.notNull())
        .addColumn('rejected', 'text', (c) => c.notNull())
        .execute();
      await table('roster_day')
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('agent', 'text', (c) => c.notNull().references('agent.id'))
        .addColumn('date', 'text', (c) => c.notNull())
        .addColumn('code', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('roster_day_key', ['agent', 'date', 'version'])
        .execute();
      await db.schema.createIndex('roster_day_date').on('roster_day').column('date').execute();
      await table('punch')
        .addColumn('agent', 'text', (c) => c.notNull().references('agent.id'))
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('punch_key', ['agent', 'at'])
        .execute();
      await table('punch_day')
        .addColumn('agent', 'text', (c) => c.notNull().references('agent.id'))
        .addColumn('date', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('punch_day_key', ['agent', 'date'])
        .execute();
      await table('leave')
        .addColumn('agent', 'text', (c) => c.notNull().references('agent.id'))
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('until_at', 'bigint', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('approved', 'boolean', (c) => c.notNull())
        .addColumn('version', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('leave_key', ['agent', 'from_at', 'until_at'])
        .execute();
      await table('employment')
        .addColumn('agent', 'text', (c) => c.notNull().references('agent.id'))
        .addColumn('hired', 'text', (c) => c.notNull())
        .addColumn('left_on', 'text')
        .addColumn('kind', 'text')
        .addPrimaryKeyConstraint('employment_key', ['agent', 'hired'])
        .execute();
      await table('roster_person')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('agent', 'text', (c) => c.notNull().references('agent.id'))
        .execute();
      await table('roster_sent')
        .addColumn('agent', 'text', (c) => c.notNull())
        .addColumn('date', 'text', (c) => c.notNull())
        .addColumn('sent', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('roster_sent_key', ['agent', 'date'])
        .execute();
    },
  },
};
