import type { ModuleMigrations } from '#src/records/migrate.ts';

/** Keys of systems that deliver events, of which only the hash is kept; and for how long kinds of data are. */
interface EventKeyTable {
  id: string;
  name: string;
  source: string;
  hash: string;
  created_at: number;
  last_used_at: number | null;
  revoked_at: number | null;
}

declare module '#src/records/records.ts' {
  interface Tables {
    event_key: EventKeyTable;
  }
}

export const keyMigrations: ModuleMigrations = {
  name: 'event_keys',
  migrations: {
    '0001_key': async (db) => {
      await db.schema
        .createTable('event_key')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .addColumn('last_used_at', 'bigint')
        .addColumn('revoked_at', 'bigint')
        .execute();
    },
    '0002_retention': async (db) => {
      await db.schema
        .createTable('retention')
        .addColumn('kind', 'text', (c) => c.primaryKey())
        .addColumn('days', 'integer', (c) => c.notNull())
        .execute();
    },
  },
};
