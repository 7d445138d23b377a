import type { Stamp, Stamping } from './context.ts';
import type { Dictionary } from './dictionary.ts';

const PAIRS = 1 << 22;

/** Remembers stamps per (queue, agent) pair while they hold: a month of one agent in one queue asks the organisation once. */
export class Stamper {
  private readonly known = new Map<number, Stamp>();
  private readonly stamping: Stamping;
  private readonly names: Dictionary;

  constructor(stamping: Stamping, names: Dictionary) {
    this.stamping = stamping;
    this.names = names;
  }

  /** Stamp at an instant; `queue` and `agent` are numbers of `names`, -1 for none. */
  at(at: number, queue: number, agent: number): Stamp {
    const pair = (queue + 1) * PAIRS + agent + 1;
    const known = this.known.get(pair);
    if (known !== undefined && at >= known.from && at < known.until) return known;
    const { names } = this;
    const stamp = this.stamping(at, queue < 0 ? null : names.text(queue), agent < 0 ? null : names.text(agent));
    this.known.set(pair, stamp);
    return stamp;
  }
}
