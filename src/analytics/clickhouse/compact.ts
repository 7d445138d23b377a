import type { Reads } from './reads.ts';
import type { Server } from './server.ts';
import { quote } from './sql-types.ts';
import { ROW } from './tables.ts';

export type Compaction = {
  /** Notes of removed rows an entity may pile up: every question about it reads them. */
  readonly above: number;
  /** Looking for them costs a question; so this many changes share one. */
  readonly everyChanges: number;
};
export const COMPACTION: Compaction = { above: 100_000, everyChanges: 64 };

/**
 * Deletes the rows that removals made invisible, then the notes of them. Both happen behind the readers: only rows no running
 * read can see, and notes only when no read is running that might have begun while the rows were still stored.
 */
export async function compact(server: Server, reads: Reads, committed: number, above: number): Promise<void> {
  const safe = reads.lowest(committed);
  const notes = await server.read(
    'SELECT entity, count() AS n FROM yunchou_removed WHERE at < {safe:UInt64} GROUP BY entity HAVING n > {above:UInt64}',
    { safe, above },
  );
  for (const entity of notes.columns['entity'] ?? []) {
    const which = `entity = '${entity}' AND at < ${safe}`;
    await server.run(
      `DELETE FROM ${quote(`${entity}_rows`)} WHERE ${ROW} IN (SELECT row FROM yunchou_removed WHERE ${which})`,
    );
    if (reads.idle) await server.run(`DELETE FROM yunchou_removed WHERE ${which}`);
  }
}
