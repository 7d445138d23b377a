import { sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';

export const deliveryMigrations: ModuleMigrations = {
  name: 'delivery',
  migrations: {
    '0001_delivery': async (db) => {
      await db.schema
        .createTable('channel')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('settings', 'jsonb', (c) => c.notNull())
        .addColumn('secrets', 'jsonb', (c) => c.notNull())
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .addColumn('removed_at', 'bigint')
        .execute();
      await sql`create unique index channel_name on channel (name) where removed_at is null`.execute(db);
      await db.schema
        .createTable('delivery')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('channel', 'text', (c) => c.notNull().references('channel.id'))
        .addColumn('message', 'jsonb', (c) => c.notNull())
        .addColumn('cause_kind', 'text')
        .addColumn('cause_id', 'text')
        .addColumn('made_at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('delivery_cause').on('delivery').columns(['cause_kind', 'cause_id']).execute();
      await db.schema.createIndex('delivery_made').on('delivery').columns(['made_at']).execute();
      await db.schema
        .createTable('delivery_part')
        .addColumn('delivery', 'text', (c) => c.notNull().references('delivery.id').onDelete('cascade'))
        .addColumn('part', 'text', (c) => c.notNull())
        .addColumn('outbox', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('delivery_part_key', ['delivery', 'part'])
        .execute();
      await db.schema
        .createTable('delivery_file')
        .addColumn('delivery', 'text', (c) => c.notNull().references('delivery.id').onDelete('cascade'))
        .addColumn('position', 'integer', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('type', 'text', (c) => c.notNull())
        .addColumn('bytes', 'bytea', (c) => c.notNull())
        .addColumn('token', 'text', (c) => c.notNull().unique())
        .addColumn('expires_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('delivery_file_key', ['delivery', 'position'])
        .execute();
    },
  },
};
