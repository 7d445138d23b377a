import type { Rejection } from '../../contract/connector.ts';

/** A value of a table: text as written, or what the format itself types (JSON, Parquet, sheets). */
export type Cell = string | number | boolean | null;

/** One row of a table: `line` is the 1-based line of the decoded text, row of the sheet, or ordinal of a Parquet row. */
export type TableRow = { readonly line: number; readonly fields: Readonly<Record<string, Cell>>; readonly raw: string };

/** What reading yields: a good record, or why one could not be used. */
export type Read<R> = { readonly record: R } | { readonly rejection: Omit<Rejection, 'file'> };

/** No record of text is longer than this, in characters: an endless line is one error, not an endless memory. */
export const MAX_RECORD_LENGTH = 16 * 1024 * 1024;

/** How much of a rejected line is kept. */
const MAX_RAW = 4000;
export const clip = (text: string): string => (text.length > MAX_RAW ? `${text.slice(0, MAX_RAW)}…` : text);
