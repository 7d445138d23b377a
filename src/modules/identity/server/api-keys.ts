import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import type { Actor } from '#src/http/actor.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Db, Records } from '#src/records/records.ts';
import type { ApiKey, ApiKeyInput, KeyScope } from '../contract/api-key.ts';
// The tables this module adds to the records, as types.
import './migrations.ts';

type By = { readonly actor: Actor; readonly from?: string | undefined };

/** Tells these keys from those of systems that deliver events. */
export const KEY_PREFIX = 'ya_';
const DAY = 86_400_000;
/** Uses are noted once a minute: a busy system does not write a record with every call. */
const NOTE_MS = 60_000;

/** A key is 256 random bits, so its plain hash tells nothing and needs no slow function. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Keys of other systems that read: made with scopes, checked at every call, revoked at once. */
export class ApiKeys {
  readonly #records: Records;
  readonly #clock: Clock;
  constructor(records: Records, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  /** Every key ever made, newest first. */
  all(): Promise<ApiKey[]> {
    return readKeys(this.#records.db);
  }

  async create(input: ApiKeyInput, by: By): Promise<{ key: string; made: ApiKey }> {
    const key = `${KEY_PREFIX}${randomBytes(32).toString('base64url')}`;
    const now = this.#clock.now();
    const { name, scopes, projects, days } = input;
    const made: ApiKey = {
      id: randomUUID(),
      name,
      scopes: [...new Set(scopes)],
      projects,
      createdAt: now,
      createdBy: by.actor.name,
      expiresAt: days === null ? null : now + days * DAY,
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.#records.db.transaction().execute(async (db) => {
      await db
        .insertInto('api_key')
        .values({
          id: made.id,
          name,
          hash: hashOf(key),
          scopes: JSON.stringify(made.scopes),
          projects: JSON.stringify(projects),
          created_at: now,
          created_by: made.createdBy,
          expires_at: made.expiresAt,
          last_used_at: null,
          revoked_at: null,
        })
        .execute();
      const after = { scopes: made.scopes, projects, expiresAt: made.expiresAt };
      await this.#act(db, 'api_key.make', made, by, after);
    });
    return { key, made };
  }

  /** Makes a key worthless at once; it stays in the list. Throws `unknown_key`. */
  async revoke(id: string, by: By): Promise<void> {
    const known = (await this.all()).find((key) => key.id === id && key.revokedAt === null);
    if (known === undefined)
      throw new AppError('not_found', 'unknown_key', `There is no live key "${id}"`, {
        field: 'id',
        remedy: 'List the keys to see their ids.',
      });
    await this.#records.db.transaction().execute(async (db) => {
      await db.updateTable('api_key').set({ revoked_at: this.#clock.now() }).where('id', '=', id).execute();
      await this.#act(db, 'api_key.revoke', known, by, null);
    });
  }

  /** Who calls with a key: a system that may do what the key's scopes say; null for a key that is unknown, over or revoked. */
  async actorOf(key: string): Promise<Actor | null> {
    const [found] = await readKeys(this.#records.db, hashOf(key));
    const now = this.#clock.now();
    if (found === undefined || found.revokedAt !== null || (found.expiresAt !== null && found.expiresAt <= now))
      return null;
    if (now - (found.lastUsedAt ?? 0) > NOTE_MS)
      await this.#records.db.updateTable('api_key').set({ last_used_at: now }).where('id', '=', found.id).execute();
    const scope = found.projects.length === 0 ? 'all' : [{ noun: 'project' as const, ids: found.projects }];
    const scopes: ReadonlySet<string> = new Set(found.scopes);
    return {
      id: `key:${found.id}`,
      name: found.name,
      agent: null,
      roles: [],
      scopeOf: (permission) => (scopes.has(permission) ? scope : null),
    };
  }

  #act(db: Db, action: string, { id, name }: ApiKey, { actor, from }: By, after: unknown): Promise<unknown> {
    return recordAct(db, {
      actor,
      action,
      object: { kind: 'key', id, label: name },
      after,
      from,
      at: this.#clock.now(),
    });
  }
}

async function readKeys(db: Db, hash?: string): Promise<ApiKey[]> {
  let asked = db.selectFrom('api_key').selectAll();
  // Found by its hash: how long a look-up takes tells nothing of a key nobody can compute from it.
  if (hash !== undefined) asked = asked.where('hash', '=', hash);
  const rows = await asked.orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: JSON.parse(row.scopes) as KeyScope[],
    projects: JSON.parse(row.projects) as string[],
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }));
}
