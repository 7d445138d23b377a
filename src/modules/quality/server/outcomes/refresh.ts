import type { QualityNeeds } from '../dependencies.ts';
import { COUNTED_SAMPLES } from '../evaluation.store.ts';
import { publishEvaluations } from '../publish.ts';
import { outcomesOf } from './outcome.ts';
import { keptOutcomes } from './outcome.store.ts';
import { untilOf } from './until.ts';

const DAY_MS = 86_400_000;
/** What customers say later than this is not looked for. */
const WATCHED_MS = 45 * DAY_MS;

/**
 * Looks again at what became of recently evaluated contacts, and tells the facts where customers have said something since. Resolves with
 * the number of contacts about which there was news.
 */
export async function refreshOutcomes(needs: QualityNeeds): Promise<number> {
  const { records, clock, store, kpis } = needs;
  const recent = await records.db
    .selectFrom('quality_evaluation')
    .select('contact')
    .distinct()
    .where('sample', 'in', COUNTED_SAMPLES)
    .where('state', '=', 'submitted')
    .where('contact_at', '>=', clock.now() - WATCHED_MS)
    .execute();
  if (recent.length === 0) return 0;
  const contacts = recent.map(({ contact }) => contact);
  const outcomes = await outcomesOf(contacts, untilOf(await kpis.coverage()), store);
  const before = await keptOutcomes(records.db, contacts);
  const news = [...outcomes].flatMap(([contact, outcome]) =>
    before.get(contact) === JSON.stringify(outcome) ? [] : [contact],
  );
  for (let i = 0; i < news.length; i += 500)
    await records.db
      .updateTable('quality_evaluation')
      .set({ published: 0 })
      .where('sample', 'in', COUNTED_SAMPLES)
      .where('state', '=', 'submitted')
      .where('contact', 'in', news.slice(i, i + 500))
      .execute();
  if (news.length > 0) await publishEvaluations(needs);
  return news.length;
}
