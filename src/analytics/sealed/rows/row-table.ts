import type { Entity } from '#src/semantic/entity.ts';
import type { Literal } from '#src/semantic/expression.ts';
import type { Sealing } from '#src/semantic/sealing.ts';
import { missing, unitOf, type DayRows } from '../day-rows.ts';
import { fieldsOf, measuresOf, type CodedRows } from '../read-coded.ts';

/** All rows of an entity: those of sealed days first, then those of days still open. */
export type RowTable = {
  readonly entity: Entity;
  readonly length: number;
  /** Rows from here on come from the store. */
  readonly open: number;
  /** Text by column: `values[codes[row]]`; code 0 is null. */
  readonly texts: ReadonlyMap<string, { readonly codes: Int32Array; readonly values: readonly Literal[] }>;
  /** Numbers and instants by column; `NaN` is null. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
};

/** Gathers rows day by day into columns that share their codes. */
export class RowTableBuilder {
  readonly #sealing: Sealing;
  readonly #codes = new Map<string, { slices: Int32Array[]; values: Literal[]; known: Map<Literal, number> }>();
  readonly #numbers = new Map<string, Float64Array[]>();
  #length = 0;

  constructor(sealing: Sealing) {
    this.#sealing = sealing;
    for (const name of fieldsOf(sealing)) this.#codes.set(name, { slices: [], values: [null], known: new Map() });
    for (const name of measuresOf(sealing)) this.#numbers.set(name, []);
  }

  addDay(day: DayRows): void {
    for (const name of this.#codes.keys()) {
      const [codes, values] = [day.codes[name] ?? new Uint8Array(0), day.dictionary[name] ?? []];
      // Without codes of their own, all rows have the only value of the day, or none.
      this.#addCodes(name, codes.length > 0 ? codes : values.length, values, day.rows);
    }
    for (const [name, slices] of this.#numbers) {
      const values = day.measures[name] ?? new Uint16Array(0);
      const slice = new Float64Array(day.rows).fill(Number.NaN);
      const [none, unit] = [missing(values), unitOf(values)];
      for (let i = 0; i < values.length; i++) {
        const value = values[i] as number;
        if (value !== none) slice[i] = value * unit;
      }
      slices.push(slice);
    }
    this.#length += day.rows;
  }

  /** The table with the rows of open days behind those added. */
  finish(open: CodedRows): RowTable {
    const sealed = this.#length;
    for (const name of this.#codes.keys())
      this.#addCodes(name, open.codes[name] ?? 0, open.values[name] ?? [], open.length);
    const numbers = [...this.#numbers].map(([name, slices]) => {
      const own = open.measures[name];
      return [name, joined(Float64Array, own && open.length > 0 ? [...slices, own] : slices)] as const;
    });
    const texts = [...this.#codes].map(([name, { slices, values }]) => {
      const codes = joined(Int32Array, slices);
      if (open.length > 0) slices.pop();
      return [name, { codes, values: [...values] }] as const;
    });
    const length = sealed + open.length;
    return {
      entity: this.#sealing.entity,
      length,
      open: sealed,
      texts: new Map(texts),
      numbers: new Map(numbers),
    };
  }

  #addCodes(name: string, codes: ArrayLike<number> | number, values: readonly Literal[], length: number): void {
    if (length === 0) return;
    const column = this.#codes.get(name);
    if (!column) return;
    // Every row has a key of its own: nothing to look up.
    const isKey = this.#sealing.entity.key.includes(name);
    const shared = [0, ...values.map((value) => (isKey ? column.values.push(value) - 1 : codeOf(column, value)))];
    const slice = new Int32Array(length);
    if (typeof codes === 'number') slice.fill(shared[codes] ?? 0);
    else for (let i = 0; i < length; i++) slice[i] = shared[codes[i] as number] as number;
    column.slices.push(slice);
  }
}

function codeOf({ values, known }: { values: Literal[]; known: Map<Literal, number> }, value: Literal): number {
  let code = known.get(value);
  if (code === undefined) known.set(value, (code = values.push(value) - 1));
  return code;
}

function joined<T extends Float64Array | Int32Array>(make: new (length: number) => T, slices: readonly T[]): T {
  const all = new make(slices.reduce((n, slice) => n + slice.length, 0));
  let at = 0;
  for (const slice of slices) {
    all.set(slice as never, at);
    at += slice.length;
  }
  return all;
}
