import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { enqueue } from '#src/outbox/enqueue.ts';
import { readMessages } from '#src/outbox/outbox.store.ts';
import type { OutboxState } from '#src/outbox/tables.ts';
import type { Db } from '#src/records/records.ts';
import { KINDS } from './adapters/index.ts';
import type { Part } from './channel-kind.ts';
import { readKind } from './channel.store.ts';
import type { Message, MessageFile } from './message.ts';
import './tables.ts';

export const TOPIC = 'delivery';
const LINKS_LAST = 14 * 86_400_000;
const PICTURE = -1;

/** What one message in the outbox says of the delivery it belongs to. */
export interface PartPayload {
  readonly delivery: string;
  readonly part: Part;
}

export interface Enqueued {
  readonly channel: string;
  readonly message: Message;
  /** What it is sent for: a report run, an alert. */
  readonly cause?: { readonly kind: string; readonly id: string };
  /** Said twice with the same key, it is sent once. */
  readonly key?: string;
}

/** Writes a message to be sent through a channel once this transaction has committed; returns the id of the delivery. */
export async function enqueueMessage(db: Db, { channel, message, cause, key }: Enqueued, now: number): Promise<string> {
  const kind = await readKind(db, channel);
  const { picture, files = [], ...said } = message;
  const id = randomUUID();
  await db
    .insertInto('delivery')
    .values({
      id,
      channel,
      message: sql`${JSON.stringify(said)}::jsonb`,
      cause_kind: cause?.kind ?? null,
      cause_id: cause?.id ?? null,
      made_at: now,
    })
    .execute();
  if (picture) await writeFile(db, id, PICTURE, picture, now);
  for (const [position, file] of files.entries()) await writeFile(db, id, position, file, now);
  for (const part of KINDS[kind].parts(picture ? shape(picture) : null, files.map(shape))) {
    const payload: PartPayload = { delivery: id, part };
    const partKey = key === undefined ? {} : { key: `${key} ${part}` };
    const outbox = await enqueue(db, { topic: TOPIC, payload, lane: `channel ${channel}`, ...partKey }, now);
    await db.insertInto('delivery_part').values({ delivery: id, part, outbox }).execute();
  }
  return id;
}

const shape = ({ type, bytes }: MessageFile) => ({ type, size: bytes.length });

async function writeFile(db: Db, delivery: string, position: number, file: MessageFile, now: number): Promise<void> {
  await db
    .insertInto('delivery_file')
    .values({
      delivery,
      position,
      name: file.name,
      type: file.type,
      bytes: file.bytes,
      token: randomBytes(24).toString('base64url'),
      expires_at: now + LINKS_LAST,
    })
    .execute();
}

/** A stored message with its channel and its files, for sending. */
export async function readDelivery(db: Db, id: string) {
  const row = await db.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const files = await db
    .selectFrom('delivery_file')
    .selectAll()
    .where('delivery', '=', id)
    .orderBy('position')
    .execute();
  return {
    channel: row.channel,
    message: row.message as Omit<Message, 'picture' | 'files'>,
    picture: files.find((file) => file.position === PICTURE) ?? null,
    files: files.filter((file) => file.position !== PICTURE),
  };
}

/** The file behind a link; `null` when nobody was given it or its time is over. */
export async function readLinkedFile(db: Db, token: string, now: number): Promise<MessageFile | null> {
  const row = await db
    .selectFrom('delivery_file')
    .select(['name', 'type', 'bytes'])
    .where('token', '=', token)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

export interface DeliveryRow {
  readonly id: string;
  readonly channel: { readonly id: string; readonly name: string; readonly kind: string };
  readonly title: string;
  readonly cause: { readonly kind: string; readonly id: string } | null;
  readonly madeAt: number;
  readonly parts: {
    readonly part: string;
    readonly state: OutboxState;
    readonly attempts: number;
    readonly nextAt: number | null;
    readonly settledAt: number | null;
    readonly error: string | null;
    readonly outbox: string;
  }[];
}

/** What was sent or is on its way, newest first. */
export async function listDeliveries(
  db: Db,
  {
    cause,
    channel,
    limit = 100,
  }: { readonly cause?: { kind: string; id: string }; readonly channel?: string; readonly limit?: number },
): Promise<DeliveryRow[]> {
  let query = db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channel')
    .select([
      'delivery.id',
      'delivery.channel',
      'delivery.message',
      'delivery.cause_kind',
      'delivery.cause_id',
      'delivery.made_at',
      'channel.name',
      'channel.kind',
    ])
    .orderBy('delivery.made_at', 'desc')
    .orderBy('delivery.id')
    .limit(limit);
  if (cause) query = query.where('cause_kind', '=', cause.kind).where('cause_id', '=', cause.id);
  if (channel !== undefined) query = query.where('delivery.channel', '=', channel);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const parts = await db
    .selectFrom('delivery_part')
    .selectAll()
    .where(
      'delivery',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const messages = new Map(
    (
      await readMessages(
        db,
        parts.map((part) => part.outbox),
      )
    ).map((row) => [row.id, row]),
  );
  return rows.map((row) => ({
    id: row.id,
    channel: { id: row.channel, name: row.name, kind: row.kind },
    title: (row.message as { title: string }).title,
    cause: row.cause_kind !== null && row.cause_id !== null ? { kind: row.cause_kind, id: row.cause_id } : null,
    madeAt: row.made_at,
    parts: parts
      .filter((part) => part.delivery === row.id)
      .map((part) => ({ ...part, said: messages.get(part.outbox) }))
      .sort((a, b) => (a.said?.seq ?? 0) - (b.said?.seq ?? 0))
      .map(({ part, outbox, said }) => ({
        part,
        outbox,
        // The outbox forgets what was sent long ago; what is missing there has arrived.
        state: said?.state ?? 'sent',
        attempts: said?.attempts ?? 1,
        nextAt: said?.state === 'waiting' ? said.next_at : null,
        settledAt: said?.settled_at ?? null,
        error: said?.state === 'sent' ? null : (said?.last_error ?? null),
      })),
  }));
}

/** Forgets the bytes of files whose links have expired and whose parts are settled. */
export async function forgetFiles(db: Db, now: number): Promise<void> {
  await sql`delete from delivery_file where expires_at < ${now} and not exists (
    select 1 from delivery_part join outbox on outbox.id = delivery_part.outbox
    where delivery_part.delivery = delivery_file.delivery and outbox.state <> 'sent')`.execute(db);
}
