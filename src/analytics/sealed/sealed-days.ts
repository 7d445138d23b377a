import { mkdirSync } from 'node:fs';
import type { Sealing } from '#src/semantic/sealing.ts';
import type { EventStore } from '../event-store.ts';
import { type Day, DayCalendar, SEGMENT_DAYS, segmentOf } from './day-calendar.ts';
import type { DayRows } from './day-rows.ts';
import { fileLayout } from './file-layout.ts';
import { firstInstant } from './first-instant.ts';
import { emptyManifest, type Manifest, readManifest, writeManifest } from './manifest.ts';
import { batches, sealBatch } from './seal-batch.ts';
import { isTooLarge, openStretches, type SealedState, stateOf } from './manifest-days.ts';
import { SealedEntity } from './sealed-entity.ts';
import type { Segment } from './segment.ts';
import { SegmentCache } from './segment-cache.ts';
import { ShapeCache } from './shape-cache.ts';

export type SealedOptions = {
  /** Zone whose local days are sealed: the centre's. */
  readonly zone: string;
  /** Names the rules the facts were derived by; days sealed under another stamp are sealed anew. */
  readonly stamp: string;
  /** Upper bound of cells kept in memory, bytes (default 1 GB); the least recently used leave first. */
  readonly memory?: number;
};

const DEFAULT_MEMORY = 1_000_000_000;

/**
 * The closed days of a store, sealed into cells under a folder. Cells are a copy: losing the folder costs time, never
 * facts. Whoever changes facts does it inside `changing`; `sealingStore` does so for every change of a store.
 */
export class SealedDays {
  readonly calendar: DayCalendar;
  readonly entities: ReadonlyMap<string, SealedEntity>;
  /** Shapes of recent questions; forgotten with any change of what is sealed or in memory. */
  readonly shapes = new ShapeCache();
  readonly #folder: string;
  readonly #segments: SegmentCache;
  #manifest: Manifest;
  /** Day → number of the last change that touched it; a day read before that is not trusted. */
  readonly #touched = new Map<number, number>();
  #changes = 0;
  #edition = 0;
  /** Changes made before anything was sealed: nobody noted their days, so the first run waits for them. */
  readonly #unnoted = new Set<Promise<unknown>>();
  #running = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: string, sealings: readonly Sealing[], options: SealedOptions) {
    mkdirSync(folder, { recursive: true });
    const layout = fileLayout(sealings);
    this.calendar = new DayCalendar(options.zone);
    this.#folder = folder;
    this.#segments = new SegmentCache(options.memory ?? DEFAULT_MEMORY);
    this.#manifest = readManifest(folder, { zone: this.calendar.zone, stamp: options.stamp, layout });
    this.entities = new Map(
      sealings.map((s) => new SealedEntity(s, folder, layout, options.stamp)).map((entity) => [entity.id, entity]),
    );
  }

  /** Rises with every change of facts, and of what is sealed. */
  get change(): number {
    return this.#changes + this.#edition;
  }

  /** Rises when the content of sealed days changes, or days stop being sealed. */
  get edition(): number {
    return this.#edition;
  }

  get until(): number | null {
    return this.#manifest.until;
  }

  isSealed(day: Day): boolean {
    const { until, dirty } = this.#manifest;
    return until !== null && day.end <= until && !dirty.has(day.number);
  }

  /** Days of a range that have rows of an entity, or may have: sealed days without any are left out. */
  daysToRead(entity: SealedEntity, from: number, to: number): Day[] {
    if (from >= to) return [];
    const rows = this.#manifest.rows.get(entity.id);
    const days: Day[] = [];
    const last = this.calendar.dayOf(to - 1).number;
    for (let number = this.calendar.dayOf(from).number; number <= last; number++) {
      if (rows?.has(number) || this.#manifest.dirty.has(number)) days.push(this.calendar.numbered(number));
    }
    return days;
  }

  /** Whether an entity kept row by row has more rows than memory takes: its days are sealed no longer. */
  isTooLarge({ id, sealing }: SealedEntity): boolean {
    return sealing.rows === true && isTooLarge(this.#manifest, id);
  }

  /** Sealed days that have rows of an entity, in order. */
  sealedDaysOf(entity: SealedEntity): Day[] {
    const numbers = [...(this.#manifest.rows.get(entity.id)?.keys() ?? [])].sort((a, b) => a - b);
    return numbers.map((n) => this.calendar.numbered(n)).filter((day) => this.isSealed(day));
  }

  /** Days before `until` that are not sealed, neighbours together. */
  openStretches(): { start: number; end: number }[] {
    return openStretches(this.#manifest, this.calendar);
  }

  state(): SealedState {
    return stateOf(this.#manifest, this.calendar, this.#segments.bytes);
  }

  /**
   * Makes a change of facts whose rows are, or become, booked to the given instants. Their days are unsealed durably before
   * the change begins, so no question ever sees cells older than the facts.
   */
  async changing<T>(instants: Iterable<number>, change: () => Promise<T>): Promise<T> {
    const days = this.invalidate(instants);
    try {
      return await change();
    } finally {
      this.#touch(days);
    }
  }

  /** Whether a change must name its days: something is sealed, or is being sealed. */
  get isActive(): boolean {
    return this.#running || this.until !== null;
  }

  /** Makes a change whose days nobody needs to know, because nothing is sealed yet. */
  async changingUnsealed<T>(change: () => Promise<T>): Promise<T> {
    const work = change();
    this.#unnoted.add(work);
    try {
      return await work;
    } finally {
      this.#unnoted.delete(work);
    }
  }

  /** Unseals the days of some instants until they are sealed again, and names them. */
  invalidate(instants: Iterable<number>): Day[] {
    const days = new Map<number, Day>();
    let last: Day | null = null;
    for (const at of instants) {
      if (last !== null && at >= last.start && at < last.end) continue;
      last = this.calendar.dayOf(at);
      days.set(last.number, last);
    }
    this.#touch(days.values());
    this.markDirty([...days.values()].filter((day) => day.end <= (this.until ?? Number.NEGATIVE_INFINITY)));
    return [...days.values()];
  }

  /**
   * Seals every day that has ended by `until` and is not sealed, dirty ones included; resolves with the number of days
   * sealed. Runs follow one another; a day whose facts change meanwhile stays dirty for the next run.
   */
  sealThrough(store: EventStore, until: number): Promise<number> {
    const mine = this.#queue.then(() => this.#seal(store, until));
    this.#queue = mine.catch(() => undefined);
    return mine;
  }

  /** Forgets everything sealed; the next `sealThrough` starts from nothing. */
  clear(): void {
    const { zone, stamp, layout } = this.#manifest;
    this.#manifest = emptyManifest({ zone, stamp, layout });
    this.#edition += 1;
    this.#segments.drop();
    for (const entity of this.entities.values()) entity.forget();
    this.shapes.clear();
    writeManifest(this.#folder, this.#manifest);
  }

  /**
   * A segment's sealed days clustered by a cut, with at least the measures asked for. Null when a file was missing or damaged: its day
   * has become dirty, so ask again which days are sealed.
   */
  segment(
    entity: SealedEntity,
    number: number,
    by: { readonly cut: number; readonly width: number },
    measures: readonly string[],
  ): Segment | null {
    const name = entity.id;
    const key = `${name}/${number}/${by.cut}/${by.width}`;
    const known = this.#segments.get(key);
    if (known && measures.every((m) => m in known.measures)) return known;
    const rows = this.#manifest.rows.get(name);
    const numbers = Array.from({ length: SEGMENT_DAYS }, (_, i) => number * SEGMENT_DAYS + i).filter((n) =>
      rows?.has(n),
    );
    const days = numbers.map((n) => this.calendar.numbered(n)).filter((d) => this.isSealed(d));
    const wanted = [...new Set([...Object.keys(known?.measures ?? {}), ...measures])];
    const { segment, damaged } = entity.load(number, by, wanted, days);
    if (damaged.length > 0) {
      this.markDirty(damaged);
      return null;
    }
    this.#segments.put(key, segment, () => this.shapes.clear());
    return segment;
  }

  async #seal(store: EventStore, until: number): Promise<number> {
    this.#running = true;
    try {
      await Promise.allSettled(this.#unnoted);
      await this.#openDays(store, until);
      return await this.#sealDirty(store, until);
    } finally {
      this.#running = false;
    }
  }

  async #sealDirty(store: EventStore, until: number): Promise<number> {
    const days = [...this.#manifest.dirty]
      .sort((a, b) => a - b)
      .map((n) => this.calendar.numbered(n))
      .filter((day) => day.end <= until);
    let sealed = 0;
    for (const batch of batches(days)) {
      sealed += await this.#sealBatch(store, batch);
      writeManifest(this.#folder, this.#manifest);
    }
    return sealed;
  }

  /** Moves `until` on; days it passes over count as dirty until their cells are there. Days before the first row need none. */
  async #openDays(store: EventStore, until: number): Promise<void> {
    const last = this.calendar.dayOf(until);
    const end = last.end <= until ? last.end : last.start;
    if (this.until !== null && end <= this.until) return;
    const sealings = [...this.entities.values()].map((e) => e.sealing);
    const before = this.#changes;
    const from = this.until ?? (await firstInstant(store, sealings));
    const meanwhile = [...this.#touched]
      .filter(([, change]) => change > before)
      .map(([n]) => this.calendar.numbered(n));
    const passed = from === null || from >= end ? [] : this.calendar.between(from, end);
    this.markDirty([...passed, ...meanwhile.filter((day) => day.end <= end)]);
    this.#manifest.until = end;
    this.#edition += 1;
    this.shapes.clear();
  }

  /** Seals days that follow one another, read in one go; a day whose facts changed meanwhile stays dirty. */
  async #sealBatch(store: EventStore, days: readonly Day[]): Promise<number> {
    const before = this.#changes;
    const entities = [...this.entities.values()].filter((e) => !this.isTooLarge(e));
    const sealings = entities.map(({ sealing }) => sealing);
    const built = await Array.fromAsync(sealBatch(store, sealings, days));
    let sealed = 0;
    for (const [d, day] of days.entries()) {
      if ((this.#touched.get(day.number) ?? 0) > before) continue;
      for (const [e, entity] of entities.entries()) this.#keep(entity, built[e]?.[d] as DayRows);
      this.#manifest.dirty.delete(day.number);
      this.#edition += 1;
      this.#segments.drop(segmentOf(day));
      sealed += 1;
    }
    this.shapes.clear();
    return sealed;
  }

  #keep(entity: SealedEntity, part: DayRows): void {
    const rows = this.#manifest.rows.get(entity.id) ?? new Map<number, number>();
    this.#manifest.rows.set(entity.id, rows);
    if (part.rows > 0) {
      entity.write(part);
      rows.set(part.day.number, part.rows);
    } else {
      entity.remove(part.day.number);
      rows.delete(part.day.number);
    }
  }

  #touch(days: Iterable<Day>): void {
    this.#changes += 1;
    for (const day of days) this.#touched.set(day.number, this.#changes);
  }

  /** Counts days as open until they are sealed again. */
  markDirty(days: readonly Day[]): void {
    this.shapes.clear();
    const before = this.#manifest.dirty.size;
    this.#edition += 1;
    for (const day of days) {
      this.#manifest.dirty.add(day.number);
      this.#segments.drop(segmentOf(day));
    }
    if (this.#manifest.dirty.size !== before) writeManifest(this.#folder, this.#manifest);
    // Rows name customers: what has been erased from the facts must not wait on disk for the next sealing.
    for (const entity of this.entities.values())
      if (entity.sealing.rows) for (const day of days) entity.remove(day.number);
  }
}
