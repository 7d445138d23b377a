import type { Clock } from '#src/kernel/clock.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Records } from '#src/records/records.ts';
import { claimDue, forgetSent, nextDue, type OutboxRow, settle } from './outbox.store.ts';
import { verdictOn } from './verdict.ts';

/** A message on its way. `id` stays the same over all attempts. */
export interface Outgoing {
  readonly id: string;
  readonly topic: string;
  readonly payload: unknown;
  /** 1 for the first. */
  readonly attempt: number;
}

/** Sends one message; throws when it did not arrive. */
export type OutboxHandler = (message: Outgoing) => Promise<void>;

export interface OutboxOptions {
  readonly records: Records;
  readonly clock: Clock;
  /** Hears of failures that are bugs; those of receivers are kept with the message. */
  readonly log: (bug: unknown) => void;
}

// A sender that has not settled a message for so long is dead; receivers are given up long before.
const LEASE = 180_000;
const LOOK_AT_LEAST_EVERY = 5_000;
const AT_ONCE = 8;
const KEEP_SENT = 400 * 86_400_000;
const FORGET_EVERY = 86_400_000;

/** Sends what `enqueue` wrote, once each as long as nothing crashes between the sending and its note; then once more. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #handlers = new Map<string, OutboxHandler>();
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #stopped = true;
  #again = false;
  #forgottenAt = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  handle(topic: string, handler: OutboxHandler): void {
    this.#handlers.set(topic, handler);
  }

  start(): void {
    this.#stopped = false;
    this.kick();
  }

  /** Looks now instead of at the next beat; for after a commit. */
  kick(): void {
    if (this.#stopped) return;
    this.#again = true;
    if (this.#working) return;
    clearTimeout(this.#timer);
    this.#working = this.#work().finally(() => {
      this.#working = undefined;
    });
  }

  /** Waits for what is under way; safe to call twice. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  /** Sends everything that is due now, and what becomes due by it. */
  async sendDue(): Promise<void> {
    const { records, clock } = this.#options;
    for (;;) {
      const claimed = await claimDue(records.db, clock.now(), LEASE, AT_ONCE);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((row) => this.#send(row)));
    }
  }

  async #work(): Promise<void> {
    const { records, clock, log } = this.#options;
    let wait = LOOK_AT_LEAST_EVERY;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.sendDue();
      }
      if (clock.now() - this.#forgottenAt > FORGET_EVERY) {
        this.#forgottenAt = clock.now();
        await forgetSent(records.db, clock.now() - KEEP_SENT);
      }
      const due = await nextDue(records.db);
      if (due !== null) wait = Math.min(wait, Math.max(due - clock.now(), 50));
    } catch (error) {
      log(error);
    }
    // The beat must not keep a process alive that is otherwise done.
    if (!this.#stopped) this.#timer = setTimeout(() => this.kick(), wait).unref();
  }

  async #send(row: OutboxRow): Promise<void> {
    const { records, clock, log } = this.#options;
    try {
      const handler = this.#handlers.get(row.topic);
      if (!handler) throw new AppError('unavailable', 'no_sender', `Nobody sends messages of topic ${row.topic}`);
      await handler({ id: row.id, topic: row.topic, payload: row.payload, attempt: row.attempts });
      await settle(records.db, row, { state: 'sent', at: clock.now(), nextAt: row.next_at, error: null });
    } catch (error) {
      if (!(error instanceof AppError)) log(error);
      const now = clock.now();
      const verdict = verdictOn(error, row.attempts);
      const dead = 'dead' in verdict;
      await settle(records.db, row, {
        state: dead ? 'dead' : 'waiting',
        at: now,
        nextAt: dead ? now : now + verdict.waits,
        error: error instanceof AppError ? `${error.code}: ${error.message}` : String(error),
      });
    }
  }
}
