import type { Entity, FieldKind } from '#src/semantic/entity.ts';

export type SqlType = 'VARCHAR' | 'BIGINT' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN';

/** Column type of a field kind. Counts are 64 bits wide: a byte offset or a line number of a big file needs them. */
export const SQL_TYPES: Readonly<Record<FieldKind, SqlType>> = {
  id: 'VARCHAR',
  text: 'VARCHAR',
  instant: 'BIGINT',
  duration: 'BIGINT',
  count: 'BIGINT',
  number: 'DOUBLE',
  flag: 'BOOLEAN',
};

/** Quotes an identifier. Names come from the catalogue, never from input, but `"` is doubled all the same. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const fieldTypes = (entity: Entity): { name: string; type: SqlType }[] =>
  Object.entries(entity.fields).map(([name, spec]) => ({ name, type: SQL_TYPES[spec.kind] }));
