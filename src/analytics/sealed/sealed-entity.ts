import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from '#src/semantic/expression.ts';
import type { Sealing } from '#src/semantic/sealing.ts';
import { buildSegment } from './build-segment.ts';
import type { Day } from './day-calendar.ts';
import { decodeColumns, decodeHeader, encodeDay, type ReadBytes } from './day-file.ts';
import type { DayRows } from './day-rows.ts';
import { KeptCells, markOf } from './kept-cells.ts';
import { FieldDictionary, ProfileTable } from './profile-table.ts';
import { fieldsOf } from './read-coded.ts';
import type { Segment } from './segment.ts';

/** Name of a sealing in files and in memory; lasting rows have no anchor. */
export const sealingId = (entity: string, anchor: string | null): string => `${entity}.${anchor ?? 'span'}`;
/** Name of the sealing that keeps an entity's rows for questions no cell decides. */
export const rowsId = (entity: string): string => `${entity}.rows`;

/** The sealed days of one entity on disk, and the codes they share in memory. */
export class SealedEntity {
  readonly sealing: Sealing;
  /** Entity and anchor: one entity may be sealed by several instants. */
  readonly id: string;
  readonly dictionaries: ReadonlyMap<string, FieldDictionary>;
  readonly profiles: readonly ProfileTable[];
  readonly #folder: string;
  readonly #computed: ReadonlyMap<string, string>;
  readonly #names = new WeakMap<Node, string | null>();
  readonly #layout: string;
  readonly #stamp: string;
  readonly #kept: KeptCells;

  constructor(sealing: Sealing, folder: string, layout: string, stamp: string) {
    this.sealing = sealing;
    const { name } = sealing.entity;
    this.id = sealing.rows ? rowsId(name) : sealingId(name, sealing.anchor);
    this.#computed = new Map(
      Object.entries(sealing.computed ?? {}).map(([name, { node }]) => [JSON.stringify(node), name]),
    );
    this.dictionaries = new Map(fieldsOf(sealing).map((name) => [name, new FieldDictionary()]));
    this.profiles = sealing.cuts.map((cut) => new ProfileTable(cut.length));
    this.#folder = join(folder, this.id);
    this.#kept = new KeptCells(join(folder, 'cells', this.id));
    this.#layout = layout;
    this.#stamp = stamp;
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Writes a day's file; a crash half-way leaves the old one or none. */
  write(part: DayRows): void {
    const path = this.#path(part.day.number);
    const identity = { entity: this.id, layout: this.#layout, stamp: this.#stamp };
    writeFileSync(`${path}.new`, encodeDay(part, identity));
    renameSync(`${path}.new`, path);
  }

  remove(day: number): void {
    rmSync(this.#path(day), { force: true });
  }

  /** Forgets the cells kept on disk. */
  forget(): void {
    this.#kept.clear();
  }

  /**
   * Some days clustered by a cut, read as they were kept or clustered from their rows; days whose file is missing or damaged are named
   * in `damaged` and left out.
   */
  load(
    number: number,
    { cut, width }: { cut: number; width: number },
    measures: readonly string[],
    days: readonly Day[],
  ): { segment: Segment; damaged: Day[] } {
    const { sealing, dictionaries } = this;
    const fields = sealing.cuts[cut] ?? [];
    const profiles = this.profiles[cut];
    if (!profiles) throw new Error(`${this.id} has no cut ${cut}`);
    const shared = { dictionaries, profiles };
    const marks = days.map((day) => markOf(this.#path(day.number)));
    const identity = { layout: this.#layout, stamp: this.#stamp, cut: fields, width, days, marks: marks as number[] };
    const isWhole = !marks.includes(null);
    const kept = isWhole ? this.#kept.read(number, cut, identity, shared) : null;
    if (kept && measures.every((m) => m in kept.measures)) return { segment: kept, damaged: [] };
    // Measures of other questions stay beside those asked for.
    const all = [...new Set([...measures, ...Object.keys(kept?.measures ?? {})])];
    const found: DayRows[] = [];
    const damaged: Day[] = [];
    for (const day of days) {
      const rows = this.rowsOf(day, [...new Set([...fields, 'excluded'])], all);
      if (rows) found.push(rows);
      else damaged.push(day);
    }
    const [sorted, summed] = [sealing.sorted, sealing.summed].map((own) => own.filter((m) => all.includes(m)));
    const clustering = { cut: fields, width, slot: sealing.slot, dictionaries, profiles };
    const segment = buildSegment(number, found, { ...clustering, sorted: sorted ?? [], summed: summed ?? [] });
    if (isWhole && damaged.length === 0) this.#kept.write(segment, cut, identity, shared);
    return { segment, damaged };
  }

  /** Columns a node was found to read. */
  readonly fieldsOf = new WeakMap<Node, readonly string[]>();

  /** The computed column a node stands for, if it is one. */
  readonly computedAs = (node: Node): string | undefined => {
    if (this.#computed.size === 0 || node.op === 'field' || node.op === 'literal') return undefined;
    let name = this.#names.get(node);
    if (name === undefined) this.#names.set(node, (name = this.#computed.get(JSON.stringify(node)) ?? null));
    return name ?? undefined;
  };

  /** Some columns of a day's rows; null when its file is missing or damaged. */
  rowsOf(day: Day, fields: readonly string[], measures: readonly string[]): DayRows | null {
    const path = this.#path(day.number);
    if (!existsSync(path)) return null;
    const file = openSync(path, 'r');
    try {
      const read: ReadBytes = (offset, length) => {
        const bytes = new Uint8Array(length);
        const got = readSync(file, bytes, 0, length, offset);
        return got === length ? bytes : bytes.slice(0, got);
      };
      const found = decodeHeader(read);
      if (!found || found.header.layout !== this.#layout || found.header.stamp !== this.#stamp) return null;
      if (found.header.day.number !== day.number || found.header.day.start !== day.start) return null;
      const own = fields.filter((name) => name in found.header.codes);
      return decodeColumns(read, found, own, measures);
    } finally {
      closeSync(file);
    }
  }

  #path(day: number): string {
    return join(this.#folder, `${new Date(day * 86_400_000).toISOString().slice(0, 10)}.rows`);
  }
}
