import type { Db } from '#src/records/records.ts';
import type { OrganisationRows } from './directory.ts';

/** Reads the whole organisation; a centre's is small enough to be held in memory. */
export async function readOrganisation(db: Db): Promise<OrganisationRows> {
  // The revision first: a change that comes between is then read again, never missed.
  const revision = await readRevision(db);
  return {
    revision,
    sites: await db.selectFrom('site').selectAll().orderBy('id').execute(),
    clients: await db.selectFrom('client').selectAll().orderBy('id').execute(),
    projects: await db.selectFrom('project').selectAll().orderBy('id').execute(),
    teams: await db.selectFrom('team').selectAll().orderBy('id').execute(),
    agents: await db.selectFrom('agent').selectAll().orderBy('id').execute(),
    queues: await db.selectFrom('queue').selectAll().orderBy('id').execute(),
    sourceNames: await db.selectFrom('source_name').selectAll().execute(),
    assignments: await db.selectFrom('assignment').selectAll().orderBy('from_at').execute(),
  };
}

/** Rises with every change. */
export async function readRevision(db: Db): Promise<number> {
  return (await db.selectFrom('organisation_revision').select('revision').executeTakeFirstOrThrow()).revision;
}

/** To be called in the transaction of every change. Its row lock also lets one change at a time through. */
export async function raiseRevision(db: Db): Promise<void> {
  await db
    .updateTable('organisation_revision')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .execute();
}
