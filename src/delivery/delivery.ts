import type { Clock } from '#src/kernel/clock.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Outbox, Outgoing } from '#src/outbox/outbox.ts';
import { reviveMessage } from '#src/outbox/outbox.store.ts';
import type { Records } from '#src/records/records.ts';
import { KINDS } from './adapters/index.ts';
import { type Channel, type ShownChannel, shown } from './channel.ts';
import { readChannel, readChannels, removeChannel, type SavedChannel, saveChannel, sealAll } from './channel.store.ts';
import {
  type DeliveryRow,
  forgetFiles,
  listDeliveries,
  type PartPayload,
  readDelivery,
  readLinkedFile,
  TOPIC,
} from './delivery.store.ts';
import type { Message, MessageFile, Sending, SentFile } from './message.ts';
import { Pace } from './pace.ts';
import { tooMany } from './post.ts';
import type { SecretBox } from './secret-box.ts';

export interface DeliveryOptions {
  readonly records: Records;
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** Address at which people, and the vendors' servers, reach this platform; `null` where they do not. */
  readonly publicUrl: string | null;
  /** Where secrets of channels are opened. */
  readonly box: SecretBox;
}

/** Path of a linked file below the public address. */
export const FILE_PATH = '/api/sent-files/';

/** Sends messages through channels: what `enqueueMessage` wrote in a transaction leaves through here. */
export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #pace = new Pace();

  constructor(options: DeliveryOptions) {
    this.#options = options;
    options.outbox.handle(TOPIC, (message) => this.#send(message));
  }

  /** Seals what an earlier release kept in clear; once, after the records were migrated. */
  seal(): Promise<void> {
    return sealAll(this.#options.records.db, this.#options.box);
  }

  async channels(): Promise<ShownChannel[]> {
    return (await readChannels(this.#options.records.db, this.#options.box)).map(shown);
  }

  /** In the caller's transaction, which also writes the audit trail. */
  async save(db: Records['db'], saved: SavedChannel): Promise<ShownChannel> {
    return shown(await saveChannel(db, saved, this.#options.clock.now(), this.#options.box));
  }

  remove(db: Records['db'], id: string): Promise<void> {
    return removeChannel(db, id, this.#options.clock.now());
  }

  /** Sends a message at once, past the outbox: whoever presses the button sees what the receiver says. */
  async test(id: string, message: Message): Promise<void> {
    const channel = await readChannel(this.#options.records.db, id, this.#options.box);
    const { picture, files = [], ...said } = message;
    const sending: Sending = {
      id: `test-${this.#options.clock.now()}`,
      message: said,
      picture: picture ? { ...picture, url: null } : null,
      files: files.map((file) => ({ ...file, url: null })),
    };
    await this.#through(channel, 'card', sending);
  }

  list(filter: Parameters<typeof listDeliveries>[1]): Promise<DeliveryRow[]> {
    return listDeliveries(this.#options.records.db, filter);
  }

  /** Gives the dead parts of a delivery all their attempts again; the number of them. */
  async sendAgain(id: string): Promise<number> {
    const { records, clock, outbox } = this.#options;
    const parts = await records.db.selectFrom('delivery_part').select('outbox').where('delivery', '=', id).execute();
    let revived = 0;
    for (const part of parts) if (await reviveMessage(records.db, part.outbox, clock.now())) revived += 1;
    outbox.kick();
    return revived;
  }

  linkedFile(token: string): Promise<MessageFile | null> {
    return readLinkedFile(this.#options.records.db, token, this.#options.clock.now());
  }

  forgetOld(): Promise<void> {
    return forgetFiles(this.#options.records.db, this.#options.clock.now());
  }

  async #send({ id, payload }: Outgoing): Promise<void> {
    const { records, publicUrl } = this.#options;
    const { delivery, part } = payload as PartPayload;
    const stored = await readDelivery(records.db, delivery);
    const channel = await this.#channelOf(stored.channel);
    const linked = (file: MessageFile & { token: string }): SentFile => ({
      name: file.name,
      type: file.type,
      bytes: file.bytes,
      url: publicUrl === null ? null : new URL(FILE_PATH + file.token, publicUrl).href,
    });
    const sending: Sending = {
      id,
      message: stored.message,
      picture: stored.picture && linked(stored.picture),
      files: stored.files.map(linked),
    };
    await this.#through(channel, part, sending);
  }

  async #through(channel: Channel, part: PartPayload['part'], sending: Sending): Promise<void> {
    const now = this.#options.clock.now();
    const kind = KINDS[channel.kind];
    const wait = kind.perMinute === null ? 0 : this.#pace.take(channel.id, kind.perMinute, now);
    if (wait > 0) throw tooMany(wait, `${kind.perMinute} a minute`);
    await kind.send(part, sending, channel, now);
  }

  async #channelOf(id: string): Promise<Channel> {
    try {
      return await readChannel(this.#options.records.db, id, this.#options.box);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'no_such_channel') throw error;
      throw new AppError('invalid', 'channel_removed', 'The channel was removed before the message was sent');
    }
  }
}
