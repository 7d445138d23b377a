import { AppError } from '#src/kernel/errors.ts';
import type { Rejection } from '#src/modules/ingestion/contract/connector.ts';
import type { TableRow } from '#src/modules/ingestion/server/reading/record.ts';
import { readTable, type TableFormat } from '#src/modules/ingestion/server/reading/table.ts';

/** Everything reading a table gives, its error included. */
export type Outcome = {
  columns: readonly string[];
  rows: TableRow[];
  rejections: Omit<Rejection, 'file'>[];
  error: AppError | null;
};

/** Reads a table from bytes handed over in awkward pieces. */
export async function readRows(
  name: string,
  content: Uint8Array | string | AsyncIterable<Uint8Array>,
  format?: TableFormat,
): Promise<Outcome> {
  const outcome: Outcome = { columns: [], rows: [], rejections: [], error: null };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const all = Buffer.from(content as Uint8Array);
    // Awkward pieces: characters and line ends fall apart.
    for (let at = 0; at < all.length; at += 7) yield all.subarray(at, at + 7);
  }
  const input = { name, bytes: typeof content === 'object' && Symbol.asyncIterator in content ? content : bytes() };
  try {
    for await (const item of readTable(input, format)) {
      if ('record' in item) outcome.rows.push(item.record);
      else if ('rejection' in item) outcome.rejections.push(item.rejection);
      else outcome.columns = item;
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    outcome.error = error;
  }
  return outcome;
}

export const rowFields = (outcome: Outcome) => outcome.rows.map((row) => row.fields);
