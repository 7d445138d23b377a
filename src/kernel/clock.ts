/** The only source of "now", so that tests and replays can pin it. Epoch milliseconds, UTC. */
export type Clock = { now(): number };

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still, for tests. */
export const fixedClock = (at: number): Clock => ({ now: () => at });
