import type { ReactNode } from 'react';
import type { Unit } from '../number/unit.ts';

export type CellValue = string | number | null;

/** One column: what it holds (for order and export) and, where the value alone is not enough, how it looks. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Sorted by and exported; `null` = no data, always last. */
  readonly value: (row: Row) => CellValue;
  /** Given for figures: right-aligned, formatted, exported as a number. */
  readonly unit?: Unit;
  readonly currency?: string;
  /** Durations as `5:02` instead of words. */
  readonly duration?: 'words' | 'clock';
  /** Word for `null`, where "no data" would be wrong because there cannot be any. */
  readonly noDataWord?: string;
  readonly cell?: (row: Row) => ReactNode;
  /** Replaces the title in the header, for a scale or a second line. */
  readonly head?: ReactNode;
  readonly width?: number;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** Off until the reader switches it on. */
  readonly offAtFirst?: boolean;
  /** Drawing only: neither sorted nor exported. */
  readonly drawing?: boolean;
}

export const columnAlign = <Row>(column: Column<Row>): 'start' | 'end' =>
  column.align ?? (column.unit === undefined ? 'start' : 'end');
