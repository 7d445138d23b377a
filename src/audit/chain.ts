import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Tables } from '#src/records/records.ts';
// The tables of the trail, as types.
import './migrations.ts';

type Entry = Selectable<Tables['audit_entry']>;

/** Columns in the order they are hashed; a released order never changes. */
const HASHED = [
  'seq',
  'at',
  'actor',
  'actor_name',
  'on_behalf_of',
  'action',
  'object_kind',
  'object_id',
  'object_label',
  'before',
  'after',
  'reason',
  'from_address',
  'previous_hash',
] as const satisfies readonly (keyof Entry)[];

/** SHA-256 over an entry and, through `previous_hash`, everything before it. */
export const hashOf = (entry: Omit<Entry, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify(HASHED.map((column) => entry[column])))
    .digest('hex');

export type ChainState =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | { readonly intact: false; readonly entries: number; readonly brokenAt: number; readonly why: string };

const PAGE = 5000;

/**
 * Walks the whole trail, from where what was given up ends: every entry must hash to what it says, follow its predecessor without a gap, and end at the head. Whoever can write to
 * the database could forge a whole new chain: keep `head` elsewhere (it is in every verification's output) and compare.
 */
export async function verifyChain(db: Db): Promise<ChainState> {
  const base = await db.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
  let [seq, hash] = [base.base_seq, base.base_hash];
  for (;;) {
    const page = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const entry of page) {
      const broken = (why: string): ChainState => ({ intact: false, entries: seq, brokenAt: entry.seq, why });
      if (entry.seq !== seq + 1) return broken(`entry ${seq + 1} is missing`);
      if (entry.previous_hash !== hash) return broken('it does not follow the entry before it');
      if (hashOf(entry) !== entry.hash) return broken('its content was changed');
      [seq, hash] = [entry.seq, entry.hash];
    }
    if (page.length < PAGE) break;
  }
  const head = await db.selectFrom('audit_head').selectAll().where('id', '=', 1).executeTakeFirstOrThrow();
  if (head.seq !== seq || head.hash !== hash)
    return { intact: false, entries: seq, brokenAt: seq + 1, why: 'entries at the end are missing' };
  return { intact: true, entries: seq, head: hash };
}
