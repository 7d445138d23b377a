import type { Column, Columns } from '#src/analytics/columns.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { columnOf } from './column-of.ts';
import { ColumnMemory } from './column-memory.ts';
import type { RowList } from './row-list.ts';
import { WordCells } from './word-cells.ts';

type Named<E extends Entity, K> = {
  [N in keyof E['fields']]: E['fields'][N]['kind'] extends K ? N : never;
}[keyof E['fields']] &
  string;
type Constants<E extends Entity> = { readonly [N in keyof E['fields']]?: string | boolean | null };

/** Numbers of one column, NaN for no value. Memory is taken when the first value that is not the default comes. */
export class NumberCells {
  cells: Float64Array | null = null;
  private readonly otherwise: number;
  private readonly expected: number;
  private readonly memory: ColumnMemory;

  constructor(expected: number, otherwise: number, memory: ColumnMemory) {
    this.expected = expected;
    this.otherwise = otherwise;
    this.memory = memory;
  }

  set(row: number, value: number): void {
    if (value === this.otherwise || Number.isNaN(value)) return;
    let { cells } = this;
    if (cells === null || row >= cells.length) cells = this.grow(row);
    cells[row] = value;
  }

  /** Gives the rows what `source` holds under their numbers. */
  fill({ rows, of, count, last }: RowList, source: Float64Array | Uint16Array): void {
    let n = 0;
    while (n < count && this.isDefault(source[of[n] as number] as number)) n++;
    if (n === count) return;
    const cells = this.upTo(last);
    for (; n < count; n++) cells[rows[n] as number] = source[of[n] as number] as number;
  }

  /** Gives all the rows one value. */
  fillWith({ rows, count, last }: RowList, value: number): void {
    if (count === 0 || this.isDefault(value)) return;
    const cells = this.upTo(last);
    for (let n = 0; n < count; n++) cells[rows[n] as number] = value;
  }

  /** The column; null where no row has a value, and what every row has where none was set. */
  finish(length: number): Float64Array | number | null {
    if (this.cells === null) return Number.isNaN(this.otherwise) ? null : this.otherwise;
    if (this.cells.length < length) this.grow(length);
    return this.cells.subarray(0, length);
  }

  private isDefault(value: number): boolean {
    return value === this.otherwise || Number.isNaN(value);
  }

  private upTo(row: number): Float64Array {
    const { cells } = this;
    return cells === null || row >= cells.length ? this.grow(row) : cells;
  }

  private grow(row: number): Float64Array {
    const known = this.cells?.length ?? 0;
    const larger = this.memory.numbers(Math.max(this.expected, row + 1, 2 * known));
    if (this.cells) larger.set(this.cells);
    larger.fill(this.otherwise, known);
    this.cells = larger;
    return larger;
  }
}

/** Flags, or texts of their own; names and ids are reckoned from numbers when somebody asks (`reckoned`). */
export class Cells<T extends string | boolean> {
  cells: (T | null)[] | null = null;
  private readonly otherwise: T | null;
  private readonly expected: number;

  constructor(expected: number, otherwise: T | null) {
    this.expected = expected;
    this.otherwise = otherwise;
  }

  set(row: number, value: T | null): void {
    if (value === this.otherwise) return;
    if (this.cells === null || row >= this.cells.length) this.grow(row);
    (this.cells as (T | null)[])[row] = value;
  }

  finish(length: number): (T | null)[] | T | null {
    if (this.cells === null) return this.otherwise;
    if (this.cells.length < length) this.grow(length);
    this.cells.length = length;
    return this.cells;
  }

  private grow(row: number): void {
    const size = Math.max(this.expected, row + 1, 2 * (this.cells?.length ?? 0));
    const larger = filled<T | null>(size, this.otherwise);
    for (const [i, value] of (this.cells ?? []).entries()) larger[i] = value;
    this.cells = larger;
  }
}

/**
 * Rows of one entity, built column by column. A writer asks once for the columns it fills and sets the cells that have a value.
 * Columns nobody asked for, and those in which no row has a value, stay out and mean null. `expected`: rows to make room for.
 */
export class FactTable<E extends Entity> {
  readonly entity: E;
  readonly expected: number;
  readonly memory: ColumnMemory;
  length = 0;
  private readonly stored = new Map<string, NumberCells | Cells<string> | Cells<boolean>>();
  private readonly words = new Map<string, WordCells>();
  private readonly asked = new Map<string, (row: number) => string | null>();

  constructor(entity: E, expected: number, memory = new ColumnMemory()) {
    this.entity = entity;
    this.expected = Math.max(16, expected);
    this.memory = memory;
  }

  number(name: Named<E, 'instant' | 'duration' | 'count' | 'number'>, otherwise = Number.NaN): NumberCells {
    const cells = new NumberCells(this.expected, otherwise, this.memory);
    this.stored.set(name, cells);
    return cells;
  }

  text(name: Named<E, 'id' | 'text'>): Cells<string> {
    const cells = new Cells<string>(this.expected, null);
    this.stored.set(name, cells);
    return cells;
  }

  /** A column of texts of which there are few. */
  word(name: Named<E, 'text'>): WordCells {
    const cells = new WordCells(this.expected, this.memory);
    this.words.set(name, cells);
    return cells;
  }

  flag(name: Named<E, 'flag'>, otherwise: boolean | null = false): Cells<boolean> {
    const cells = new Cells<boolean>(this.expected, otherwise);
    this.stored.set(name, cells);
    return cells;
  }

  /** A column made of what the rows hold as numbers, when it is first looked at. */
  reckoned(name: Named<E, 'id' | 'text'>, of: (row: number) => string | null): void {
    this.asked.set(name, of);
  }

  /** The rows; `constants` gives columns that hold the same in every row. */
  finish(constants: Constants<E> = {}): Columns {
    const { length } = this;
    const columns: Record<string, Column> = {};
    for (const [name, cells] of this.stored) {
      const column = cells.finish(length);
      if (column === null) continue;
      if (typeof column === 'object') columns[name] = column;
      else later(columns, name, () => filled(length, column) as Column);
    }
    for (const [name, cells] of this.words) if (!cells.isEmpty) later(columns, name, () => cells.texts(length));
    for (const [name, of] of this.asked) later(columns, name, () => columnOf(length, of));
    for (const [name, value] of Object.entries(constants))
      if (value !== null && value !== undefined) later(columns, name, () => filled(length, value) as Column);
    return { length, columns };
  }
}

/** Defines a property whose value is made when it is looked at, and may go when nobody holds it: texts of a table weigh a lot. */
function later(columns: Record<string, Column>, name: string, make: () => Column): void {
  let made: WeakRef<Column> | null = null;
  const get = (): Column => {
    const known = made?.deref();
    if (known !== undefined) return known;
    const column = make();
    made = new WeakRef(column);
    return column;
  };
  Object.defineProperty(columns, name, { enumerable: true, configurable: true, get });
}

function filled<T>(length: number, value: T): T[] {
  // oxlint-disable-next-line unicorn/no-new-array -- one allocation of the right size; Array.from costs twenty times as much
  return new Array<T>(length).fill(value);
}
