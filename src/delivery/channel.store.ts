import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import { violation } from '#src/records/violation.ts';
import { type Channel, checkedChannel } from './channel.ts';
import type { ChannelKindId } from './channel-kind.ts';
import { isSealed, type SecretBox } from './secret-box.ts';
import './tables.ts';

/** What is saved: a secret left out stays, `null` takes it away. */
export interface SavedChannel {
  readonly id?: string | undefined;
  readonly kind: ChannelKindId;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}

/** Every channel, as it is shown: a secret that cannot be read any more is shown as none. */
export async function readChannels(db: Db, box: SecretBox): Promise<Channel[]> {
  const rows = await db.selectFrom('channel').selectAll().where('removed_at', 'is', null).orderBy('name').execute();
  return rows.map((row) => {
    const channel = { ...row, settings: row.settings as Channel['settings'] };
    try {
      return { ...channel, secrets: opened(row, box) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...channel, secrets: {} };
    }
  });
}

/** Throws `no_such_channel`, also for one that was removed, and `secrets_unreadable`. */
export async function readChannel(db: Db, id: string, box: SecretBox): Promise<Channel> {
  const row = await rowOf(db, id);
  return { ...row, settings: row.settings as Channel['settings'], secrets: opened(row, box) };
}

/** What kind of channel it is, without opening its secrets. Throws `no_such_channel`. */
export const readKind = async (db: Db, id: string): Promise<ChannelKindId> => (await rowOf(db, id)).kind;

async function rowOf(db: Db, id: string) {
  const row = await db
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw noSuch(id);
  return row;
}

/** Those of a release that did not seal them yet are as they are. */
function opened(
  { id, secrets }: { readonly id: string; readonly secrets: unknown },
  box: SecretBox,
): Channel['secrets'] {
  const kept = secrets as Channel['secrets'];
  return isSealed(kept) ? box.open(kept, id) : kept;
}

/** Seals secrets kept in clear by an earlier release. */
export async function sealAll(db: Db, box: SecretBox): Promise<void> {
  for (const { id, secrets } of await db.selectFrom('channel').select(['id', 'secrets']).execute()) {
    const kept = secrets as Channel['secrets'];
    if (isSealed(kept) || Object.keys(kept).length === 0) continue;
    await db
      .updateTable('channel')
      .set({ secrets: json(box.seal(kept, id)) })
      .where('id', '=', id)
      .execute();
  }
}

/** Makes or changes one; throws `bad_channel`, `no_such_channel`, `channel_name_taken`. */
export async function saveChannel(db: Db, saved: SavedChannel, now: number, box: SecretBox): Promise<Channel> {
  const before = saved.id === undefined ? undefined : await keptOrLost(db, saved.id, box);
  if (before && before.kind !== saved.kind)
    throw new AppError('invalid', 'bad_channel', 'The kind of a channel does not change', {
      field: 'kind',
      remedy: 'Make a new one.',
    });
  const merged = Object.entries({ ...before?.secrets, ...saved.secrets }).filter(
    ([, value]) => value !== null && value !== '',
  );
  const { settings, secrets } = checkedChannel(saved.kind, saved.settings, Object.fromEntries(merged));
  const id = before?.id ?? randomUUID();
  const values = { name: saved.name, settings: json(settings), secrets: json(box.seal(secrets, id)) };
  try {
    if (before) await db.updateTable('channel').set(values).where('id', '=', id).execute();
    else
      await db
        .insertInto('channel')
        .values({ id, kind: saved.kind, made_at: now, removed_at: null, ...values })
        .execute();
  } catch (error) {
    if (violation(error)?.constraint !== 'channel_name') throw error;
    throw new AppError('conflict', 'channel_name_taken', `There is already a channel called ${saved.name}`, {
      field: 'name',
      remedy: 'Choose another name.',
    });
  }
  return { id, kind: saved.kind, name: saved.name, settings, secrets };
}

/** One whose secrets cannot be read any more is mended by entering them again. */
async function keptOrLost(db: Db, id: string, box: SecretBox): Promise<Channel> {
  try {
    return await readChannel(db, id, box);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'secrets_unreadable') throw error;
    const row = await rowOf(db, id);
    return { ...row, settings: row.settings as Channel['settings'], secrets: {} };
  }
}

/** Its secrets are forgotten at once; what was sent through it stays on record. */
export async function removeChannel(db: Db, id: string, now: number): Promise<void> {
  await rowOf(db, id);
  await db
    .updateTable('channel')
    .set({ removed_at: now, secrets: json({}) })
    .where('id', '=', id)
    .execute();
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

function noSuch(id: string): AppError {
  return new AppError('not_found', 'no_such_channel', `There is no channel ${id}`, { field: 'channel' });
}
