import fc from '#test/fast-check.ts';
import { CATALOGUE } from '#src/catalogue/index.ts';
import type { Entity, FieldSpec } from '#src/semantic/entity.ts';
import type { ExampleRows } from '#src/semantic/kpi.ts';

type Cell = string | number | boolean | null;

/** Words that mean something to some condition of the catalogue, by field; other texts come from two names. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  channel: ['voice', 'chat', 'email'],
  direction: ['inbound', 'outbound'],
  outcome: [
    'answered',
    'abandoned',
    'flow_out',
    'system_drop',
    'waiting',
    'handled',
    'bot',
    'abandoned_ivr',
    'ivr_served',
    'refused',
    'unanswered',
  ],
  flow_kind: ['callback', 'overflow', 'voicemail'],
  end_kind: ['agent', 'customer', 'blind_transfer', 'attended_transfer', 'voluntary', 'involuntary', 'moved'],
  kind: ['customer', 'consult', 'csat', 'nps', 'fcr', 'work', 'break', 'training', 'service', 'outage'],
  result: ['answered', 'no_answer', 'canceled', 'person', 'machine', 'busy', 'connected', 'blocked'],
  closed_by: ['agent', 'customer', 'timeout', 'system'],
  last_message_by: ['agent', 'customer'],
  activity: ['handling', 'ringing', 'available', 'break', 'meal', 'offline'],
  planned: ['work', 'break', 'meal', 'leave'],
  scope: ['agent', 'queue'],
  category: ['break', 'meal', 'training', 'bot', 'staff'],
  sample: ['random', 'targeted', 'full'],
  side: ['agent', 'customer'],
  level: ['ordinary', 'escalated', 'regulator'],
};

/** Rows of any entity with every column drawn at random, inside `[from, to)`: contradictory, but counted by the same rules everywhere. */
function rowOf(entity: Entity, from: number, to: number): fc.Arbitrary<Record<string, Cell>> {
  const fields = Object.entries(entity.fields).filter(
    ([name]) => !entity.key.includes(name) || name === 'agent' || name === 'start_at',
  );
  const cells = Object.fromEntries(fields.map(([name, spec]) => [name, cellOf(name, spec, from, to)]));
  return fc.record(cells).map((row) => ordered(row, entity));
}

function cellOf(name: string, spec: FieldSpec, from: number, to: number): fc.Arbitrary<Cell> {
  const known = valueOf(name, spec.kind, from, to);
  // Excluded rows are no part of any whole; sizes 0 occur often enough to meet every "more than none".
  if (name === 'excluded') return fc.constant(null);
  return spec.required ? known : fc.option(known, { nil: null, freq: 4 });
}

function valueOf(name: string, kind: FieldSpec['kind'], from: number, to: number): fc.Arbitrary<Cell> {
  switch (kind) {
    case 'instant':
      return fc.integer({ min: from, max: to - 1 });
    case 'duration':
      return fc.integer({ min: 0, max: 120 }).map((s) => s * 1000);
    case 'count':
      return fc.integer({ min: 0, max: 3 });
    case 'number':
      return fc.integer({ min: 0, max: 10 });
    case 'flag':
      return fc.boolean();
    default:
      return fc.constantFrom(...(WORDS[name] ?? [`${name}-1`, `${name}-2`]));
  }
}

/** Lasting rows end after they begin. */
function ordered(row: Record<string, Cell>, entity: Entity): Record<string, Cell> {
  if (!entity.span) return row;
  const { start, end } = entity.span;
  const [a, b] = [Number(row[start]), row[end] === null ? null : Number(row[end])];
  return b === null ? row : { ...row, [start]: Math.min(a, b), [end]: Math.max(a, b) + 1 };
}

/** Some rows of every entity. */
export function randomFacts(from: number, to: number, rows = 12): fc.Arbitrary<ExampleRows> {
  const tables = Object.values(CATALOGUE.entities).map(
    (entity) => [entity.name, fc.array(rowOf(entity, from, to), { minLength: rows / 2, maxLength: rows })] as const,
  );
  return fc.record(Object.fromEntries(tables)) as fc.Arbitrary<ExampleRows>;
}
