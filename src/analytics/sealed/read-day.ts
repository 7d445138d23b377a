import { and, field, type Literal, type Node } from '#src/semantic/expression.ts';
import type { Sealing } from '#src/semantic/sealing.ts';
import type { Columns } from '../columns.ts';
import type { EventStore } from '../event-store.ts';
import { columnsRead, rowValue } from './row-value.ts';

/** Rows of one day by column: text as codes into `values` (0 is null), numbers as they are (`NaN` is null). */
export type CodedRows = {
  readonly length: number;
  readonly at: Float64Array;
  readonly codes: Readonly<Record<string, Int32Array>>;
  /** Values of each field in ascending order: code 1 is the first. The same rows give the same codes. */
  readonly values: Readonly<Record<string, readonly Literal[]>>;
  readonly measures: Readonly<Record<string, Float64Array>>;
};

/** Fields any cut of a sealing holds. */
export const fieldsOf = (sealing: Sealing): string[] => [...new Set(sealing.cuts.flatMap((cut) => cut.fields))];
export const measuresOf = (sealing: Sealing): string[] => [...sealing.sorted, ...sealing.summed];

/** Reads the rows booked to `[start, end)` as codes and numbers. */
export async function readDay(store: EventStore, sealing: Sealing, start: number, end: number): Promise<CodedRows> {
  const { entity, anchor } = sealing;
  const at = new Collected();
  const measures = Object.fromEntries(measuresOf(sealing).map((name) => [name, new Collected()]));
  const fields = Object.fromEntries(fieldsOf(sealing).map((name) => [name, new Coder()]));
  const computed = Object.entries(sealing.computed ?? {});
  const stored = (name: string): string[] => {
    const expression = sealing.computed?.[name];
    return expression ? columnsRead(expression.node, entity) : [name];
  };
  const listed = [anchor, ...[...Object.keys(fields), ...Object.keys(measures)].flatMap(stored)];
  const where = and(field(anchor).atLeast(start), field(anchor).below(end)).node;
  let length = 0;
  for await (const slice of store.stream({ entity, fields: [...new Set(listed)], where })) {
    length += slice.length;
    const made = new Map(computed.map(([name, { node }]) => [name, compute(node, sealing, slice)]));
    const column = (name: string): ArrayLike<unknown> => made.get(name) ?? slice.columns[name] ?? [];
    at.add(column(anchor), slice.length);
    for (const [name, collected] of Object.entries(measures)) collected.add(column(name), slice.length);
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

/** A computed column of a slice. */
function compute(node: Node, { entity }: Sealing, slice: Columns): Literal[] {
  return Array.from({ length: slice.length }, (_, i) =>
    rowValue(node, entity, (name) => slice.columns[name]?.[i] ?? null),
  );
}

/** A column of numbers that grows by slices. */
class Collected {
  readonly #slices: Float64Array[] = [];

  add(values: ArrayLike<unknown>, length: number): void {
    if (values instanceof Float64Array) {
      this.#slices.push(values);
      return;
    }
    const slice = new Float64Array(length);
    for (let i = 0; i < length; i++) slice[i] = typeof values[i] === 'number' ? (values[i] as number) : Number.NaN;
    this.#slices.push(slice);
  }

  finish(): Float64Array {
    const [only] = this.#slices;
    if (this.#slices.length === 1 && only) return only;
    const all = new Float64Array(this.#slices.reduce((n, s) => n + s.length, 0));
    let from = 0;
    for (const slice of this.#slices) {
      all.set(slice, from);
      from += slice.length;
    }
    return all;
  }
}

/** A column of values that become codes, renumbered in order of value at the end. */
class Coder {
  readonly #slices: Int32Array[] = [];
  readonly #codes = new Map<unknown, number>();

  add(values: ArrayLike<unknown>, length: number): void {
    const slice = new Int32Array(length);
    let last: unknown = null;
    let lastCode = 0;
    for (let i = 0; i < length; i++) {
      const value = values[i] ?? null;
      if (value !== last) {
        last = value;
        lastCode = value === null ? 0 : this.#codeOf(value);
      }
      slice[i] = lastCode;
    }
    this.#slices.push(slice);
  }

  #codeOf(value: unknown): number {
    let code = this.#codes.get(value);
    if (code === undefined) this.#codes.set(value, (code = this.#codes.size + 1));
    return code;
  }

  finish(): { codes: Int32Array; values: readonly Literal[] } {
    const values = [...this.#codes.keys()] as (string | number | boolean)[];
    const order = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const renumbered = new Int32Array(values.length + 1);
    for (const [i, value] of order.entries()) renumbered[this.#codes.get(value) ?? 0] = i + 1;
    const codes = new Int32Array(this.#slices.reduce((n, s) => n + s.length, 0));
    let at = 0;
    for (const slice of this.#slices) for (const code of slice) codes[at++] = renumbered[code] ?? 0;
    return { codes, values: order };
  }
}
