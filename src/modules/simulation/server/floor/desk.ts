/** Where a person works: what they can take, and whether they are free to. */
export class Desk {
  readonly name: string;
  /** Queues this person serves, best first; who is better at a queue is asked first. */
  readonly queues: readonly number[];
  /** Contacts at once: 1 on the phone, more in chat. */
  readonly capacity: number;
  /** Contacts reserved, in talk, hold or after-contact work. */
  load = 0;
  signedIn = false;
  /** Not to be offered anything: a break, a meeting, the end of the shift. */
  paused = false;
  /** Since when the person has had room for one more: the longest idle is asked first. */
  idleSince = 0;
  /** What to do as soon as the last contact is done. */
  whenDone: (() => void) | null = null;

  constructor(name: string, queues: readonly number[], capacity: number) {
    this.name = name;
    this.queues = queues;
    this.capacity = capacity;
  }

  get open(): boolean {
    return this.signedIn && !this.paused && this.load < this.capacity;
  }
}
