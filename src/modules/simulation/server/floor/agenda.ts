type Happening = { readonly at: number; readonly order: number; readonly run: () => void };

/** What will happen, by instant (epoch ms); of the same instant what was put down first. A binary heap. */
export class Agenda {
  private readonly heap: Happening[] = [];
  private count = 0;
  private clock = Number.NEGATIVE_INFINITY;

  get now(): number {
    return this.clock;
  }

  /** Never before now: what is late happens at once. */
  at(instant: number, run: () => void): void {
    const { heap } = this;
    const item = { at: Math.max(instant, this.clock), order: this.count++, run };
    let hole = heap.length;
    heap.push(item);
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent] as Happening;
      if (!before(item, above)) break;
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = item;
  }

  /** Lets everything before `until` happen. */
  run(until: number): void {
    for (let next = this.heap[0]; next !== undefined && next.at < until; next = this.heap[0]) {
      this.take();
      this.clock = next.at;
      next.run();
    }
  }

  private take(): void {
    const { heap } = this;
    const last = heap.pop() as Happening;
    const size = heap.length;
    if (size === 0) return;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= size) break;
      if (child + 1 < size && before(heap[child + 1] as Happening, heap[child] as Happening)) child++;
      if (!before(heap[child] as Happening, last)) break;
      heap[hole] = heap[child] as Happening;
      hole = child;
    }
    heap[hole] = last;
  }
}

const before = (a: Happening, b: Happening): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
