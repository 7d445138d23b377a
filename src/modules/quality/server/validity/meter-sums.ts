import type { EventStore } from '#src/analytics/event-store.ts';
import { and, type Expression } from '#src/semantic/expression.ts';
import { count, sum } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import type { PairSums } from '../../contract/statistics/correlation.ts';
import type { OutcomeKind } from '../../contract/statistics/meter.ts';
import { evaluationItem } from '../items/item-entity.ts';
import { answerKinds, type KnownKind } from '../items/known-kinds.ts';
import { groupColumn, type Period, periodScan } from '../scores/period-scan.ts';

const { at } = evaluationItem;
const x = at.share;

/**
 * Which rows the meter reads: those that have a kind, which the QA department drew by chance, out of all contacts or of those whose customers answered. The latter
 * add to what is known of customers' verdicts and to nothing else.
 */
export const metered = (form: string): Expression => and(at.answer_kind.known(), at.form.is(form));
const random = at.sample.is('random');

/** One pass over items by the kinds of answers, of which there are few. */
export function meterScan(period: Period, form: string): Scan {
  return periodScan(evaluationItem, 'contact_at', period, {
    by: ['answer_kind'],
    where: metered(form),
    sums: [
      count(evaluationItem),
      sum(evaluationItem, at.seconds),
      count(evaluationItem, at.seconds.known()),
      count(evaluationItem, at.rest.known()),
      sum(evaluationItem, at.rest),
      sum(evaluationItem, at.rest.times(at.rest)),
    ],
  });
}

/** And one by person: how much of an item's variance is between people. */
export const peopleScan = (period: Period, form: string): Scan =>
  periodScan(evaluationItem, 'contact_at', period, {
    by: ['item', 'agent'],
    where: and(metered(form), random, x.known()),
    sums: [count(evaluationItem), sum(evaluationItem, x), sum(evaluationItem, x.times(x))],
  });

export type MeterSums = {
  readonly asked: number;
  readonly answered: number;
  readonly full: number;
  /** Seconds in all, and evaluations they were taken in. */
  readonly seconds: number;
  readonly timed: number;
  readonly rest: PairSums;
  readonly outcomes: Readonly<Record<OutcomeKind, PairSums>>;
};

/**
 * Sums by item; rows of the whole evaluation stand among them. Pairs are taken within inspectors: a lenient one gives more on everything, and would tie items
 * together that have nothing in common but her.
 */
export async function meterSums(
  store: Pick<EventStore, 'aggregate' | 'list'>,
  period: Period,
  form: string,
): Promise<Map<string, MeterSums>> {
  const { length, columns } = await store.aggregate(meterScan(period, form));
  // After the answers: none is told without its kind.
  const kinds = await answerKinds(store, form);
  const byInspector = new Map<string, Map<string, Mutable>>();
  const numbers = columns[groupColumn(0)] ?? [];
  const sums = Array.from({ length: 6 }, (_, a) => columns[`a${a}`] ?? []);
  for (let i = 0; i < length; i++) {
    const kind = kinds.get(Number(numbers[i]));
    if (kind === undefined) throw new Error('The meter found an answer of no known kind');
    const own = byInspector.get(kind.item) ?? new Map<string, Mutable>();
    byInspector.set(kind.item, own);
    const to = own.get(kind.inspector) ?? noSums();
    own.set(kind.inspector, to);
    addGroup(
      to,
      kind,
      sums.map((column) => Number(column[i]) || 0),
    );
  }
  return new Map(
    [...byInspector].map(([item, inspectors]) => [item, [...inspectors.values()].map(centred).reduce(together)]),
  );
}

type Mutable = { -readonly [K in keyof Omit<MeterSums, 'outcomes'>]: MeterSums[K] } & {
  outcomes: Record<OutcomeKind, PairSums>;
};

const NO_PAIRS: PairSums = { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 };
/** Of an item nobody was asked about. */
export const noSums = (): Mutable => ({
  asked: 0,
  answered: 0,
  full: 0,
  seconds: 0,
  timed: 0,
  rest: NO_PAIRS,
  outcomes: { verdict: NO_PAIRS, repeated: NO_PAIRS, complained: NO_PAIRS },
});

/** Adds a group of answers that are all alike. */
function addGroup(to: Mutable, { isRandom, share, verdict, ...flags }: KnownKind, sums: readonly number[]): void {
  const [n, seconds, timed, restN, y, yy] = sums as [number, number, number, number, number, number];
  if (isRandom) {
    to.asked += n;
    to.seconds += seconds;
    to.timed += timed;
    if (share !== null) to.answered += n;
    if (share !== null && share >= 1) to.full += n;
  }
  if (share === null) return;
  const alike = (other: number): PairSums => ({
    n,
    x: n * share,
    y: n * other,
    xx: n * share * share,
    yy: n * other * other,
    xy: n * share * other,
  });
  const { outcomes } = to;
  if (verdict !== null) outcomes.verdict = added(alike(verdict), outcomes.verdict);
  if (!isRandom) return;
  to.rest = added({ n: restN, x: restN * share, y, xx: restN * share * share, yy, xy: share * y }, to.rest);
  for (const kind of ['repeated', 'complained'] as const) {
    const flag = flags[kind];
    if (flag !== null) outcomes[kind] = added(alike(flag), outcomes[kind]);
  }
}

const centred = (sums: MeterSums): MeterSums => ({
  ...sums,
  rest: within(sums.rest),
  outcomes: {
    verdict: within(sums.outcomes.verdict),
    repeated: within(sums.outcomes.repeated),
    complained: within(sums.outcomes.complained),
  },
});

const together = (a: MeterSums, b: MeterSums): MeterSums => ({
  asked: a.asked + b.asked,
  answered: a.answered + b.answered,
  full: a.full + b.full,
  seconds: a.seconds + b.seconds,
  timed: a.timed + b.timed,
  rest: added(a.rest, b.rest),
  outcomes: {
    verdict: added(a.outcomes.verdict, b.outcomes.verdict),
    repeated: added(a.outcomes.repeated, b.outcomes.repeated),
    complained: added(a.outcomes.complained, b.outcomes.complained),
  },
});

/** Sums about the means of their group. */
function within({ n, x, y, xx, yy, xy }: PairSums): PairSums {
  if (n === 0) return { n, x, y, xx, yy, xy };
  return { n, x: 0, y: 0, xx: xx - (x * x) / n, yy: yy - (y * y) / n, xy: xy - (x * y) / n };
}

function added(a: PairSums, b: PairSums): PairSums {
  return { n: a.n + b.n, x: a.x + b.x, y: a.y + b.y, xx: a.xx + b.xx, yy: a.yy + b.yy, xy: a.xy + b.xy };
}

/** Share of each item's variance that is between people (one-way analysis of variance), 0–1. */
export async function peopleShares(
  store: Pick<EventStore, 'aggregate'>,
  period: Period,
  form: string,
): Promise<Map<string, number>> {
  const { length, columns } = await store.aggregate(peopleScan(period, form));
  const items = new Map<
    string,
    { groups: number; n: number; sum: number; squares: number; means: number; sizes: number }
  >();
  for (let i = 0; i < length; i++) {
    const item = String(columns[groupColumn(0)]?.[i]);
    const [n, total, squares] = [0, 1, 2].map((a) => Number(columns[`a${a}`]?.[i] ?? 0)) as [number, number, number];
    const own = items.get(item) ?? { groups: 0, n: 0, sum: 0, squares: 0, means: 0, sizes: 0 };
    own.groups += 1;
    own.n += n;
    own.sum += total;
    own.squares += squares;
    own.means += (total * total) / n;
    own.sizes += n * n;
    items.set(item, own);
  }
  const shares = new Map<string, number>();
  for (const [item, { groups, n, sum: total, squares, means, sizes }] of items) {
    if (groups < 2 || n <= groups) continue;
    const within = (squares - means) / (n - groups);
    const between = (means - (total * total) / n) / (groups - 1);
    const size = (n - sizes / n) / (groups - 1);
    const variance = Math.max(0, (between - within) / size);
    if (variance + within > 1e-12) shares.set(item, variance / (variance + within));
  }
  return shares;
}
