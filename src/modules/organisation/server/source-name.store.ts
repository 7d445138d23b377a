import type { Db } from '#src/records/records.ts';
import { assertExists } from './named.store.ts';

/** Records what a source calls an agent or queue; a later statement about the same name wins. Throws `not_found`. */
export async function saveSourceName(
  db: Db,
  { noun, source, name, id }: { noun: 'agent' | 'queue'; source: string; name: string; id: string },
): Promise<void> {
  await assertExists(db, noun, id);
  await db
    .insertInto('source_name')
    .values({ noun, source, name, id })
    .onConflict((c) => c.columns(['noun', 'source', 'name']).doUpdateSet({ id }))
    .execute();
}

/**
 * Removes the agent that was made from an interface before anybody said whose interface it is. Only one that nobody has
 * touched since: no number, no team ever.
 */
export async function removePlaceholder(db: Db, address: string, owner: string): Promise<void> {
  const placeholders = await db
    .selectFrom('agent')
    .select('id')
    .where('name', '=', address)
    .where('id', '<>', owner)
    .where('number', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('assignment')
            .select('value')
            .whereRef('assignment.subject', '=', 'agent.id')
            .where('kind', '=', 'agent_team'),
        ),
      ),
    )
    .execute();
  for (const { id } of placeholders) {
    await db.updateTable('source_name').set({ id: owner }).where('noun', '=', 'agent').where('id', '=', id).execute();
    await db.deleteFrom('agent').where('id', '=', id).execute();
  }
}
