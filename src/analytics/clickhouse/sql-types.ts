import type { Entity, FieldKind } from '#src/semantic/entity.ts';

/** How a value is written in an INSERT: integers are rounded to whole milliseconds or counts. */
export type Encoding = 'text' | 'integer' | 'number' | 'flag';
export type TableColumn = { readonly name: string; readonly type: string; readonly encoding: Encoding };

const TYPES: Readonly<Record<FieldKind, { readonly type: string; readonly encoding: Encoding }>> = {
  id: { type: 'String', encoding: 'text' },
  text: { type: 'String', encoding: 'text' },
  instant: { type: 'Int64', encoding: 'integer' },
  duration: { type: 'Int64', encoding: 'integer' },
  count: { type: 'Int64', encoding: 'integer' },
  number: { type: 'Float64', encoding: 'number' },
  flag: { type: 'Bool', encoding: 'flag' },
};

/** Quotes an identifier. Names come from the catalogue, never from input, but a backtick is escaped all the same. */
export const quote = (name: string): string => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;

/**
 * The columns of an entity's table. Only keys refuse null, as in the other engine. What questions split by (few values, many
 * rows) is stored as a dictionary.
 */
export function columnsOf(entity: Entity): TableColumn[] {
  const dimensions = new Set<string>(Object.values(entity.dimensions));
  return Object.entries(entity.fields).map(([name, spec]) => {
    const { type, encoding } = TYPES[spec.kind];
    if (entity.key.includes(name)) return { name, type, encoding };
    const nullable = `Nullable(${type})`;
    return {
      name,
      type: spec.kind === 'text' && dimensions.has(name) ? `LowCardinality(${nullable})` : nullable,
      encoding,
    };
  });
}

/** `LowCardinality(Nullable(String))` → `String`: what a column holds, however it is stored. */
export const heldType = (type: string): string =>
  type.replace(/^(LowCardinality|Nullable)\((.*)\)$/, (_, _outer, inner: string) => heldType(inner));
