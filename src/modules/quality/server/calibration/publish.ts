import type { QualityNeeds } from '../dependencies.ts';
import { CALIBRATION, readEvaluations } from '../evaluation.store.ts';
import { knowByIds, SOURCE } from '../publish.ts';
import { alikeWith } from './compared-items.ts';
import { readSessions } from './session.store.ts';

type Needs = Pick<QualityNeeds, 'records' | 'ingestion' | 'kpis' | 'organisation' | 'clock'>;

/**
 * Tells the facts of closed sessions how many items every inspector answered as the expert did, one row a rating, booked to when she scored; what was
 * cut off is made up for by the next call. The rows have no score and no contact, agent, team or client: they count in agreement and in nothing
 * else, and no day but that of the scoring is counted again.
 */
export async function publishCalibrations(needs: Needs): Promise<void> {
  const { records, ingestion, kpis, organisation, clock } = needs;
  const { db } = records;
  const untold = await db
    .selectFrom('quality_evaluation as e')
    .innerJoin('quality_calibration as c', 'c.id', 'e.draw')
    .select('c.id')
    .distinct()
    .where('c.state', '=', 'closed')
    .where('e.state', '=', 'submitted')
    .whereRef('e.published', '<', 'e.revision')
    .execute();
  if (untold.length === 0) return;
  const { zone } = await kpis.coverage();
  const ids = new Set(untold.map(({ id }) => id));
  for (const session of (await readSessions(db)).filter(({ id }) => ids.has(id))) {
    const expert = session.people.find(({ is_expert }) => is_expert === 1)?.person ?? '';
    const kept = (await readEvaluations(db, { draw: session.id, state: 'submitted' })).filter(
      ({ sample }) => sample === CALIBRATION,
    );
    await knowByIds(
      kept.map(({ queue }) => ({ agent: null, queue })),
      organisation,
    );
    const alike = new Map(
      alikeWith(
        expert,
        kept.map((one) => ({ ...one, person: one.inspector })),
      ).map((one) => [`${one.contact}\0${one.person}`, one]),
    );
    const now = clock.now();
    const facts = kept.flatMap((one) => {
      const found = alike.get(`${one.contact}\0${one.inspector}`);
      if (found === undefined) return [];
      const row = {
        evaluation_id: one.id,
        site: one.site,
        queue: one.queue,
        channel: one.channel,
        evaluated_at: one.submitted_at,
        inspector: one.inspector_name,
        inspector_id: one.inspector,
        qa_source: one.source,
        form: `${one.formName} ${one.version}`,
        sample: CALIBRATION,
        critical_customer: false,
        critical_business: false,
        critical_compliance: false,
        calibrated_items: found.items,
        agreed_items: found.agreed,
        appealed: false,
        overturned: false,
      };
      return [{ entity: 'evaluation', row, at: now + one.revision }];
    });
    if (facts.length > 0) {
      const { rejected } = await ingestion.acceptEvents({ source: SOURCE, zone, facts }, null);
      if (rejected[0]) throw new Error(`ingestion refused a calibration: ${rejected[0].reason}`);
    }
    for (const { id, revision } of kept)
      await db.updateTable('quality_evaluation').set({ published: revision }).where('id', '=', id).execute();
  }
}
