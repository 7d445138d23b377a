import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#src/kernel/clock.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Records } from '#src/records/records.ts';
// The table of the keys, as a type.
import './migrations.ts';

/** A key as people see it; the key itself is shown once, when it is made. */
export type EventKey = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
};

/** Uses are noted once a minute, so that a busy source does not write a record with every delivery. */
const NOTE_MS = 60_000;

/** A key is 256 random bits, so its plain hash tells nothing and needs no slow function. */
const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Keys of systems that deliver events over HTTP. */
export class EventKeys {
  readonly #records: Records;
  readonly #clock: Clock;
  constructor(records: Records, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  async create(name: string, source: string): Promise<{ key: string; made: EventKey }> {
    const key = `yk_${randomBytes(32).toString('base64url')}`;
    const made: EventKey = {
      id: randomUUID(),
      name,
      source,
      createdAt: this.#clock.now(),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.#records.db
      .insertInto('event_key')
      .values({
        id: made.id,
        name,
        source,
        hash: hashOf(key).toString('hex'),
        created_at: made.createdAt,
        last_used_at: null,
        revoked_at: null,
      })
      .execute();
    return { key, made };
  }

  /** Every key ever made, newest first. */
  async all(): Promise<EventKey[]> {
    return (await this.#rows()).map(({ hash: _, ...key }) => key);
  }

  /** Throws `unknown_key`. A revoked key stays in the list. */
  async revoke(id: string): Promise<void> {
    const { numUpdatedRows } = await this.#records.db
      .updateTable('event_key')
      .set({ revoked_at: this.#clock.now() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n)
      throw new AppError('not_found', 'unknown_key', `There is no live key "${id}"`, {
        field: 'id',
        remedy: 'List the keys to see their ids.',
      });
  }

  /**
   * Lets a delivery of a source pass: only for bearers of a live key of that very source. Throws `key_needed`, `bad_key`, `key_of_other_source`.
   */
  async admit(source: string, authorization: string | undefined): Promise<void> {
    const keys = await this.#rows();
    const [, given] = /^Bearer\s+(\S+)$/i.exec(authorization ?? '') ?? [];
    if (given === undefined)
      throw new AppError('unauthenticated', 'key_needed', 'Events are taken with a key only', {
        field: 'authorization',
        remedy: 'Send "Authorization: Bearer KEY"; make a key with: yunchou key create NAME --source SOURCE',
      });
    const hash = hashOf(given);
    // Every key is compared, each in constant time: how long it takes says nothing.
    const matches = keys.map((k) => timingSafeEqual(Buffer.from(k.hash, 'hex'), hash));
    const found = keys[matches.indexOf(true)];
    if (!found || found.revokedAt !== null)
      throw new AppError('unauthenticated', 'bad_key', 'This key is not valid', {
        field: 'authorization',
        remedy: 'Use a live key; make one with: yunchou key create NAME --source SOURCE',
      });
    if (found.source !== source)
      throw new AppError(
        'forbidden',
        'key_of_other_source',
        `This key is for the source "${found.source}", not "${source}"`,
        {
          field: 'source',
          remedy: `Deliver as "${found.source}", or make a key for "${source}".`,
        },
      );
    const now = this.#clock.now();
    if (now - (found.lastUsedAt ?? 0) > NOTE_MS)
      await this.#records.db.updateTable('event_key').set({ last_used_at: now }).where('id', '=', found.id).execute();
  }

  async #rows(): Promise<(EventKey & { readonly hash: string })[]> {
    const rows = await this.#records.db.selectFrom('event_key').selectAll().orderBy('created_at', 'desc').execute();
    return rows.map((r) => ({
      id: r.id,
      name: r.name,
      source: r.source,
      hash: r.hash,
      createdAt: r.created_at,
      lastUsedAt: r.last_used_at,
      revokedAt: r.revoked_at,
    }));
  }
}
