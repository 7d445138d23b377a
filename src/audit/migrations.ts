import { sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';

/** One act. Rows are only ever added; each holds the hash of the one before it. */
interface AuditEntryTable {
  seq: number;
  at: number;
  actor: string;
  actor_name: string;
  /** Who really sat there while the actor was being looked at as somebody else. */
  on_behalf_of: string | null;
  action: string;
  object_kind: string;
  object_id: string;
  object_label: string | null;
  /** JSON of what changed. */
  before: string | null;
  after: string | null;
  reason: string | null;
  from_address: string | null;
  previous_hash: string;
  hash: string;
}

/** One row: the end of the chain. Whoever appends locks it first, so that there is one chain however many write. */
interface AuditHeadTable {
  id: number;
  seq: number;
  hash: string;
  /** The last act given up after the days the trail is kept: where the kept chain begins. */
  base_seq: number;
  base_hash: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    audit_entry: AuditEntryTable;
    audit_head: AuditHeadTable;
  }
}

export const auditMigrations: ModuleMigrations = {
  name: 'audit',
  migrations: {
    '0001_trail': async (db) => {
      await db.schema
        .createTable('audit_entry')
        .addColumn('seq', 'bigint', (c) => c.primaryKey())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addColumn('actor_name', 'text', (c) => c.notNull())
        .addColumn('on_behalf_of', 'text')
        .addColumn('action', 'text', (c) => c.notNull())
        .addColumn('object_kind', 'text', (c) => c.notNull())
        .addColumn('object_id', 'text', (c) => c.notNull())
        .addColumn('object_label', 'text')
        .addColumn('before', 'text')
        .addColumn('after', 'text')
        .addColumn('reason', 'text')
        .addColumn('from_address', 'text')
        .addColumn('previous_hash', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('audit_entry_at').on('audit_entry').column('at').execute();
      await db.schema
        .createIndex('audit_entry_object')
        .on('audit_entry')
        .columns(['object_kind', 'object_id'])
        .execute();
      await db.schema
        .createTable('audit_head')
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('seq', 'bigint', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute();
      await sql`insert into audit_head (id, seq, hash) values (1, 0, '')`.execute(db);
    },
    '0002_beginning': async (db) => {
      await db.schema
        .alterTable('audit_head')
        .addColumn('base_seq', 'bigint', (c) => c.notNull().defaultTo(0))
        .execute();
      await db.schema
        .alterTable('audit_head')
        .addColumn('base_hash', 'text', (c) => c.notNull().defaultTo(''))
        .execute();
    },
  },
};
