import type { Db } from '#src/records/records.ts';
import type { Outcome } from './outcome.ts';

const SLICE = 500;

/** What was last told of contacts. */
export async function keptOutcomes(db: Db, contacts: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let i = 0; i < contacts.length; i += SLICE) {
    const rows = await db
      .selectFrom('quality_outcome')
      .selectAll()
      .where('contact', 'in', contacts.slice(i, i + SLICE))
      .execute();
    for (const { contact, outcome } of rows) found.set(contact, outcome);
  }
  return found;
}

export async function keepOutcomes(db: Db, outcomes: ReadonlyMap<string, Outcome>): Promise<void> {
  const rows = [...outcomes].map(([contact, outcome]) => ({ contact, outcome: JSON.stringify(outcome) }));
  for (let i = 0; i < rows.length; i += SLICE)
    await db
      .insertInto('quality_outcome')
      .values(rows.slice(i, i + SLICE))
      .onConflict((on) => on.column('contact').doUpdateSet((said) => ({ outcome: said.ref('excluded.outcome') })))
      .execute();
}
