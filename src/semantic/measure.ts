import type { Entity } from './entity.ts';
import { and, type Expression, type Node } from './expression.ts';
import type { Label } from './label.ts';

/** How a lasting row is booked: whole to its anchor, split by clock overlap, or an amount prorated by clock overlap. */
export type Attribution = 'whole' | 'split' | 'prorate';

export type AggregateFunction = 'count' | 'sum' | 'min' | 'max' | 'distinct' | 'quantile';

/**
 * Adds to each row facts about the same customer's other contacts: `previous_<name>` = latest value of `of` among
 * earlier rows that satisfy `among`, `next_<name>` = earliest value among later ones. Order is by `order`, then key.
 */
export type Chain = {
  readonly partition: readonly string[];
  readonly order: string;
  readonly columns: readonly {
    readonly name: string;
    readonly side: 'previous' | 'next';
    readonly of: string;
    readonly among: Node;
    /** What formulas call it. */
    readonly label?: Label;
  }[];
};

/** One aggregate over one entity. Durations come out in milliseconds. */
export type Aggregate = {
  readonly op: 'aggregate';
  readonly fn: AggregateFunction;
  readonly entity: string;
  readonly anchor: string | null;
  readonly attribution: Attribution;
  readonly where: Node | null;
  readonly value: Node | null;
  /** For `quantile`: 0–1; type 7 (linear interpolation), exact. */
  readonly p?: number;
  readonly chain?: Chain;
  readonly includeExcluded?: boolean;
  readonly label?: Label;
};

/** A linear combination of aggregates: what numerators and denominators are made of. */
export type Linear =
  | Aggregate
  | { readonly op: 'add'; readonly terms: readonly { readonly sign: 1 | -1; readonly term: Linear }[] }
  | { readonly op: 'scale'; readonly by: number; readonly term: Linear }
  /** Mean level over the interval: time divided by the interval's length as far as it has passed (person-time → head count). */
  | { readonly op: 'average'; readonly term: Linear };

/** Two-level KPIs: an inner question per interval (and group), folded per outer group. */
export type OverIntervals = {
  readonly op: 'overIntervals';
  /** Grain of the inner question, e.g. `30m`. */
  readonly interval: string;
  /** Inner values, asked per interval and, if named in `per`, per dimension. */
  readonly inner: Readonly<Record<string, Linear>>;
  readonly per: readonly string[];
  readonly fold: Fold;
};

export type Fold =
  /** Intervals where a ÷ b ≥ target ÷ intervals where b > 0. */
  | { readonly how: 'compliance'; readonly target: number; readonly numerator: string; readonly denominator: string }
  /** Σ|a − b| ÷ Σ base over intervals that have ended; `signed` keeps the sign of each difference. */
  | {
      readonly how: 'absoluteDifference';
      readonly left: string;
      readonly right: string;
      readonly base: string;
      readonly complement: boolean;
      readonly signed?: boolean;
    };

/** Pearson correlation from six sums, so that it adds up over parts like everything else. */
export type Correlation = {
  readonly op: 'correlation';
  readonly label: Label;
  readonly n: Linear;
  readonly x: Linear;
  readonly y: Linear;
  readonly xx: Linear;
  readonly yy: Linear;
  readonly xy: Linear;
};

export type Measure =
  | { readonly op: 'value'; readonly of: Linear }
  /**
   * `cap` bounds the value (not the stored parts) from above. Without any row in `needs` there is no data: a source that never states a
   * duration has none, not 0.
   */
  | {
      readonly op: 'ratio';
      readonly numerator: Linear;
      readonly denominator: Linear;
      readonly scale: number;
      readonly cap?: number;
      readonly needs?: Linear;
    }
  | Correlation
  | OverIntervals;

type AggregateOptions = {
  readonly anchor?: string;
  readonly attribution?: Attribution;
  readonly chain?: Chain;
  readonly includeExcluded?: boolean;
  readonly label?: Label;
};

function aggregate(
  of: Entity,
  fn: AggregateFunction,
  value: Expression | null,
  where: Expression | null,
  options: AggregateOptions,
  p?: number,
): Aggregate {
  return {
    op: 'aggregate',
    fn,
    entity: of.name,
    anchor: options.anchor ?? of.anchors[0] ?? null,
    attribution: options.attribution ?? 'whole',
    where: where?.node ?? null,
    value: value?.node ?? null,
    ...(p !== undefined && { p }),
    ...(options.chain && { chain: options.chain }),
    ...(options.includeExcluded && { includeExcluded: true }),
    ...(options.label && { label: options.label }),
  };
}

/** Rows that satisfy `where` (all rows when absent). */
export const count = (of: Entity, where?: Expression | null, options: AggregateOptions = {}): Aggregate =>
  aggregate(of, 'count', null, where ?? null, options);
export const sum = (
  of: Entity,
  value: Expression,
  where?: Expression | null,
  options: AggregateOptions = {},
): Aggregate => aggregate(of, 'sum', value, where ?? null, options);
export const highest = (
  of: Entity,
  value: Expression,
  where?: Expression | null,
  options: AggregateOptions = {},
): Aggregate => aggregate(of, 'max', value, where ?? null, options);
export const lowest = (
  of: Entity,
  value: Expression,
  where?: Expression | null,
  options: AggregateOptions = {},
): Aggregate => aggregate(of, 'min', value, where ?? null, options);
export const distinct = (
  of: Entity,
  value: Expression,
  where?: Expression | null,
  options: AggregateOptions = {},
): Aggregate => aggregate(of, 'distinct', value, where ?? null, options);
export const quantile = (
  of: Entity,
  value: Expression,
  p: number,
  where?: Expression | null,
  options: AggregateOptions = {},
): Aggregate => aggregate(of, 'quantile', value, where ?? null, options, p);

/** Time of lasting rows inside each bucket, clipped by clock, milliseconds; `weight` multiplies it (e.g. chats open). */
export const spanTime = (
  of: Entity,
  where?: Expression | null,
  weight?: Expression,
  options: AggregateOptions = {},
): Aggregate => aggregate(of, 'sum', weight ?? null, where ?? null, { ...options, attribution: 'split' });
/** An amount that belongs to a span (a month's cost), shared out by clock overlap. */
export const prorated = (
  of: Entity,
  amount: Expression,
  where?: Expression | null,
  options: AggregateOptions = {},
): Aggregate => aggregate(of, 'sum', amount, where ?? null, { ...options, attribution: 'prorate' });

export const plus = (...terms: readonly Linear[]): Linear => ({
  op: 'add',
  terms: terms.map((term) => ({ sign: 1, term })),
});
export const minus = (left: Linear, right: Linear): Linear => ({
  op: 'add',
  terms: [
    { sign: 1, term: left },
    { sign: -1, term: right },
  ],
});
export const scaled = (by: number, term: Linear): Linear => ({ op: 'scale', by, term });

/** Mean level over the interval, e.g. head count from time employed. */
export const average = (term: Linear): Linear => ({ op: 'average', term });

export const value = (of: Linear): Measure => ({ op: 'value', of });
/** Ratio of sums; `scale` multiplies the value only (100 for points, 10,000 for 万投比), never the stored parts. */
export const ratio = (numerator: Linear, denominator: Linear, scale = 1, cap?: number): Measure => ({
  op: 'ratio',
  numerator,
  denominator,
  scale,
  ...(cap !== undefined && { cap }),
});
/** The same ratio, but no data where `needs` counts nothing. */
export const knownRatio = (numerator: Linear, denominator: Linear, needs: Linear): Measure => ({
  op: 'ratio',
  numerator,
  denominator,
  scale: 1,
  needs,
});
/** Correlation of two values over the rows where both are known. */
export function correlation(of: Entity, x: Expression, y: Expression, where: Expression | null, label: Label): Measure {
  const both = where ? and(where, x.known(), y.known()) : and(x.known(), y.known());
  const total = (value: Expression): Aggregate => sum(of, value, both);
  return {
    op: 'correlation',
    label,
    n: count(of, both),
    x: total(x),
    y: total(y),
    xx: total(x.times(x)),
    yy: total(y.times(y)),
    xy: total(x.times(y)),
  };
}

/** Every aggregate of a measure, outermost first. */
export function aggregatesOf(measure: Measure): Aggregate[] {
  const walk = (l: Linear): Aggregate[] =>
    l.op === 'aggregate'
      ? [l]
      : l.op === 'scale' || l.op === 'average'
        ? walk(l.term)
        : l.terms.flatMap((t) => walk(t.term));
  switch (measure.op) {
    case 'value':
      return walk(measure.of);
    case 'ratio':
      return [measure.numerator, measure.denominator, ...(measure.needs ? [measure.needs] : [])].flatMap(walk);
    case 'correlation':
      return [measure.n, measure.x, measure.y, measure.xx, measure.yy, measure.xy].flatMap(walk);
    case 'overIntervals':
      return Object.values(measure.inner).flatMap(walk);
  }
}
