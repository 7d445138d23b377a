import type { Agenda } from './agenda.ts';
import type { Desk } from './desk.ts';

/** Who waits, and in which queue since when. */
type Waiting<C> = { readonly contact: C; readonly queue: number; readonly since: number; gone: boolean };

/** What a contact and the people make of each other; durations in ms. */
export interface Behaviour<C> {
  /** How long the contact would wait; `Infinity` for ever. */
  patience(contact: C, queue: number): number;
  /** How long it rings before the agent takes it. */
  ring(contact: C, desk: Desk): number;
  /** Whether the agent lets it ring out (for the whole of `ring`); the contact stays first in line. */
  misses(contact: C, desk: Desk): boolean;
  /** From connection to the end of the conversation. */
  conversation(contact: C, desk: Desk): number;
  afterwards(contact: C, desk: Desk): number;
  onGaveUp(contact: C, queue: number, at: number, wait: number): void;
  onRangOut(contact: C, queue: number, desk: Desk, at: number, ring: number): void;
  onConnected(contact: C, queue: number, desk: Desk, at: number, wait: number, ring: number): void;
  onEnded(contact: C, desk: Desk, at: number): void;
  onDone(contact: C, desk: Desk, at: number): void;
}

/**
 * The floor: queues, desks, and who meets whom. A contact goes to the open desk with the least at hand, and of those the longest idle; a
 * desk that gets room takes, of the queues it serves, the most important queue's longest waiting.
 */
export class Floor<C> {
  private readonly agenda: Agenda;
  private readonly behaviour: Behaviour<C>;
  /** By queue; smaller is more important. */
  private readonly priority: readonly number[];
  private readonly lines: Waiting<C>[][];
  private readonly served: Desk[][];

  constructor(agenda: Agenda, priority: readonly number[], behaviour: Behaviour<C>) {
    this.agenda = agenda;
    this.behaviour = behaviour;
    this.priority = priority;
    this.lines = priority.map(() => []);
    this.served = priority.map(() => []);
  }

  /** Makes a desk known; it takes contacts once signed in. */
  add(desk: Desk): void {
    for (const queue of desk.queues) this.served[queue]?.push(desk);
  }

  remove(desk: Desk): void {
    for (const queue of desk.queues) this.served[queue] = (this.served[queue] ?? []).filter((other) => other !== desk);
  }

  /** Contacts waiting in a queue now. */
  waiting(queue: number): number {
    return (this.lines[queue] ?? []).filter((one) => !one.gone).length;
  }

  enter(contact: C, queue: number): void {
    const since = this.agenda.now;
    const one: Waiting<C> = { contact, queue, since, gone: false };
    const desk = this.desksFor(queue);
    if (desk) return this.offer(one, desk);
    (this.lines[queue] as Waiting<C>[]).push(one);
    const patience = this.behaviour.patience(contact, queue);
    if (Number.isFinite(patience)) this.agenda.at(since + patience, () => this.giveUp(one));
  }

  signIn(desk: Desk): void {
    desk.signedIn = true;
    this.resume(desk);
  }

  /** Ready again. */
  resume(desk: Desk): void {
    desk.paused = false;
    desk.idleSince = this.agenda.now;
    this.fill(desk);
  }

  /** Takes nothing more; `then` happens when what is at hand is done, at once where nothing is. */
  pauseAfterwards(desk: Desk, then: () => void): void {
    desk.paused = true;
    if (desk.load === 0) then();
    else desk.whenDone = then;
  }

  private giveUp(one: Waiting<C>): void {
    if (one.gone) return;
    one.gone = true;
    const at = this.agenda.now;
    this.behaviour.onGaveUp(one.contact, one.queue, at, at - one.since);
  }

  private desksFor(queue: number): Desk | null {
    let best: Desk | null = null;
    for (const desk of this.served[queue] as Desk[]) {
      if (!desk.open) continue;
      if (!best || desk.load < best.load || (desk.load === best.load && desk.idleSince < best.idleSince)) best = desk;
    }
    return best;
  }

  private fill(desk: Desk): void {
    while (desk.open) {
      const one = this.nextFor(desk);
      if (!one) return;
      this.offer(one, desk);
    }
  }

  private nextFor(desk: Desk): Waiting<C> | null {
    let best: Waiting<C>[] | null = null;
    for (const queue of desk.queues) {
      const line = this.lines[queue] as Waiting<C>[];
      while (line[0]?.gone) line.shift();
      const first = line[0];
      if (first && (!best || this.isBefore(first, best[0] as Waiting<C>))) best = line;
    }
    return best?.shift() ?? null;
  }

  private isBefore(a: Waiting<C>, b: Waiting<C>): boolean {
    const byPriority = (this.priority[a.queue] ?? 0) - (this.priority[b.queue] ?? 0);
    return byPriority < 0 || (byPriority === 0 && a.since < b.since);
  }

  private offer(one: Waiting<C>, desk: Desk): void {
    const { behaviour, agenda } = this;
    const { contact, queue } = one;
    desk.load++;
    const ring = behaviour.ring(contact, desk);
    if (behaviour.misses(contact, desk)) {
      agenda.at(agenda.now + ring, () => this.ringOut(one, desk, ring));
      return;
    }
    // Nobody gives up while somebody is reaching for the receiver.
    one.gone = true;
    if (ring === 0) this.connect(contact, queue, desk, one.since, 0);
    else agenda.at(agenda.now + ring, () => this.connect(contact, queue, desk, one.since, ring));
  }

  private ringOut(one: Waiting<C>, desk: Desk, ring: number): void {
    const { behaviour, agenda } = this;
    if (!one.gone) {
      behaviour.onRangOut(one.contact, one.queue, desk, agenda.now, ring);
      const other = this.desksFor(one.queue);
      if (other) this.offer(one, other);
      else {
        (this.lines[one.queue] as Waiting<C>[]).unshift(one);
        const patience = one.since + behaviour.patience(one.contact, one.queue);
        if (Number.isFinite(patience)) agenda.at(patience, () => this.giveUp(one));
      }
    }
    this.release(desk);
  }

  private connect(contact: C, queue: number, desk: Desk, since: number, ring: number): void {
    const { behaviour, agenda } = this;
    const at = agenda.now;
    behaviour.onConnected(contact, queue, desk, at, at - since, ring);
    agenda.at(at + behaviour.conversation(contact, desk), () => {
      behaviour.onEnded(contact, desk, agenda.now);
      const afterwards = behaviour.afterwards(contact, desk);
      if (afterwards === 0) this.finish(contact, desk);
      else agenda.at(agenda.now + afterwards, () => this.finish(contact, desk));
    });
  }

  private finish(contact: C, desk: Desk): void {
    this.behaviour.onDone(contact, desk, this.agenda.now);
    this.release(desk);
  }

  /** One contact less at hand. */
  private release(desk: Desk): void {
    desk.load--;
    desk.idleSince = this.agenda.now;
    if (desk.load === 0 && desk.whenDone) {
      const then = desk.whenDone;
      desk.whenDone = null;
      then();
      return;
    }
    this.fill(desk);
  }
}
