import { outOf100, scoreOf } from '../contract/score.ts';
import type { QualityNeeds } from './dependencies.ts';
// The tables this module adds to the records, as types.
import './desk/tables.ts';
import { type KeptEvaluation, readEvaluations } from './evaluation.store.ts';

const SOURCE = 'quality';

/**
 * Sends every submitted evaluation that has changed since it was last sent to the facts: whatever was cut off is made up for by the next call. A later word
 * about the same evaluation (an upheld appeal) replaces the earlier, so that the days and closed periods it lies in are counted again.
 */
export async function publishEvaluations(needs: Needs): Promise<void> {
  const { db } = needs.records;
  for (const kept of await readEvaluations(db, { unpublished: true })) {
    await publish(kept, needs);
    await db.updateTable('quality_evaluation').set({ published: kept.revision }).where('id', '=', kept.id).execute();
  }
}

type Needs = Pick<QualityNeeds, 'records' | 'ingestion' | 'kpis' | 'organisation'>;

/** When coaching after an evaluation was due, and when it took place; of several the last. */
async function coachingOf(evaluation: string, { records }: Needs) {
  const task = await records.db
    .selectFrom('quality_task')
    .select(['due_at', 'done_at'])
    .where('evaluation', '=', evaluation)
    .where('kind', '=', 'coaching')
    .orderBy('opened_at', 'desc')
    .executeTakeFirst();
  const at = (value: number | null | undefined): number | null => (value == null ? null : Number(value));
  return { coaching_due_at: at(task?.due_at), coached_at: at(task?.done_at) };
}

async function publish(kept: KeptEvaluation, needs: Needs): Promise<void> {
  const { zone } = await needs.kpis.coverage();
  const score = scoreOf(kept.content, kept.answers);
  const has = (kind: string): boolean => score.failed.some((failed) => failed === kind);
  const { site, project, client, team, agent, queue, channel } = kept;
  const row = {
    evaluation_id: kept.id,
    site,
    project,
    client,
    team,
    agent,
    queue,
    channel,
    contact_id: kept.contact,
    contact_at: kept.contact_at,
    evaluated_at: kept.submitted_at,
    inspector: kept.inspector_name,
    inspector_id: kept.inspector,
    qa_source: kept.source,
    form: `${kept.formName} ${kept.version}`,
    sample: kept.sample,
    score: outOf100(score.total),
    customer_score: outOf100(score.aspects.customer),
    business_score: outOf100(score.aspects.business),
    passed: score.passed,
    critical_customer: has('customer'),
    critical_business: has('business'),
    critical_compliance: has('compliance'),
    appealed: kept.appeals.length > 0,
    overturned: kept.appeals.some(({ state }) => state === 'upheld'),
    ...(await coachingOf(kept.id, needs)),
  };
  // This source calls agents and queues by their ids.
  const directory = await needs.organisation.directory();
  for (const [noun, id] of [
    ['agent', agent],
    ['queue', queue],
  ] as const)
    if (id !== null && !directory.knows(noun, SOURCE, id)) await needs.organisation.nameInSource(noun, SOURCE, id, id);
  const at = (kept.submitted_at ?? 0) + kept.revision;
  const delivery = { source: SOURCE, zone, facts: [{ entity: 'evaluation', row, at }] };
  const { rejected } = await needs.ingestion.acceptEvents(delivery, null);
  if (rejected[0]) throw new Error(`ingestion refused an evaluation: ${rejected[0].reason}`);
}
