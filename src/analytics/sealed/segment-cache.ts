import type { Segment } from './segment.ts';

/** Joined cells in memory, least recently used first, within a bound of bytes. */
export class SegmentCache {
  readonly #limit: number;
  readonly #segments = new Map<string, Segment>();
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Segment | undefined {
    const found = this.#segments.get(key);
    if (found) {
      this.#segments.delete(key);
      this.#segments.set(key, found);
    }
    return found;
  }

  /** Adds a segment, or one with more measures in place of the former; the oldest leave, but never the one just added. `left` is called when any does. */
  put(key: string, segment: Segment, left: () => void): void {
    const before = this.#segments.get(key);
    if (before) {
      this.#segments.delete(key);
      this.#bytes -= before.bytes;
      left();
    }
    this.#segments.set(key, segment);
    this.#bytes += segment.bytes;
    for (const [oldest, old] of this.#segments) {
      if (this.#bytes <= this.#limit || oldest === key) break;
      this.#segments.delete(oldest);
      this.#bytes -= old.bytes;
      left();
    }
  }

  /** Drops every cut of one segment, or all. */
  drop(number?: number): void {
    for (const [key, segment] of this.#segments) {
      if (number !== undefined && segment.number !== number) continue;
      this.#segments.delete(key);
      this.#bytes -= segment.bytes;
    }
  }
}
