import fc from '#test/fast-check.ts';
import { type Grain, makeGrid } from '#src/kernel/grid.ts';
import { offsetPieces } from '#src/kernel/zone.ts';
import type { Aggregate, AggregateFunction, Attribution, Chain } from '#src/semantic/measure.ts';
import type { Scan, ScanDimension } from '#src/semantic/scan.ts';
import { expressions } from './conditions.ts';
import { BASE, DAY, SPAN, TEXTS, visit } from './entity.ts';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const GRAINS: readonly Grain[] = ['5m', '15m', '30m', '1h', '1d', '1w', '1mo', 'period', 'whole'];
const FINE = new Set<Grain>(['5m', '15m', '30m', '1h']);

const columnDimensions: ScanDimension[] = [
  { id: 'queue', column: 'queue' },
  { id: 'channel', column: 'channel' },
  { id: 'agent', column: 'agent_id' },
];

const maybe = <T>(of: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | null> => fc.option(of, { nil: null, freq });

/** Any question the planner could ask of the entity, with every calendar, attribution, chain and aggregate. */
export const scans: fc.Arbitrary<Scan> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    grain: fc.constantFrom(...GRAINS),
    from: fc.integer({ min: 0, max: SPAN - DAY }).map((n) => BASE + n - (n % 60_000)),
    lasts: fc.integer({ min: 1, max: SPAN }),
    attribution: fc.constantFrom<Attribution>('whole', 'whole', 'split', 'prorate'),
    chained: fc.boolean(),
    shift: fc.constantFrom(0, 4 * 3_600_000),
  })
  .chain(({ zone, grain, from, lasts, attribution, chained, shift }) => {
    const to = from + (FINE.has(grain) ? Math.min(lasts, 3 * DAY) : lasts);
    const grid = makeGrid(from, to, grain, zone, { dayStart: shift, periodDay: 26 });
    const withChain = chained && attribution === 'whole';
    const clocks: ScanDimension[] = (['hour', 'weekday'] as const).map((id) => ({
      id,
      offsets: offsetPieces(zone, from, to),
    }));
    const dimensions = attribution === 'whole' ? [...columnDimensions, ...clocks] : columnDimensions;
    const names = withChain ? ['previous_at', 'next_at'] : [];
    const { condition } = expressions(names, true);
    return fc.record({
      entity: fc.constant(visit.name),
      attribution: fc.constant(attribution),
      anchor: attribution === 'whole' ? fc.constantFrom('at', 'until') : fc.constant(null),
      grid: fc.constant(grid),
      byBucket: grain === 'whole' ? fc.constant(false) : fc.boolean(),
      by: fc.subarray(dimensions, { maxLength: 2 }),
      filters: fc.array(fc.constantFrom(...dimensions).chain(filterOn), { maxLength: 1 }),
      where: maybe(condition),
      chain: withChain ? chain : fc.constant(null),
      includeExcluded: fc.boolean(),
      aggregates: fc.array(aggregate(attribution, names), { minLength: 1, maxLength: 4 }),
      asOf: fc.integer({ min: BASE, max: BASE + SPAN }),
      dataFrom: fc.constant(BASE + DAY),
    });
  });

function filterOn(dimension: ScanDimension): fc.Arbitrary<Scan['filters'][number]> {
  const values: fc.Arbitrary<string | number> =
    'offsets' in dimension ? fc.integer({ min: 0, max: 23 }) : fc.constantFrom<string[]>(...TEXTS, 'voice', 'a1', 'a2');
  return fc.array(values, { maxLength: 4 }).map((values) => ({ dimension, values }));
}

const chain: fc.Arbitrary<Chain> = fc
  .record({ among: expressions([]).condition, partition: fc.constantFrom(['customer'], ['customer', 'queue']) })
  .map(({ among, partition }) => ({
    partition,
    order: 'at',
    columns: [
      { name: 'previous_at', side: 'previous' as const, of: 'at', among },
      { name: 'next_at', side: 'next' as const, of: 'at', among },
    ],
  }));

function aggregate(attribution: Attribution, names: readonly string[]): fc.Arbitrary<Aggregate> {
  const { condition, number } = expressions(names, true);
  const made = (
    fn: AggregateFunction,
    value: Aggregate['value'],
    where: Aggregate['where'],
    p?: number,
  ): Aggregate => ({
    op: 'aggregate',
    fn,
    entity: visit.name,
    anchor: null,
    attribution,
    where,
    value,
    ...(p !== undefined && { p }),
  });
  const where = maybe(condition);
  if (attribution === 'prorate') return where.map((w) => made('sum', { op: 'field', name: 'amount' }, w));
  if (attribution === 'split') {
    const weight = fc.constantFrom<Aggregate['value']>(null, { op: 'field', name: 'calls' });
    return fc.tuple(weight, where).map(([v, w]) => made('sum', v, w));
  }
  const anything = fc.constantFrom('queue', 'customer', 'ok', 'wait').map((name) => ({ op: 'field' as const, name }));
  return fc.oneof(
    where.map((w) => made('count', null, w)),
    fc
      .tuple(fc.constantFrom<AggregateFunction>('sum', 'min', 'max'), number, where)
      .map(([fn, v, w]) => made(fn, v, w)),
    fc.tuple(anything, where).map(([v, w]) => made('distinct', v, w)),
    fc.tuple(number, where, fc.constantFrom(0, 0.5, 0.8, 0.95, 1)).map(([v, w, p]) => made('quantile', v, w, p)),
  );
}
