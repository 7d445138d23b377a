import type { Column, Columns } from '#src/analytics/columns.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { ColumnMemory } from './column-memory.ts';
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

  /** The column, or null where every row has no value. */
  finish(length: number): Float64Array | null {
    if (this.cells === null) return Number.isNaN(this.otherwise) ? null : new Float64Array(length).fill(this.otherwise);
    if (this.cells.length < length) this.grow(length);
    return this.cells.subarray(0, length);
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

  finish(length: number): (T | null)[] | null {
    if (this.cells === null) return this.otherwise === null ? null : filled<T | null>(length, this.otherwise);
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
      if (column) columns[name] = column;
    }
    for (const [name, cells] of this.words) if (!cells.isEmpty) later(columns, name, () => cells.texts(length));
    for (const [name, of] of this.asked) later(columns, name, () => Array.from({ length }, (_, row) => of(row)));
    for (const [name, value] of Object.entries(constants))
      if (value !== null && value !== undefined) later(columns, name, () => filled(length, value) as Column);
    return { length, columns };
  }
}

/** Defines a property whose value is made once, on first sight. */
function later(columns: Record<string, Column>, name: string, make: () => Column): void {
  const define = (descriptor: PropertyDescriptor) =>
    Object.defineProperty(columns, name, { enumerable: true, configurable: true, ...descriptor });
  define({
    get: () => {
      const value = make();
      define({ value });
      return value;
    },
  });
}

function filled<T>(length: number, value: T): T[] {
  // oxlint-disable-next-line unicorn/no-new-array -- one allocation of the right size; Array.from costs twenty times as much
  return new Array<T>(length).fill(value);
}
