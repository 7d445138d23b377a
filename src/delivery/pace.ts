/** Keeps a channel under the vendor's number of messages a minute, so that nobody is silenced for ten. */
export class Pace {
  readonly #sent = new Map<string, number[]>();

  /** 0 when a message may go now, and it counts as gone; else the milliseconds to wait. */
  take(channel: string, perMinute: number, now: number): number {
    const sent = (this.#sent.get(channel) ?? []).filter((at) => at > now - 60_000);
    this.#sent.set(channel, sent);
    const oldest = sent[sent.length - perMinute];
    if (oldest !== undefined) return oldest + 60_000 - now + 1;
    sent.push(now);
    return 0;
  }
}
