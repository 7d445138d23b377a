import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AppError } from '#src/kernel/errors.ts';
import type { Records } from './records.ts';

/** One step forward. It sees the database untyped, because it must still run when the types have moved on. */
export type Migration = (db: Kysely<unknown>) => Promise<void>;

/** The migrations of one module, by name, in order. A released one is never changed; the next one corrects it. */
export interface ModuleMigrations {
  readonly name: string;
  readonly migrations: Readonly<Record<string, Migration>>;
}

/**
 * Brings the records up to date: modules in the given order, each module's steps in their order, each once.
 * Returns the names of the steps that ran. Throws `records_too_new` for a database a later version has written,
 * and the database's own error when a step fails (on that step everything is as before it).
 */
export async function migrate(records: Records, modules: readonly ModuleMigrations[]): Promise<string[]> {
  const steps = modules.flatMap(({ name, migrations }) =>
    Object.entries(migrations).map(([step, up]) => [`${name}.${step}`, { up }] as const),
  );
  const order = new Map<string, number>(steps.map(([name], index) => [name, index]));
  await refuseNewer(records, order);
  const migrator = new Migrator({
    db: records.db,
    provider: { getMigrations: async () => Object.fromEntries(steps) },
    // Modules grow independently: a step of an early module may be younger than one of a later module.
    allowUnorderedMigrations: true,
    nameComparator: (a, b) => (order.get(a) ?? -1) - (order.get(b) ?? -1),
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  return results.map((result) => result.migrationName);
}

async function refuseNewer(records: Records, known: ReadonlyMap<string, number>): Promise<void> {
  const tables = await records.execute("select 1 from information_schema.tables where table_name = 'kysely_migration'");
  if (tables.rows.length === 0) return;
  const done = await records.db.selectFrom('kysely_migration').select('name').execute();
  const unknown = done.map((row) => row.name).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new AppError(
    'conflict',
    'records_too_new',
    `The records were written by a later version (${unknown.join(', ')})`,
    {
      remedy: 'Start the version that wrote them, or a newer one; or use another data directory.',
    },
  );
}
