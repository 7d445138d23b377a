import { ENTITIES } from '#src/catalogue/entities/index.ts';
import type { Entity, FieldKind } from '#src/semantic/entity.ts';

export type FactValue = string | number | boolean | null;
export type FactRow = Readonly<Record<string, FactValue>>;
export type FactFault = {
  readonly field: string;
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
};

/** Filled in by the system: who sent it, when it came, what the organisation and the contact say about it. */
const STAMPED = new Set(['source', 'batch', 'recorded', 'channel']);

const WANTED: Readonly<Record<FieldKind, { of: 'string' | 'number' | 'boolean'; text: string }>> = {
  id: { of: 'string', text: 'a text' },
  text: { of: 'string', text: 'a text' },
  instant: { of: 'number', text: 'an instant: epoch milliseconds, or ISO 8601 with an offset' },
  duration: { of: 'number', text: 'a duration in milliseconds' },
  count: { of: 'number', text: 'a whole number' },
  number: { of: 'number', text: 'a number' },
  flag: { of: 'boolean', text: 'true or false' },
};

export const entityNamed = (name: string): Entity | null =>
  Object.hasOwn(ENTITIES, name) ? ((ENTITIES as Readonly<Record<string, Entity>>)[name] ?? null) : null;

/**
 * Reads a finished fact: checks every value against the entity's columns and turns ISO instants into epoch milliseconds.
 * Columns the system stamps may be left out; a required flag that is left out is false.
 */
export function readFactRow(
  entityName: string,
  given: Readonly<Record<string, unknown>>,
): { row: FactRow } | { fault: FactFault } {
  const entity = entityNamed(entityName);
  if (!entity)
    return fault(
      'entity',
      'unknown_entity',
      `There is no kind of fact called "${entityName}"`,
      `Use one of: ${Object.keys(ENTITIES).join(', ')}.`,
    );
  const row: Record<string, FactValue> = {};
  for (const [name, value] of Object.entries(given)) {
    const spec = entity.fields[name];
    if (!spec)
      return fault(
        name,
        'unknown_field',
        `${entityName} has no field "${name}"`,
        `Use the fields of ${entityName}: ${Object.keys(entity.fields).join(', ')}.`,
      );
    const read = readValue(spec.kind, value);
    if (read === undefined)
      return fault(
        name,
        'bad_value',
        `${name} must be ${WANTED[spec.kind].text}`,
        'Correct the value, or leave the field out.',
      );
    row[name] = read;
  }
  for (const [name, spec] of Object.entries(entity.fields)) {
    if (!spec.required || STAMPED.has(name) || (row[name] ?? null) !== null) continue;
    if (spec.kind !== 'flag')
      return fault(name, 'missing_field', `${entityName} needs ${name}`, `Give ${WANTED[spec.kind].text}.`);
    row[name] = false;
  }
  return { row };
}

/** Identity of a fact within its source: the same again replaces it. */
export function factSubject(entity: Entity, row: FactRow): string {
  const keys = entity.key.map((name) => String(row[name] ?? ''));
  return [entity.name, ...keys].join('/');
}

/** The instant a fact is booked to. */
export function factInstant(entity: Entity, row: FactRow): number | null {
  const name = entity.anchors[0] ?? entity.span?.start;
  const at = name === undefined ? null : row[name];
  return typeof at === 'number' ? at : null;
}

function readValue(kind: FieldKind, value: unknown): FactValue | undefined {
  if (value === null || value === undefined) return null;
  if (kind === 'instant' && typeof value === 'string') {
    const at = /(z|[+-]\d\d:?\d\d)$/i.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? undefined : at;
  }
  const { of } = WANTED[kind];
  if (typeof value !== of) return undefined;
  if (of === 'number' && (!Number.isFinite(value) || (kind !== 'number' && !Number.isInteger(value)))) return undefined;
  return value as FactValue;
}

const fault = (field: string, code: string, reason: string, remedy: string): { fault: FactFault } => ({
  fault: { field, code, reason, remedy },
});
