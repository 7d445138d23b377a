import type { ModuleMigrations } from '#src/records/migrate.ts';

export const costMigrations: ModuleMigrations = {
  name: 'costs',
  migrations: {
    '0001_costs': async (db) => {
      const table = (name: string) => db.schema.createTable(name);
      await table('cost_version')
        .addColumn('version', 'integer', (c) => c.primaryKey())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('file', 'text', (c) => c.notNull())
        .addColumn('kept', 'integer', (c) => c.notNull())
        .addColumn('rejected', 'text', (c) => c.notNull())
        .execute();
      await table('cost_line')
        .addColumn('version', 'integer', (c) => c.notNull().references('cost_version.version'))
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('month', 'text', (c) => c.notNull())
        .addColumn('site', 'text')
        .addColumn('project', 'text')
        .addColumn('channel', 'text')
        .addColumn('item', 'text', (c) => c.notNull())
        .addColumn('group_name', 'text')
        .addColumn('amount', 'double precision', (c) => c.notNull())
        .addColumn('sheet', 'text', (c) => c.notNull())
        .addColumn('cell', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('cost_line_month').on('cost_line').column('month').execute();
      await table('cost_name')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('means', 'text', (c) => c.notNull())
        .execute();
      await table('cost_sent')
        .addColumn('cost_id', 'text', (c) => c.primaryKey())
        .addColumn('month', 'text', (c) => c.notNull())
        .addColumn('sent', 'text', (c) => c.notNull())
        .execute();
    },
  },
};
