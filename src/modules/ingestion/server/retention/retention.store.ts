import type { Db } from '#src/records/records.ts';
import { retentionKind, type RetentionKind } from '../../contract/privacy.ts';

declare module '#src/records/records.ts' {
  interface Tables {
    retention: { kind: string; days: number };
  }
}

/** Days by kind; what is not there is kept for good. */
export async function readRetention(db: Db): Promise<ReadonlyMap<RetentionKind, number>> {
  const rows = await db.selectFrom('retention').selectAll().execute();
  return new Map(rows.map(({ kind, days }) => [retentionKind.parse(kind), days]));
}

export async function saveRetention(db: Db, kind: RetentionKind, days: number | null): Promise<void> {
  await db.deleteFrom('retention').where('kind', '=', kind).execute();
  if (days !== null) await db.insertInto('retention').values({ kind, days }).execute();
}
