import type { Db } from '#src/records/records.ts';
import type { FigureDimension, PeriodKind, Restatement } from '../contract/closing.ts';
import type { KeptDefinitions } from './causes.ts';
import type { FactsBehind } from './facts-behind.ts';
import { packed, unpacked } from './packed.ts';
import type { Block, Sheet, SheetGrain } from './sheets.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';

/** A closed period; instants in epoch milliseconds. */
export type Closing = {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly firstDay: string;
  /** The day after the last. */
  readonly endDay: string;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly version: string;
  readonly differing: number;
  readonly checked: string | null;
};

export type VersionHead = {
  readonly version: string;
  readonly at: number;
  readonly by: { readonly id: string; readonly name: string };
  readonly reason: string | null;
  readonly dataUntil: number | null;
  readonly contacts: number;
  readonly fingerprint: string;
};

/** A version as it is written, everything packed. */
export type PackedVersion = VersionHead & {
  readonly definitions: string;
  readonly facts: string;
  readonly restatement: string | null;
  readonly sheets: readonly { readonly dimension: string; readonly grain: string; readonly body: string }[];
};

export async function readClosings(db: Db): Promise<Closing[]> {
  const rows = await db.selectFrom('closing').selectAll().orderBy('from_at', 'desc').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as PeriodKind,
    firstDay: row.first_day,
    endDay: row.end_day,
    from: row.from_at,
    to: row.to_at,
    zone: row.zone,
    version: row.version,
    differing: row.differing,
    checked: row.checked,
  }));
}

/** Every version of a closing, oldest first, with what it restated. */
export async function readVersions(
  db: Db,
  closing: string,
): Promise<(VersionHead & { readonly restatement: Restatement | null })[]> {
  const rows = await db
    .selectFrom('closing_version')
    .select(['version', 'at', 'by_id', 'by_name', 'reason', 'data_until', 'contacts', 'fingerprint', 'restatement'])
    .where('closing', '=', closing)
    .orderBy('at')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      version: row.version,
      at: row.at,
      by: { id: row.by_id, name: row.by_name },
      reason: row.reason,
      dataUntil: row.data_until,
      contacts: row.contacts,
      fingerprint: row.fingerprint,
      restatement: row.restatement === null ? null : await unpacked<Restatement>(row.restatement),
    })),
  );
}

/** Who closed what, for lists: the newest version of each. */
export async function readNewest(db: Db): Promise<Map<string, { at: number; by: string }>> {
  const rows = await db.selectFrom('closing_version').select(['closing', 'at', 'by_name']).orderBy('at').execute();
  return new Map(rows.map((row) => [row.closing, { at: row.at, by: row.by_name }]));
}

export async function readBehind(
  db: Db,
  { id, version }: Pick<Closing, 'id' | 'version'>,
): Promise<{ facts: FactsBehind; definitions: KeptDefinitions }> {
  const row = await db
    .selectFrom('closing_version')
    .select(['facts', 'definitions'])
    .where('closing', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return {
    facts: await unpacked<FactsBehind>(row.facts),
    definitions: await unpacked<KeptDefinitions>(row.definitions),
  };
}

/** One sheet of a version; null when it was not frozen. */
export async function readSheet(
  db: Db,
  { id, version }: Pick<Closing, 'id' | 'version'>,
  dimension: FigureDimension,
  grain: SheetGrain,
): Promise<Sheet | null> {
  const row = await db
    .selectFrom('closing_sheet')
    .select('body')
    .where('closing', '=', id)
    .where('version', '=', version)
    .where('dimension', '=', dimension)
    .where('grain', '=', grain)
    .executeTakeFirst();
  return row ? { dimension, grain, blocks: await unpacked<Block[]>(row.body) } : null;
}

/** Packs a version before the transaction that writes it, so that the transaction stays short. */
export async function packVersion(
  head: VersionHead,
  parts: {
    readonly definitions: KeptDefinitions;
    readonly facts: FactsBehind;
    readonly restatement: Restatement | null;
    readonly sheets: readonly Sheet[];
  },
): Promise<PackedVersion> {
  const sheets: PackedVersion['sheets'][number][] = [];
  for (const { dimension, grain, blocks } of parts.sheets)
    sheets.push({ dimension, grain, body: await packed(blocks) });
  return {
    ...head,
    definitions: await packed(parts.definitions),
    facts: await packed(parts.facts),
    restatement: parts.restatement === null ? null : await packed(parts.restatement),
    sheets,
  };
}

/** Writes a closing's first version; call it in a transaction. */
export async function insertClosing(db: Db, closing: Closing, version: PackedVersion): Promise<void> {
  await db
    .insertInto('closing')
    .values({
      id: closing.id,
      kind: closing.kind,
      first_day: closing.firstDay,
      end_day: closing.endDay,
      from_at: closing.from,
      to_at: closing.to,
      zone: closing.zone,
      version: closing.version,
      differing: 0,
      checked: null,
    })
    .execute();
  await insertVersion(db, closing.id, version);
}

/** Writes the next version; call it in a transaction. False when another was accepted meanwhile. */
export async function replaceVersion(db: Db, closing: Closing, next: PackedVersion): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('closing')
    .set({ version: next.version, differing: 0, checked: null })
    .where('id', '=', closing.id)
    .where('version', '=', closing.version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await insertVersion(db, closing.id, next);
  return true;
}

async function insertVersion(db: Db, closing: string, version: PackedVersion): Promise<void> {
  await db
    .insertInto('closing_version')
    .values({
      closing,
      version: version.version,
      at: version.at,
      by_id: version.by.id,
      by_name: version.by.name,
      reason: version.reason,
      data_until: version.dataUntil,
      contacts: version.contacts,
      fingerprint: version.fingerprint,
      definitions: version.definitions,
      facts: version.facts,
      restatement: version.restatement,
    })
    .execute();
  for (const sheet of version.sheets)
    await db
      .insertInto('closing_sheet')
      .values({ closing, version: version.version, ...sheet })
      .execute();
}

/** Keeps what a comparison found, unless another version came meanwhile. */
export async function keepCheck(db: Db, closing: Closing, differing: number, checked: string): Promise<void> {
  await db
    .updateTable('closing')
    .set({ differing, checked })
    .where('id', '=', closing.id)
    .where('version', '=', closing.version)
    .execute();
}
