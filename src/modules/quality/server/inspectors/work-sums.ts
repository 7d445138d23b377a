import type { EventStore } from '#src/analytics/event-store.ts';
import { evaluation } from '#src/catalogue/entities/quality.ts';
import { and, or } from '#src/semantic/expression.ts';
import { count, sum } from '#src/semantic/measure.ts';
import { evaluationItem } from '../items/item-entity.ts';
import { WHOLE } from '../items/item-rows.ts';
import { groupColumn, type Period, periodScan } from '../scores/period-scan.ts';

/** Evaluations of a person by one inspector in a channel, summed; of the QA department alone. */
export type SummedWork = {
  readonly inspector: string;
  readonly name: string;
  readonly agent: string;
  readonly channel: string;
  readonly evaluations: number;
  /** Of random draws with a score. */
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly appealed: number;
  readonly upheld: number;
};

const { at } = evaluation;
const scored = and(at.sample.is('random'), at.score.known());

/** The pass over evaluations; what was scored in a calibration is nobody's. */
export const workScan = (period: Period) =>
  periodScan(evaluation, 'contact_at', period, {
    by: ['inspector_id', 'inspector', 'agent', 'channel'],
    where: and(or(at.qa_source.isNull(), at.qa_source.is('qa')), at.sample.isNot('calibration')),
    sums: [
      count(evaluation),
      count(evaluation, scored),
      sum(evaluation, at.score, scored),
      sum(evaluation, at.score.times(at.score), scored),
      count(evaluation, at.appealed),
      count(evaluation, at.overturned),
    ],
  });

export async function workSums(store: Pick<EventStore, 'aggregate'>, period: Period): Promise<SummedWork[]> {
  const { length, columns } = await store.aggregate(workScan(period));
  const text = (group: number, i: number): string => String(columns[groupColumn(group)]?.[i] ?? '');
  const number = (a: number, i: number): number => Number(columns[`a${a}`]?.[i] ?? 0) || 0;
  return Array.from({ length }, (_, i) => ({
    inspector: text(0, i) || text(1, i),
    name: text(1, i) || text(0, i),
    agent: text(2, i),
    channel: text(3, i),
    evaluations: number(0, i),
    n: number(1, i),
    sum: number(2, i),
    squares: number(3, i),
    appealed: number(4, i),
    upheld: number(5, i),
  }));
}

/** The pass over time: seconds worked and evaluations they were measured on, by inspector. */
export const timeScan = (period: Period) => {
  const { at: item } = evaluationItem;
  return periodScan(evaluationItem, 'contact_at', period, {
    by: ['inspector_id'],
    where: and(item.item.is(WHOLE.total), item.qa_source.is('qa'), item.sample.isNot('calibration')),
    sums: [sum(evaluationItem, item.seconds, item.seconds.known()), count(evaluationItem, item.seconds.known())],
  });
};

export async function timeSums(
  store: Pick<EventStore, 'aggregate'>,
  period: Period,
): Promise<Map<string, { seconds: number; timed: number }>> {
  const { length, columns } = await store.aggregate(timeScan(period));
  return new Map(
    Array.from({ length }, (_, i) => [
      String(columns[groupColumn(0)]?.[i] ?? ''),
      { seconds: Number(columns['a0']?.[i] ?? 0) || 0, timed: Number(columns['a1']?.[i] ?? 0) },
    ]),
  );
}
