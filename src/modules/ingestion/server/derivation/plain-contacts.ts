import { ColumnMemory } from './column-memory.ts';
import type { EventBatch } from './event-batch.ts';
import { KIND, KINDS, SUBJECT, SUBJECT_OF_KIND } from './event-kind.ts';
import { NO_ENTRY } from './no-entry.ts';

/** How far a contact has come. `general`: something happened that only the full derivation may judge. */
export const STAGE = { unseen: 0, asked: 1, waiting: 2, talking: 3, left: 4, ended: 5, general: 6 } as const;

/** Events followed in one go: short enough that the compiler sees the loop often, and makes the best of it. */
const BLOCK = 1024;

/** What an event kind can do to a plain contact; kinds of other subjects do nothing, all others make it general. */
const NOTHING = 0;
const ASKS = 1;
const ENTERS = 2;
const RINGS = 3;
const CONNECTS = 4;
const EXITS = 5;
const ENDS = 6;
const OTHER = 7;
const STEPS: Uint8Array = Uint8Array.from(KINDS, (_, kind) => {
  if (SUBJECT_OF_KIND[kind] !== SUBJECT.contact) return NOTHING;
  if (kind === KIND.contact_refused) return ASKS;
  if (kind === KIND.queue_entered) return ENTERS;
  if (kind === KIND.ring_ended) return RINGS;
  if (kind === KIND.agent_connected) return CONNECTS;
  if (kind === KIND.queue_left) return EXITS;
  return kind === KIND.agent_left ? ENDS : OTHER;
});

/**
 * Contacts of the common shape: one visit to one queue, rings, then an exit or one conversation, every event after the one
 * before it. Nineteen of twenty contacts are; they are followed here in one pass over the batch, without grouping or sorting,
 * and give the very rows the full derivation gives. Everything by number of the contact id in the batch.
 */
export class PlainContacts {
  readonly batch: EventBatch;
  readonly stage: Uint8Array;
  /** Number of the contact among those that get rows now, set by whoever gives them. */
  readonly contact: Int32Array;
  readonly queue: Int32Array;
  readonly agent: Int32Array;
  /** Word of the exit or of the conversation's end. */
  readonly how: Int32Array;
  readonly firstTouch: Float64Array;
  readonly lastTouch: Float64Array;
  readonly enteredAt: Float64Array;
  readonly connectedAt: Float64Array;
  readonly wait: Float64Array;
  readonly ring: Float64Array;
  /** When the phone of who answered began to ring. */
  readonly reservedAt: Float64Array;
  readonly talk: Float64Array;
  readonly enteredBy: Int32Array;
  /** Rings nobody answered, as a chain of events: first and last of each contact, and the next of each event (0 = none). */
  readonly firstRing: Int32Array;
  private readonly lastRing: Int32Array;
  private ringAfter = new Int32Array(0);
  readonly missed: Uint16Array;
  private readonly asksFor: number;
  private readonly noAnswer: number;
  private readonly canceled: number;

  constructor(batch: EventBatch, memory = new ColumnMemory()) {
    const size = batch.subjects[SUBJECT.contact]?.size ?? 0;
    this.batch = batch;
    this.stage = new Uint8Array(size);
    this.contact = memory.integers(size);
    this.queue = memory.integers(size);
    this.agent = memory.integers(size);
    this.how = memory.integers(size);
    this.firstTouch = memory.numbers(size);
    this.lastTouch = memory.numbers(size);
    this.enteredAt = memory.numbers(size);
    this.connectedAt = memory.numbers(size);
    this.wait = memory.numbers(size);
    this.ring = memory.numbers(size);
    this.reservedAt = memory.numbers(size);
    this.talk = memory.numbers(size);
    this.enteredBy = memory.integers(size);
    this.firstRing = memory.integers(size).fill(-1, 0, size);
    this.lastRing = memory.integers(size);
    this.missed = new Uint16Array(size);
    this.asksFor = batch.words.intern(NO_ENTRY);
    this.noAnswer = batch.words.intern('no_answer');
    this.canceled = batch.words.intern('canceled');
    this.exclude();
  }

  /** Events with data of their own, and records that may supersede each other, are not for here. */
  private exclude(): void {
    const { batch, stage } = this;
    if (batch.records.size > 0) stage.fill(STAGE.general);
    for (const i of batch.extra.keys())
      if (i < batch.length && SUBJECT_OF_KIND[batch.kind[i] as number] === SUBJECT.contact)
        stage[batch.subject[i] as number] = STAGE.general;
  }

  /** Follows the events `[from, until)`. */
  take(from: number, until: number): void {
    for (let i = from; i < until; i += BLOCK) this.takeBlock(i, Math.min(until, i + BLOCK));
  }

  private takeBlock(from: number, until: number): void {
    const { batch, stage, lastTouch } = this;
    const { kind, subject, at } = batch;
    for (let i = from; i < until; i++) {
      const step = STEPS[kind[i] as number] as number;
      if (step === NOTHING) continue;
      const contact = subject[i] as number;
      const now = at[i] as number;
      const before = stage[contact] as number;
      if (before === STAGE.general) continue;
      let next: number = STAGE.general;
      if (step === ENTERS) {
        if (before === STAGE.unseen) {
          this.firstTouch[contact] = now;
          next = this.enter(contact, i);
        } else if (before === STAGE.asked && now >= (lastTouch[contact] as number)) next = this.enter(contact, i);
      } else if (step === CONNECTS) {
        if (before === STAGE.waiting && this.isAfterEntry(contact, i, now)) next = this.connect(contact, i);
      } else if (step === ENDS) {
        if (before === STAGE.talking && now >= (lastTouch[contact] as number)) next = this.end(contact, i);
      } else if (step === EXITS) {
        if (before === STAGE.waiting && this.isAfterEntry(contact, i, now)) next = this.exit(contact, i);
      } else if (step === RINGS) {
        // Rings of one second are put in order by their content: not here.
        if (before === STAGE.waiting && now > (lastTouch[contact] as number)) next = this.missRing(contact, i);
      } else if (step === ASKS && before === STAGE.unseen && batch.word[i] === this.asksFor) {
        this.firstTouch[contact] = now;
        next = STAGE.asked;
      }
      stage[contact] = next;
      lastTouch[contact] = now;
    }
  }

  /**
   * 1 for the contacts that must be looked at event by event; those that wait or talk still are among them where all (`now`)
   * must be judged as they stand.
   */
  general(now: boolean): Uint8Array {
    const below = now ? STAGE.left : STAGE.waiting;
    return this.stage.map((at) => (at === STAGE.general || (at > STAGE.unseen && at < below) ? 1 : 0));
  }

  /** Next ring after an event of the chain, -1 for none. */
  ringAfterEvent(event: number): number {
    return (this.ringAfter[event] as number) - 1;
  }

  /** An entry and its end in one second need a look at what else is open then. */
  private isAfterEntry(contact: number, i: number, now: number): boolean {
    return (
      this.queue[contact] === this.batch.queue[i] &&
      now > (this.enteredAt[contact] as number) &&
      now >= (this.lastTouch[contact] as number)
    );
  }

  private enter(contact: number, i: number): number {
    const queue = this.batch.queue[i] as number;
    this.queue[contact] = queue;
    this.enteredAt[contact] = this.batch.at[i] as number;
    this.enteredBy[contact] = i;
    return queue < 0 ? STAGE.general : STAGE.waiting;
  }

  private missRing(contact: number, i: number): number {
    const word = this.batch.word[i];
    if (this.batch.queue[i] !== this.queue[contact] || (word !== this.noAnswer && word !== this.canceled))
      return STAGE.general;
    if (this.ringAfter.length === 0) this.ringAfter = new Int32Array(this.batch.length);
    if ((this.firstRing[contact] as number) < 0) this.firstRing[contact] = i;
    else this.ringAfter[this.lastRing[contact] as number] = i + 1;
    this.lastRing[contact] = i;
    if (word === this.noAnswer) (this.missed[contact] as number)++;
    return STAGE.waiting;
  }

  private connect(contact: number, i: number): number {
    const { batch } = this;
    const at = batch.at[i] as number;
    const agent = batch.agent[i] as number;
    this.connectedAt[contact] = at;
    this.agent[contact] = agent;
    this.ring[contact] = batch.ring[i] as number;
    this.reservedAt[contact] = at - (batch.ring[i] as number);
    return agent >= 0 && this.waited(contact, batch.wait[i] as number, at) ? STAGE.talking : STAGE.general;
  }

  private exit(contact: number, i: number): number {
    const { batch } = this;
    const how = batch.word[i] as number;
    this.how[contact] = how;
    this.agent[contact] = -1;
    return how >= 0 && this.waited(contact, batch.wait[i] as number, batch.at[i] as number)
      ? STAGE.left
      : STAGE.general;
  }

  /** Takes the wait as stated, else the difference; false when it is negative. */
  private waited(contact: number, stated: number, at: number): boolean {
    const wait = Number.isNaN(stated) ? at - (this.enteredAt[contact] as number) : stated;
    this.wait[contact] = wait;
    return wait >= 0;
  }

  private end(contact: number, i: number): number {
    const { batch } = this;
    const how = batch.word[i] as number;
    const stated = batch.talk[i] as number;
    const talk = Number.isNaN(stated) ? (batch.at[i] as number) - (this.connectedAt[contact] as number) : stated;
    this.how[contact] = how;
    this.talk[contact] = talk;
    const fits = batch.agent[i] === this.agent[contact] && batch.queue[i] === this.queue[contact];
    return fits && how >= 0 && talk >= 0 ? STAGE.ended : STAGE.general;
  }
}
