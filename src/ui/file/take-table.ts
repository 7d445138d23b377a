import { createContext, useContext } from 'react';
import type { ExportMark } from '#src/kernel/export-mark.ts';

/** A table, or the picture of a chart, which has no rows. */
export interface TakenTable {
  readonly title: string;
  readonly format: 'csv' | 'xlsx' | 'png';
  readonly rows: number;
  readonly columns: readonly string[];
}

/** Records that a table leaves the house and resolves with its watermark; rejects when it could not be recorded. */
export type TakeTable = (table: TakenTable) => Promise<ExportMark>;

/** Provided by the module that keeps the trail; without one (the gallery) files carry no watermark. */
export const TakeTableContext = createContext<TakeTable | null>(null);

export const useTakeTable = (): TakeTable | null => useContext(TakeTableContext);
