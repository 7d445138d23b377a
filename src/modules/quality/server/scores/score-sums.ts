import { contact } from '#src/catalogue/entities/contact.ts';
import { evaluation } from '#src/catalogue/entities/quality.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { and, type Expression, or } from '#src/semantic/expression.ts';
import { count, highest, sum } from '#src/semantic/measure.ts';
import type { ScorePart } from '../../contract/scores.ts';
import { groupColumn, type Period, periodScan } from './period-scan.ts';

/** Evaluations of a person in a team and channel by one inspector and source, summed; names as facts write them. */
export type SummedEvaluations = {
  readonly agent: string | null;
  readonly team: string | null;
  readonly channel: string;
  readonly inspector: string;
  readonly inspectorName: string;
  readonly source: string;
  /** Of random draws with a score. */
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  /** Of random draws: with and without a score, and those with a critical error. */
  readonly drawn: number;
  readonly critical: number;
  /** Of any draw: all, of full scans, and critical errors nobody can object to any more. */
  readonly examined: number;
  readonly scanned: number;
  readonly established: number;
  /** Latest contact. */
  readonly last: number;
};

const { at } = evaluation;
const anyCritical = or(at.critical_customer, at.critical_business, at.critical_compliance);
const random = at.sample.is('random');

const SCORE: Record<ScorePart, Expression> = {
  total: at.score,
  customer: at.customer_score,
  business: at.business_score,
};

export type SumsAsked = {
  readonly period: Period;
  readonly part: ScorePart;
  /** What facts call the form's versions; null: every form. */
  readonly forms: readonly string[] | null;
  /** Critical errors of evaluations finished before this instant stand, but for these evaluations. */
  readonly standsBefore: number;
  readonly disputed: readonly string[];
};

/** The pass over evaluations. */
export function scoreScan({ period, part, forms, standsBefore, disputed }: SumsAsked) {
  const score = SCORE[part];
  const scored = and(random, score.known());
  const stands = and(
    anyCritical,
    at.evaluated_at.below(standsBefore),
    ...disputed.map((id) => at.evaluation_id.isNot(id)),
  );
  return periodScan(evaluation, 'contact_at', period, {
    by: ['agent', 'team', 'channel', 'inspector_id', 'inspector', 'qa_source'],
    // What was scored to be compared is nobody's score.
    where: and(at.sample.isNot('calibration'), ...(forms === null ? [] : [at.form.in(forms)])),
    sums: [
      count(evaluation, scored),
      sum(evaluation, score, scored),
      sum(evaluation, score.times(score), scored),
      count(evaluation, random),
      count(evaluation, and(random, anyCritical)),
      count(evaluation),
      count(evaluation, at.sample.is('full')),
      count(evaluation, stands),
      highest(evaluation, at.contact_at),
    ],
  });
}

export async function scoreSums(store: Pick<EventStore, 'aggregate'>, asked: SumsAsked): Promise<SummedEvaluations[]> {
  const { length, columns } = await store.aggregate(scoreScan(asked));
  const text = (group: number, i: number): string | null =>
    (columns[groupColumn(group)]?.[i] as string | null | undefined) ?? null;
  const number = (sum: number, i: number): number => Number(columns[`a${sum}`]?.[i] ?? 0) || 0;
  return Array.from({ length }, (_, i) => {
    const inspector = text(3, i) ?? text(4, i) ?? '';
    return {
      agent: text(0, i),
      team: text(1, i),
      channel: text(2, i) ?? '',
      inspector,
      inspectorName: text(4, i) ?? inspector,
      source: text(5, i) ?? 'qa',
      n: number(0, i),
      sum: number(1, i),
      squares: number(2, i),
      drawn: number(3, i),
      critical: number(4, i),
      examined: number(5, i),
      scanned: number(6, i),
      established: number(7, i),
      last: number(8, i),
    };
  });
}

/** Contacts that could have been drawn, by person, team and channel. */
export async function contactSums(
  store: Pick<EventStore, 'aggregate'>,
  period: Period,
): Promise<{ agent: string; team: string | null; channel: string; contacts: number }[]> {
  const scan = periodScan(contact, 'first_touch', period, {
    by: ['agent', 'team', 'channel'],
    where: contact.at.agent.known(),
    sums: [count(contact)],
  });
  const { length, columns } = await store.aggregate(scan);
  return Array.from({ length }, (_, i) => ({
    agent: String(columns[groupColumn(0)]?.[i]),
    team: (columns[groupColumn(1)]?.[i] as string | null | undefined) ?? null,
    channel: String(columns[groupColumn(2)]?.[i] ?? ''),
    contacts: Number(columns['a0']?.[i] ?? 0),
  }));
}
