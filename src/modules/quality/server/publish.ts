import { OWN_SOURCES } from '#src/modules/ingestion/contract/own-sources.ts';
import { toColumns } from '#src/analytics/columns.ts';
import { outOf100, scoreOf } from '../contract/score.ts';
import type { QualityNeeds } from './dependencies.ts';
// The tables this module adds to the records, as types.
import './desk/tables.ts';
import { type KeptEvaluation, readEvaluations } from './evaluation.store.ts';
import { answerKind, kindOf } from './items/answer-kind.ts';
import { evaluationItem } from './items/item-entity.ts';
import { itemRows } from './items/item-rows.ts';
import { outcomesOf, UNKNOWN } from './outcomes/outcome.ts';
import { keepOutcomes } from './outcomes/outcome.store.ts';
import { untilOf } from './outcomes/until.ts';

export const SOURCE = OWN_SOURCES.quality;

/** Evaluations told at once: days are sealed again after each telling. */
const SLICE = 1000;

/**
 * Sends every submitted evaluation that has changed since it was last sent to the facts, with its items and with what its customer did afterwards: whatever was
 * cut off is made up for by the next call. A later word about the same evaluation (an upheld appeal, a late survey) replaces the earlier, so that the days
 * and closed periods it lies in are counted again.
 */
export async function publishEvaluations(needs: Needs): Promise<void> {
  const { db } = needs.records;
  for (;;) {
    const slice = await readEvaluations(db, { unpublished: true, limit: SLICE });
    if (slice.length === 0) return;
    await publish(slice, needs);
    // What has changed meanwhile is told by the next call.
    for (const [revision, told] of Map.groupBy(slice, (kept) => kept.revision))
      await db
        .updateTable('quality_evaluation')
        .set({ published: revision })
        .where(
          'id',
          'in',
          told.map(({ id }) => id),
        )
        .execute();
    if (slice.length < SLICE) return;
  }
}

type Needs = Pick<QualityNeeds, 'records' | 'ingestion' | 'kpis' | 'organisation' | 'store' | 'clock'>;

/** When coaching after evaluations was due, and when it took place; of several the last. */
async function coachingOf(evaluations: readonly string[], { records }: Needs) {
  const tasks = await records.db
    .selectFrom('quality_task')
    .select(['evaluation', 'due_at', 'done_at'])
    .where('evaluation', 'in', evaluations)
    .where('kind', '=', 'coaching')
    .orderBy('opened_at')
    .execute();
  const at = (value: number | null): number | null => (value === null ? null : Number(value));
  return new Map(tasks.map((t) => [t.evaluation, { coaching_due_at: at(t.due_at), coached_at: at(t.done_at) }]));
}
const NOT_COACHED = { coaching_due_at: null, coached_at: null };

async function publish(slice: readonly KeptEvaluation[], needs: Needs): Promise<void> {
  const { ingestion, kpis, organisation, store, records, clock } = needs;
  const coverage = await kpis.coverage();
  const outcomes = await outcomesOf(
    slice.map(({ contact }) => contact),
    untilOf(coverage),
    store,
  );
  await knowByIds(slice, organisation);
  const coaching = await coachingOf(
    slice.map(({ id }) => id),
    needs,
  );
  const now = clock.now();
  const facts = [];
  const items: Record<string, unknown>[] = [];
  const kinds = new Map<number, Record<string, unknown>>();
  for (const kept of slice) {
    const outcome = outcomes.get(kept.contact) ?? UNKNOWN;
    const row = { ...rowOf(kept), customer_verdict: outcome.verdict, ...(coaching.get(kept.id) ?? NOT_COACHED) };
    facts.push({ entity: 'evaluation', row, at: now + kept.revision });
    for (const item of itemRows(kept, outcome)) {
      const kind = kindOf(item);
      items.push({ ...item, answer_kind: kind?.kind ?? null });
      if (kind !== null) kinds.set(kind.kind, kind);
    }
  }
  const { rejected } = await ingestion.acceptEvents({ source: SOURCE, zone: coverage.zone, facts }, null);
  if (rejected[0]) throw new Error(`ingestion refused an evaluation: ${rejected[0].reason}`);
  await store.apply({
    remove: [{ entity: evaluationItem, values: slice.map(({ id }) => id) }],
    append: [
      { entity: answerKind, rows: toColumns([...kinds.values()], Object.keys(answerKind.fields)) },
      { entity: evaluationItem, rows: toColumns(items, Object.keys(evaluationItem.fields)) },
    ],
  });
  await keepOutcomes(records.db, outcomes);
}

/** This source calls agents and queues by their ids. */
export async function knowByIds(
  slice: readonly { readonly agent: string | null; readonly queue: string | null }[],
  organisation: Needs['organisation'],
): Promise<void> {
  const directory = await organisation.directory();
  const named = new Set<string>();
  for (const { agent, queue } of slice)
    for (const [noun, id] of [
      ['agent', agent],
      ['queue', queue],
    ] as const) {
      if (id === null || named.has(`${noun} ${id}`) || directory.knows(noun, SOURCE, id)) continue;
      named.add(`${noun} ${id}`);
      await organisation.nameInSource(noun, SOURCE, id, id);
    }
}

function rowOf(kept: KeptEvaluation) {
  const score = scoreOf(kept.content, kept.answers);
  const has = (kind: string): boolean => score.failed.some((failed) => failed === kind);
  const { site, project, client, team, agent, queue, channel } = kept;
  return {
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
  };
}
