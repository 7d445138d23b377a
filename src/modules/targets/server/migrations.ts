import { type Kysely, sql } from 'kysely';
import type { ModuleMigrations } from '#src/records/migrate.ts';

interface GoalTable {
  id: string;
  name: string;
  note: string;
  from_at: number;
  until_at: number;
  zone: string;
  period_day: number;
}

interface TargetTable {
  id: string;
  goal: string;
  parent: string | null;
  kpi: string;
  owner_kind: string;
  /** '' for the centre, so that the key holds for it too. */
  owner: string;
}

interface TargetVersionTable {
  target: string;
  version: number;
  /** draft, proposed, objected, agreed, withdrawn; in force and ended follow from the clock. */
  state: string;
  /** JSON. */
  bounds: string;
  weight: number | null;
  expected: number | null;
  from_at: number;
  until_at: number;
  evidence: string | null;
  reason: string;
  by_id: string;
  by_name: string;
  at: number;
  accepted: boolean | null;
  answered_by: string | null;
  answered_at: number | null;
  answer: string;
  on_behalf: boolean;
}

interface DecisionColumns {
  state: string;
  requested_by: string;
  requested_name: string;
  requested_at: number;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: number | null;
  decision: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    goal: GoalTable;
    target: TargetTable;
    target_version: TargetVersionTable;
    target_comment: { id: string; target: string; at: number; by_name: string; text: string };
    exclusion: DecisionColumns & {
      id: string;
      agent: string;
      team: string | null;
      site: string | null;
      from_at: number;
      until_at: number;
      kind: string;
      reason: string;
    };
    role_fit_use: DecisionColumns & { id: string; kpi: string; reason: string; expires_at: number };
  }
}

/** A request and its decision, in every table that knows one; who asked never decides. */
function decisions(db: Kysely<unknown>, table: string) {
  return db.schema
    .createTable(table)
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('requested_by', 'text', (c) => c.notNull())
    .addColumn('requested_name', 'text', (c) => c.notNull())
    .addColumn('requested_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_name', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('decision', 'text', (c) => c.notNull())
    .addCheckConstraint(`${table}_two_people`, sql`decided_by is null or decided_by <> requested_by`);
}

export const targetMigrations: ModuleMigrations = {
  name: 'targets',
  migrations: {
    '0001_targets': async (db) => {
      await db.schema
        .createTable('goal')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull().unique())
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('until_at', 'bigint', (c) => c.notNull())
        .addColumn('zone', 'text', (c) => c.notNull())
        .addColumn('period_day', 'integer', (c) => c.notNull())
        .addCheckConstraint('goal_span', sql`until_at > from_at`)
        .execute();
      await db.schema
        .createTable('target')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('goal', 'text', (c) => c.notNull().references('goal.id'))
        .addColumn('parent', 'text', (c) => c.references('target.id'))
        .addColumn('kpi', 'text', (c) => c.notNull())
        .addColumn('owner_kind', 'text', (c) => c.notNull())
        .addColumn('owner', 'text', (c) => c.notNull())
        .addUniqueConstraint('target_once', ['goal', 'kpi', 'owner_kind', 'owner'])
        .execute();
      await db.schema.createIndex('target_by_owner').on('target').columns(['owner_kind', 'owner', 'kpi']).execute();
      await db.schema
        .createTable('target_version')
        .addColumn('target', 'text', (c) => c.notNull().references('target.id'))
        .addColumn('version', 'integer', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('bounds', 'text', (c) => c.notNull())
        .addColumn('weight', 'double precision')
        .addColumn('expected', 'double precision')
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('until_at', 'bigint', (c) => c.notNull())
        .addColumn('evidence', 'text')
        .addColumn('reason', 'text', (c) => c.notNull())
        .addColumn('by_id', 'text', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('accepted', 'boolean')
        .addColumn('answered_by', 'text')
        .addColumn('answered_at', 'bigint')
        .addColumn('answer', 'text', (c) => c.notNull())
        .addColumn('on_behalf', 'boolean', (c) => c.notNull())
        .addPrimaryKeyConstraint('target_version_key', ['target', 'version'])
        .execute();
      await db.schema
        .createTable('target_comment')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('target', 'text', (c) => c.notNull().references('target.id'))
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('by_name', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('target_comment_by_target').on('target_comment').column('target').execute();
    },
    '0002_exclusions': async (db) => {
      await decisions(db, 'exclusion')
        .addColumn('agent', 'text', (c) => c.notNull())
        .addColumn('team', 'text')
        .addColumn('site', 'text')
        .addColumn('from_at', 'bigint', (c) => c.notNull())
        .addColumn('until_at', 'bigint', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addCheckConstraint('exclusion_span', sql`until_at > from_at`)
        .execute();
      await db.schema.createIndex('exclusion_by_agent').on('exclusion').columns(['agent', 'from_at']).execute();
      await decisions(db, 'role_fit_use')
        .addColumn('kpi', 'text', (c) => c.notNull())
        .addColumn('expires_at', 'bigint', (c) => c.notNull())
        .execute();
    },
  },
};
