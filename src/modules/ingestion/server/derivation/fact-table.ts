import type { Column, Columns } from '#src/analytics/columns.ts';
import type { Entity } from '#src/semantic/entity.ts';

type Named<E extends Entity, K> = {
  [N in keyof E['fields']]: E['fields'][N]['kind'] extends K ? N : never;
}[keyof E['fields']] &
  string;
type Constants<E extends Entity> = { readonly [N in keyof E['fields']]?: string | boolean | null };

/**
 * Rows of one entity, built column by column. A writer asks once for the columns it fills and sets the cells that have a
 * value; the others hold NaN or null. Columns nobody asked for stay out and mean null. `capacity` bounds the rows and must be
 * known before: each row stems from one event of a known kind.
 */
export class FactTable<E extends Entity> {
  readonly entity: E;
  readonly capacity: number;
  length = 0;
  private readonly cells = new Map<string, Float64Array | (string | null)[] | (boolean | null)[]>();

  constructor(entity: E, capacity: number) {
    this.entity = entity;
    this.capacity = capacity;
  }

  number(name: Named<E, 'instant' | 'duration' | 'count' | 'number'>): Float64Array {
    const cells = new Float64Array(this.capacity).fill(Number.NaN);
    this.cells.set(name, cells);
    return cells;
  }

  text(name: Named<E, 'id' | 'text'>): (string | null)[] {
    const cells = filled<string | null>(this.capacity, null);
    this.cells.set(name, cells);
    return cells;
  }

  flag(name: Named<E, 'flag'>, otherwise: boolean | null = false): (boolean | null)[] {
    const cells = filled<boolean | null>(this.capacity, otherwise);
    this.cells.set(name, cells);
    return cells;
  }

  /** The rows; `constants` gives columns that hold the same in every row. */
  finish(constants: Constants<E> = {}): Columns {
    const { length } = this;
    const columns: Record<string, Column> = {};
    for (const [name, cells] of this.cells) {
      if (cells instanceof Float64Array) columns[name] = cells.subarray(0, length);
      else {
        cells.length = length;
        columns[name] = cells;
      }
    }
    for (const [name, value] of Object.entries(constants))
      if (value !== null && value !== undefined) columns[name] = filled(length, value) as Column;
    return { length, columns };
  }
}

function filled<T>(length: number, value: T): T[] {
  // oxlint-disable-next-line unicorn/no-new-array -- one allocation of the right size; Array.from costs twenty times as much
  return new Array<T>(length).fill(value);
}
