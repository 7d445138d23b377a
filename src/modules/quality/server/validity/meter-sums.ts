import type { EventStore } from '#src/analytics/event-store.ts';
import { and, type Expression } from '#src/semantic/expression.ts';
import { type Aggregate, count, sum } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import type { PairSums } from '../../contract/statistics/correlation.ts';
import type { OutcomeKind } from '../../contract/statistics/meter.ts';
import { evaluationItem } from '../items/item-entity.ts';
import { groupColumn, type Period, periodScan } from '../scores/period-scan.ts';

const { at } = evaluationItem;
const x = at.share;

/**
 * Which rows the meter reads: those the QA department drew by chance, out of all contacts or of those whose customers answered. The latter add to what is known
 * of customers' verdicts and to nothing else.
 */
export const metered = (form: string): Expression =>
  and(at.sample.in(['random', 'surveyed']), at.qa_source.is('qa'), at.form.is(form));
const random = at.sample.is('random');

const here = (value: Expression, where: Expression): Aggregate => sum(evaluationItem, value, where);
const many = (where: Expression): Aggregate => count(evaluationItem, where);

/** Sums of pairs with a number, five of them: y, yy are of the same rows as x. */
const withNumber = (y: Expression, of?: Expression): Aggregate[] => {
  const both = and(...(of === undefined ? [] : [of]), x.known(), y.known());
  return [
    many(both),
    here(x, both),
    here(y, both),
    here(x.times(x), both),
    here(y.times(y), both),
    here(x.times(y), both),
  ];
};
/** With a flag y and yy are its count. */
const withFlag = (y: Expression): Aggregate[] => {
  const both = and(random, x.known(), y.known());
  const yes = and(random, x.known(), y);
  return [many(both), here(x, both), many(yes), here(x.times(x), both), here(x, yes)];
};

/** One pass over items, by inspector: what the meter needs of each. */
export function meterScan(period: Period, form: string): Scan {
  return periodScan(evaluationItem, 'contact_at', period, {
    by: ['item', 'inspector_id'],
    where: metered(form),
    sums: [
      many(random),
      many(and(random, x.known())),
      many(and(random, x.atLeast(1))),
      here(at.seconds, random),
      many(and(random, at.seconds.known())),
      ...withNumber(at.rest, random),
      ...withNumber(at.verdict),
      ...withFlag(at.repeated),
      ...withFlag(at.complained),
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
  store: Pick<EventStore, 'aggregate'>,
  period: Period,
  form: string,
): Promise<Map<string, MeterSums>> {
  const { length, columns } = await store.aggregate(meterScan(period, form));
  const found = new Map<string, MeterSums>();
  for (let i = 0; i < length; i++) {
    const at = (column: number): number => Number(columns[`a${column}`]?.[i] ?? 0) || 0;
    const number = (from: number): PairSums =>
      within({ n: at(from), x: at(from + 1), y: at(from + 2), xx: at(from + 3), yy: at(from + 4), xy: at(from + 5) });
    const flag = (from: number): PairSums =>
      within({ n: at(from), x: at(from + 1), y: at(from + 2), xx: at(from + 3), yy: at(from + 2), xy: at(from + 4) });
    const item = String(columns[groupColumn(0)]?.[i]);
    const before = found.get(item);
    found.set(item, {
      asked: at(0) + (before?.asked ?? 0),
      answered: at(1) + (before?.answered ?? 0),
      full: at(2) + (before?.full ?? 0),
      seconds: at(3) + (before?.seconds ?? 0),
      timed: at(4) + (before?.timed ?? 0),
      rest: added(number(5), before?.rest),
      outcomes: {
        verdict: added(number(11), before?.outcomes.verdict),
        repeated: added(flag(17), before?.outcomes.repeated),
        complained: added(flag(22), before?.outcomes.complained),
      },
    });
  }
  return found;
}

/** Sums about the means of their group. */
function within({ n, x, y, xx, yy, xy }: PairSums): PairSums {
  if (n === 0) return { n, x, y, xx, yy, xy };
  return { n, x: 0, y: 0, xx: xx - (x * x) / n, yy: yy - (y * y) / n, xy: xy - (x * y) / n };
}

function added(a: PairSums, b: PairSums | undefined): PairSums {
  if (b === undefined) return a;
  return { n: a.n + b.n, x: 0, y: 0, xx: a.xx + b.xx, yy: a.yy + b.yy, xy: a.xy + b.xy };
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
