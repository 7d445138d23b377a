import type { Literal, Node } from '#src/semantic/expression.ts';
import type { Sealing } from '#src/semantic/sealing.ts';
import { type CodedColumns, TextCodes } from '../columns.ts';
import type { EventStore } from '../event-store.ts';
import { CollectedNumbers, Coder } from './collected.ts';
import { columnsRead } from './columns-read.ts';
import { rowExpression } from './rows/row-expression.ts';

/** Rows by column: text as codes into `values` (0 is null), numbers as they are (`NaN` is null). */
export type CodedRows = {
  readonly length: number;
  readonly at: Float64Array;
  readonly codes: Readonly<Record<string, Int32Array>>;
  /** Values of each field in ascending order: code 1 is the first. */
  readonly values: Readonly<Record<string, readonly Literal[]>>;
  readonly measures: Readonly<Record<string, Float64Array>>;
};

/** Fields any cut of a sealing holds. */
export const fieldsOf = (sealing: Sealing): string[] => [...new Set(sealing.cuts.flat())];
export const measuresOf = (sealing: Sealing): string[] => [...sealing.sorted, ...sealing.summed];

/** Reads rows as codes and the named measures; `at` is the column of their instant. */
export async function readCoded(
  store: EventStore,
  sealing: Sealing,
  anchor: string,
  numbers: readonly string[],
  where: Node,
): Promise<CodedRows> {
  const { entity } = sealing;
  const at = new CollectedNumbers();
  const measures = Object.fromEntries(numbers.map((name) => [name, new CollectedNumbers()]));
  const fields = Object.fromEntries(fieldsOf(sealing).map((name) => [name, new Coder()]));
  const stored = (name: string): string[] => {
    const expression = sealing.computed?.[name];
    return expression ? columnsRead(expression.node, entity) : [name];
  };
  const listed = [anchor, ...[...Object.keys(fields), ...Object.keys(measures)].flatMap(stored)];
  let length = 0;
  for await (const slice of store.streamCoded({ entity, fields: [...new Set(listed)], where })) {
    length += slice.length;
    const column = (name: string): ArrayLike<unknown> | TextCodes =>
      computed(name, sealing, slice) ?? slice.columns[name] ?? [];
    const numbers = (name: string): ArrayLike<unknown> => {
      const found = column(name);
      if (found instanceof TextCodes) throw new Error(`${entity.name}.${name} holds text, not numbers`);
      return found;
    };
    at.add(numbers(anchor), slice.length);
    for (const [name, collected] of Object.entries(measures)) collected.add(numbers(name), slice.length);
    for (const [name, coder] of Object.entries(fields)) coder.add(column(name), slice.length);
  }
  const coded = Object.entries(fields).map(([name, coder]) => [name, coder.finish()] as const);
  return {
    length,
    at: at.finish(),
    codes: Object.fromEntries(coded.map(([name, { codes }]) => [name, codes])),
    values: Object.fromEntries(coded.map(([name, { values }]) => [name, values])),
    measures: Object.fromEntries(Object.entries(measures).map(([name, collected]) => [name, collected.finish()])),
  };
}

/** A computed column of a slice; null when the name is a stored one. */
function computed(name: string, { entity, computed: known }: Sealing, slice: CodedColumns): Literal[] | null {
  const expression = known?.[name];
  if (!expression) return null;
  const column = (of: string): ((row: number) => Literal) | undefined => {
    const own = slice.columns[of];
    if (own instanceof TextCodes) return (row) => own.values[(own.codes[row] as number) - 1] ?? null;
    return (row) => {
      const value = own?.[row] ?? null;
      return Number.isNaN(value) ? null : value;
    };
  };
  const moments = { asOf: Number.NaN, dataFrom: Number.NaN, anchor: null };
  const value = rowExpression(expression.node, { entity, column, ...moments });
  return Array.from({ length: slice.length }, (_, row) => value(row));
}
