import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { EVENT_KINDS, type EventKind } from '../../../contract/event.ts';
import { CONTACT_FIELDS } from './contact-fields.ts';
import type { Mapping } from './mapping.ts';

/** What a field of the target holds; `choices` closes the list of words it may be. */
export type TargetField = {
  readonly kind: 'text' | 'instant' | 'duration' | 'number' | 'flag';
  readonly required: boolean;
  readonly choices?: readonly string[];
};
export type TargetFields = Readonly<Record<string, TargetField>>;

const DIRECTIONS = ['inbound', 'outbound', 'internal'];

/** Closed word lists of facts, as their entities describe them. */
const FACT_CHOICES: Readonly<Record<string, readonly string[]>> = {
  'survey.kind': ['csat', 'nps', 'fcr'],
  'complaint.level': ['ordinary', 'escalated', 'regulator'],
  'dial_attempt.result': ['person', 'machine', 'no_answer', 'busy', 'invalid'],
  'trunk_attempt.result': ['connected', 'busy', 'blocked'],
  'sensitive_hit.side': ['agent', 'customer'],
  'evaluation.sample': ['random', 'targeted', 'full'],
  'paid_time.kind': ['work', 'break', 'training', 'meeting', 'leave', 'sick', 'absence', 'other'],
  'employment.end_kind': ['voluntary', 'involuntary', 'moved'],
  'service_time.kind': ['service', 'outage'],
};

/** Tables that derivation writes: a row recorded into one would be replaced by the next derivation. */
const DERIVED = new Set([
  'contact',
  'queue_entry',
  'agent_leg',
  'ring_attempt',
  'turn',
  'message',
  'agent_time',
  'queue_session',
  'pause',
]);
export const FACTS = Object.keys(ENTITIES).filter((name) => !DERIVED.has(name));

const EVENT_DURATIONS = new Set(['wait', 'ring', 'talk', 'hold', 'acw', 'time', 'ringTime', 'talkTime']);

const isKey = <T extends object>(object: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(object, name);

/** Fields of a mapping's target by name; `null` for an unknown event or fact. */
export function targetFields(target: Mapping['target']): TargetFields | null {
  if (target === 'contact') return CONTACT_FIELDS;
  if ('fact' in target)
    return isKey(ENTITIES, target.fact) && !DERIVED.has(target.fact) ? factFields(ENTITIES[target.fact]) : null;
  return isKey(EVENT_KINDS, target.event) && target.event !== 'fact_recorded' ? eventFields(target.event) : null;
}

/** `source` and `batch` are stamped on arrival; the key comes from the mapping's `id`. */
function factFields(entity: Entity): TargetFields {
  const fields: Record<string, TargetField> = {};
  for (const [name, spec] of Object.entries(entity.fields)) {
    if (name === 'source' || name === 'batch' || entity.key.includes(name)) continue;
    const kind = spec.kind === 'id' ? 'text' : spec.kind === 'count' ? 'number' : spec.kind;
    const choices = name === 'direction' ? DIRECTIONS : FACT_CHOICES[`${entity.name}.${name}`];
    fields[name] = { kind, required: spec.required, ...(choices && { choices }) };
  }
  return fields;
}

type Shape = Readonly<
  Record<
    string,
    { readonly type: string; isOptional(): boolean; unwrap?(): unknown; readonly options?: readonly string[] }
  >
>;

function eventFields(kind: Exclude<EventKind, 'fact_recorded'>): TargetFields {
  const fields: Record<string, TargetField> = {
    subject: { kind: 'text', required: true },
    at: { kind: 'instant', required: true },
  };
  for (const [name, schema] of Object.entries(EVENT_KINDS[kind].shape as unknown as Shape)) {
    const inner = (schema.type === 'optional' ? schema.unwrap?.() : schema) as Shape[string];
    const required = !schema.isOptional();
    if (inner.type === 'enum') fields[name] = { kind: 'text', required, choices: inner.options ?? [] };
    else if (inner.type === 'boolean') fields[name] = { kind: 'flag', required };
    else if (inner.type === 'number') {
      fields[name] = {
        kind: name === 'until' ? 'instant' : EVENT_DURATIONS.has(name) ? 'duration' : 'number',
        required,
      };
    } else fields[name] = { kind: 'text', required };
  }
  return fields;
}
