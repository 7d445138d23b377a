import type { ModuleMigrations } from '#src/records/migrate.ts';

export const outboxMigrations: ModuleMigrations = {
  name: 'outbox',
  migrations: {
    '0001_outbox': async (db) => {
      await db.schema
        .createTable('outbox')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('seq', 'bigserial', (c) => c.notNull())
        .addColumn('topic', 'text', (c) => c.notNull())
        .addColumn('lane', 'text')
        .addColumn('key', 'text')
        .addColumn('payload', 'jsonb', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull())
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .addColumn('next_at', 'bigint', (c) => c.notNull())
        .addColumn('settled_at', 'bigint')
        .addColumn('last_error', 'text')
        .addUniqueConstraint('outbox_key', ['key'])
        .execute();
      await db.schema.createIndex('outbox_due').on('outbox').columns(['state', 'next_at']).execute();
      await db.schema.createIndex('outbox_lane').on('outbox').columns(['lane', 'seq']).execute();
    },
  },
};
