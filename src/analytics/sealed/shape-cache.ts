import type { Shape } from './shape.ts';

const LIMIT = 64_000_000;

/** Shapes of recent questions, oldest out first. Empty again as soon as any day or segment changes. */
export class ShapeCache {
  readonly #shapes = new Map<string, Shape>();
  #bytes = 0;

  get(key: string): Shape | undefined {
    const found = this.#shapes.get(key);
    if (found) {
      this.#shapes.delete(key);
      this.#shapes.set(key, found);
    }
    return found;
  }

  put(key: string, shape: Shape): void {
    if (shape.bytes > LIMIT) return;
    this.#shapes.set(key, shape);
    this.#bytes += shape.bytes;
    for (const [oldest, old] of this.#shapes) {
      if (this.#bytes <= LIMIT) break;
      this.#shapes.delete(oldest);
      this.#bytes -= old.bytes;
    }
  }

  clear(): void {
    this.#shapes.clear();
    this.#bytes = 0;
  }
}
