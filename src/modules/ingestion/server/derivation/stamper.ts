import type { Stamp, Stamping } from './context.ts';
import type { Dictionary } from './dictionary.ts';

const PAIRS = 1 << 22;
const SLOTS = 1 << 12;

/**
 * Remembers stamps per (queue, agent) pair while they hold: a month of one agent in one queue asks the organisation once. A
 * pair has one slot, the newest pair keeps it: asking again costs time, never another answer.
 */
export class Stamper {
  /** Every stamp given so far, by number. */
  readonly stamps: Stamp[] = [];
  private readonly pairs = new Float64Array(SLOTS).fill(-1);
  private readonly numbers = new Int32Array(SLOTS);
  private readonly from = new Float64Array(SLOTS);
  private readonly until = new Float64Array(SLOTS);
  private readonly stamping: Stamping;
  private readonly names: Dictionary;

  constructor(stamping: Stamping, names: Dictionary) {
    this.stamping = stamping;
    this.names = names;
  }

  /** Number of the stamp at an instant; `queue` and `agent` are numbers of `names`, -1 for none. */
  at(at: number, queue: number, agent: number): number {
    const pair = (queue + 1) * PAIRS + agent + 1;
    const slot = (Math.imul(queue + 1, 0x9e3779b1) ^ Math.imul(agent + 1, 0x85ebca6b)) >>> 20;
    if (this.pairs[slot] === pair && at >= (this.from[slot] as number) && at < (this.until[slot] as number)) {
      return this.numbers[slot] as number;
    }
    const { names } = this;
    const stamp = this.stamping(at, queue < 0 ? null : names.text(queue), agent < 0 ? null : names.text(agent));
    const number = this.stamps.push(stamp) - 1;
    this.pairs[slot] = pair;
    this.numbers[slot] = number;
    this.from[slot] = stamp.from;
    this.until[slot] = stamp.until;
    return number;
  }
}
