import fc from '#test/fast-check.ts';
import { column, entity } from '#src/semantic/entity.ts';
import { or } from '#src/semantic/expression.ts';
import { label } from '#src/semantic/label.ts';

/** One row of every kind of column, with names that could be mistaken for output columns. */
export const visit = entity({
  name: 'parity_visit',
  label: label('visit', '访问'),
  fields: {
    visit_id: column.id.required(),
    customer: column.text.optional(),
    queue: column.text.optional(),
    channel: column.text.required(),
    // The dimension `agent` is another column: an engine must not confuse the two.
    agent_id: column.text.optional(),
    agent: column.text.optional(),
    at: column.instant.required(),
    until: column.instant.optional(),
    wait: column.duration.optional(),
    talk: column.duration.required(),
    score: column.number.optional(),
    amount: column.number.optional(),
    calls: column.count.optional(),
    ok: column.flag.optional(),
    excluded: column.text.optional(),
  },
  key: ['visit_id'],
  subject: 'visit_id',
  anchors: ['at', 'until'],
  span: { start: 'at', end: 'until' },
  dimensions: { queue: 'queue', channel: 'channel', agent: 'agent_id' },
  terms: (at) => ({
    quick: { label: label('quick', '快'), is: at.wait.atMost(20_000) },
    odd: { label: label('odd', '异常'), is: or(at.ok.is(false), at.queue.isNull()) },
  }),
});

export type VisitRow = Record<keyof typeof visit.fields, string | number | boolean | null>;

export const DAY = 86_400_000;
/** Clock changes of New York, Berlin and Lord Howe lie within 40 days from here. */
export const BASE = Date.UTC(2026, 8, 25);
export const SPAN = 45 * DAY;
const CHANGES = [Date.UTC(2026, 9, 3, 15, 30), Date.UTC(2026, 9, 25, 1), Date.UTC(2026, 10, 1, 6)];

/** Names that a careless writer of SQL would trip over. */
export const TEXTS = ['sales', "o'x", '王芳', '', '%', 'a\\b', 'tab\tline\n', '{p0:String}', '$1', '"`'] as const;

const instant = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: BASE, max: BASE + SPAN }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -7_200_000, max: 7_200_000 }))
      .map(([a, b]) => a + b),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -48, max: 48 }))
      .map(([a, b]) => a + b * 900_000),
  },
);
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null, freq: 4 });
const text = fc.constantFrom(...TEXTS);

export const visitRows: fc.Arbitrary<VisitRow[]> = fc
  .array(
    fc.record({
      customer: maybe(fc.constantFrom('c1', 'c2', 'c3', "o'x")),
      queue: maybe(text),
      channel: fc.constantFrom('voice', 'chat'),
      agent_id: maybe(fc.constantFrom('a1', 'a2', 'a3')),
      agent: maybe(fc.constantFrom('a1', 'x')),
      at: instant,
      lasts: maybe(fc.oneof(fc.constantFrom(0, 1, 900_000, 3_600_000), fc.integer({ min: 0, max: 3 * DAY }))),
      wait: maybe(fc.oneof(fc.constantFrom(0, 5_000, 20_000, 20_001), fc.integer({ min: 0, max: 600_000 }))),
      talk: fc.integer({ min: 0, max: 1_000_000 }),
      // Quarters add up exactly in any order.
      score: maybe(fc.integer({ min: -40, max: 40 }).map((n) => n / 4)),
      amount: maybe(fc.integer({ min: 0, max: 1_000_000 }).map((n) => n / 8)),
      calls: maybe(fc.integer({ min: -3, max: 9 })),
      ok: maybe(fc.boolean()),
      excluded: fc.option(fc.constant('test'), { nil: null, freq: 9 }),
    }),
    { minLength: 300, maxLength: 300 },
  )
  .map((rows) =>
    rows.map(({ lasts, ...row }, i) => ({ ...row, visit_id: `v${i}`, until: lasts === null ? null : row.at + lasts })),
  );
