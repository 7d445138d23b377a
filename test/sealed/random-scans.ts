import fc from '#test/fast-check.ts';
import { queueEntry } from '#src/catalogue/entities/queue-entry.ts';
import { type Grain, makeGrid } from '#src/kernel/grid.ts';
import { offsetPieces } from '#src/kernel/zone.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import { and, durationOf, type Expression, not, or, when } from '#src/semantic/expression.ts';
import { type Aggregate, count, highest, lowest, quantile, sum } from '#src/semantic/measure.ts';
import type { Scan, ScanDimension } from '#src/semantic/scan.ts';

/** Five UTC days around the end of summer time in Europe. */
export const FIRST = Date.UTC(2026, 9, 23);
export const DAY = 86_400_000;
export const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'America/New_York',
  'Australia/Lord_Howe',
];

export const pick = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const wait = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map((s) => s * 1000),
  fc.integer({ min: 0, max: 60_000 }),
  fc.integer({ min: 0, max: 3 * DAY }),
  pick(null, 0, 20_000, -5),
);
/** Queue entries with few values, so that groups meet and waits repeat. */
export const entry = fc.record({
  enqueued_at: fc
    .oneof(
      fc.integer({ min: 0, max: 5 * DAY - 1 }),
      fc.integer({ min: 0, max: 239 }).map((n) => n * 1_800_000),
    )
    .map((t) => FIRST + t),
  wait,
  wait_from_ivr: wait,
  outcome: pick('answered', 'answered', 'answered', 'abandoned', 'flow_out', 'system_drop', 'waiting'),
  flow_kind: pick(null, null, 'timeout', 'callback'),
  queue: pick('sales', 'care', '售后', null),
  channel: pick('voice', 'chat', 'email'),
  direction: pick('inbound', null),
  site: pick('north', 'south', null),
  project: pick('p1', 'p2', null),
  client: pick('c1', null),
  team: pick('t1', 't2', 't3', null),
  agent: pick('a1', 'a2', null),
  reason: pick('bill', null),
  segment: pick('gold', null),
  excluded: pick(null, null, null, null, 'PHANTOM'),
  ring_no_answers: pick(0, 0, 0, 1, 2),
  is_callback: pick(false, false, true),
});
export type Entry = {
  readonly [K in keyof (typeof entry extends fc.Arbitrary<infer R> ? R : never)]: string | number | boolean | null;
};
export const rowsOf = (entries: readonly Entry[], from = 0) =>
  entries.map((e, i) => ({ ...e, entry_id: `e${from + i}`, contact_id: `c${from + i}`, seq: 0, source: 'test' }));

const { at, is } = queueEntry;
const threshold = fc.oneof(pick(0, 5000, 20_000, 20_500, DAY), fc.integer({ min: -10, max: 70_000 }));
const byChannel = (ms: number): Expression => when(at.channel.is('chat'), durationOf(30_000), durationOf(ms));
const within = fc.oneof(
  threshold.map((t) => at.wait.atMost(t)),
  threshold.map((t) => at.wait.below(byChannel(t))),
  threshold.map((t) => at.wait.above(t)),
  threshold.map((t) => at.wait.isNot(t)),
  fc.tuple(threshold, threshold).map(([a, b]) => or(at.wait.below(a), at.wait.atLeast(b))),
  fc.tuple(threshold, threshold).map(([a, b]) => and(at.wait.above(a), at.wait.atMost(b))),
  pick(at.wait.known(), at.wait.isNull(), at.wait.is(20_000)),
);
const who = pick(
  is.answered,
  is.abandoned,
  or(is.answered, is.abandoned),
  not(is.answered),
  is.flowOut,
  and(is.flowOut, not(is.callbackAccepted)),
  at.flow_kind.isNull(),
  at.flow_kind.isNot('timeout'),
  at.queue.in(['sales', 'care']),
  at.ring_no_answers.above(0),
  at.is_callback,
  not(at.is_callback),
  at.direction.known(),
);
const condition: fc.Arbitrary<Expression | null> = fc.oneof(
  pick(null),
  who,
  within,
  fc.tuple(who, within).map(([a, b]) => and(a, b)),
  fc.tuple(who, within).map(([a, b]) => and(a, not(b))),
  fc.tuple(who, who, within).map(([a, b, c]) => or(and(a, c), b)),
  fc.tuple(who, within).map(([a, b]) => and(a, not(and(is.abandoned, b, durationOf(1).above(durationOf(0)))))),
);
const aggregate: fc.Arbitrary<Aggregate> = fc.oneof(
  condition.map((c) => count(queueEntry, c)),
  condition.map((c) => sum(queueEntry, at.wait, c)),
  who.map((c) => sum(queueEntry, at.wait_from_ivr, c)),
  who.map((c) => sum(queueEntry, at.ring_no_answers, c)),
  fc.tuple(condition, pick(0, 0.5, 0.9, 1, 0.333)).map(([c, p]) => quantile(queueEntry, at.wait, p, c)),
  fc.tuple(who, pick(0.25, 0.9)).map(([c, p]) => quantile(queueEntry, at.wait_from_ivr, p, c)),
  condition.map((c) => highest(queueEntry, at.wait, c)),
  condition.map((c) => lowest(queueEntry, at.wait, c)),
);

const BY: readonly DimensionId[] = [
  'queue',
  'channel',
  'site',
  'project',
  'client',
  'team',
  'outcome',
  'flow_kind',
  'reason',
  'hour',
  'weekday',
];
/** A range of whole units: its offset and its length. */
const span = (unit: number, from: { min: number; max: number }, most: number) =>
  fc.tuple(fc.integer(from), fc.integer({ min: 1, max: most })).map(([start, n]) => [start * unit, n * unit]);

/** Any question a surface could ask about queue entries, and some none would. */
export const scan: fc.Arbitrary<Scan> = fc
  .record({
    zone: pick(...ZONES),
    grain: pick<Grain>('5m', '15m', '30m', '1h', '1d', '1w', '1mo', 'period', 'whole'),
    dayStart: pick(0, 0, 4 * 3_600_000),
    range: fc.oneof(
      { weight: 3, arbitrary: span(DAY, { min: -1, max: 2 }, 5) },
      { weight: 3, arbitrary: span(1_800_000, { min: 0, max: 120 }, 100) },
      // Ends inside a slot of time: the days cut across are read from the rows.
      { weight: 1, arbitrary: span(1, { min: 0, max: 3 * DAY }, 3 * DAY) },
    ),
    by: fc.uniqueArray(pick(...BY), { maxLength: 3 }),
    where: fc.uniqueArray(
      fc.tuple(
        pick<DimensionId>('queue', 'channel', 'site', 'project', 'team', 'hour', 'weekday'),
        fc.integer({ min: 0, max: 9 }),
      ),
      { maxLength: 2, selector: ([id]) => id },
    ),
    further: fc.oneof({ weight: 5, arbitrary: pick(null) }, { weight: 1, arbitrary: condition }),
    includeExcluded: pick(false, false, false, false, false, true),
    aggregates: fc.array(aggregate, { minLength: 1, maxLength: 5 }),
  })
  .map((q) => {
    const [offset = 0, length = DAY] = q.range;
    const [start, end] = [FIRST + offset, FIRST + offset + length];
    const pieces = offsetPieces(q.zone, start, end);
    const dimension = (id: DimensionId): ScanDimension =>
      id === 'hour' || id === 'weekday' ? { id, offsets: pieces } : { id, column: id };
    return {
      entity: 'queue_entry',
      attribution: 'whole',
      anchor: 'enqueued_at',
      grid: makeGrid(start, end, q.grain, q.zone, { dayStart: q.dayStart, periodDay: 25 }),
      byBucket: q.grain !== 'whole',
      by: q.by.map(dimension),
      filters: q.where.map(([id, n]) => ({ dimension: dimension(id), values: FILTERS[id]?.(n) ?? [] })),
      where: q.further?.node ?? null,
      chain: null,
      includeExcluded: q.includeExcluded,
      aggregates: q.aggregates,
      asOf: end,
      dataFrom: start,
    } satisfies Scan;
  });
const FILTERS: Partial<Record<DimensionId, (n: number) => (string | number)[]>> = {
  queue: (n) => [['sales'], ['care', '售后'], ['nowhere']][n % 3] ?? [],
  channel: (n) => [['voice'], ['chat', 'email']][n % 2] ?? [],
  site: () => ['north'],
  project: () => ['p1', 'p2'],
  team: (n) => (n % 2 ? ['t1'] : ['t2', 't3']),
  hour: (n) => [n, n + 9, n + 14],
  weekday: (n) => [1 + (n % 7), 6],
};
