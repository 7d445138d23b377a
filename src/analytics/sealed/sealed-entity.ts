import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from '#src/semantic/expression.ts';
import { type Sealing, WHOLE_DAY } from '#src/semantic/sealing.ts';
import type { Day } from './day-calendar.ts';
import { decodeCut, decodeHeader, encodeDay, type ReadBytes } from './day-file.ts';
import type { DayPart } from './day-part.ts';
import { FieldDictionary, ProfileTable } from './profile-table.ts';
import { fieldsOf } from './read-day.ts';
import { joinDays, type NumberedPart, type Segment } from './segment.ts';

/** Name of a sealing in files and in memory. */
export const sealingId = (entity: string, anchor: string | null): string => `${entity}.${anchor}`;

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

  constructor(sealing: Sealing, folder: string, layout: string, stamp: string) {
    this.sealing = sealing;
    this.id = sealingId(sealing.entity.name, sealing.anchor);
    this.#computed = new Map(
      Object.entries(sealing.computed ?? {}).map(([name, { node }]) => [JSON.stringify(node), name]),
    );
    this.dictionaries = new Map(fieldsOf(sealing).map((name) => [name, new FieldDictionary()]));
    this.profiles = sealing.cuts.map((cut) => new ProfileTable(cut.fields.length));
    this.#folder = join(folder, this.id);
    this.#layout = layout;
    this.#stamp = stamp;
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Writes a day's file; a crash half-way leaves the old one or none. */
  write(part: DayPart): void {
    const path = this.#path(part.day.number);
    const identity = { entity: this.id, layout: this.#layout, stamp: this.#stamp };
    writeFileSync(`${path}.new`, encodeDay(part, identity));
    renameSync(`${path}.new`, path);
  }

  remove(day: number): void {
    rmSync(this.#path(day), { force: true });
  }

  /** Joins one cut of some days; days whose file is missing or damaged are named in `damaged` and left out. */
  load(number: number, cut: number, width: number, days: readonly Day[]): { segment: Segment; damaged: Day[] } {
    const found: { day: Day; part: NumberedPart }[] = [];
    const damaged: Day[] = [];
    for (const day of days) {
      const part = this.#loadDay(day, cut, width);
      if (part) found.push({ day, part });
      else damaged.push(day);
    }
    return {
      segment: joinDays(
        number,
        width,
        found.map((f) => f.day),
        found.map((f) => f.part),
        this.sealing.sorted.length,
      ),
      damaged,
    };
  }

  /** The computed column a node stands for, if it is one. */
  readonly computedAs = (node: Node): string | undefined => {
    if (this.#computed.size === 0 || node.op === 'field' || node.op === 'literal') return undefined;
    let name = this.#names.get(node);
    if (name === undefined) this.#names.set(node, (name = this.#computed.get(JSON.stringify(node)) ?? null));
    return name ?? undefined;
  };

  /** Widths a cut keeps, coarsest first; 0 is the whole day. */
  widthsOf(cut: number): number[] {
    const widths = this.sealing.cuts[cut]?.widths ?? [];
    return widths.map((w) => (w === WHOLE_DAY ? 0 : w)).sort((a, b) => (a === 0 ? -1 : b === 0 ? 1 : b - a));
  }

  #loadDay(day: Day, cut: number, width: number): NumberedPart | null {
    const path = this.#path(day.number);
    if (!existsSync(path)) return null;
    const file = openSync(path, 'r');
    try {
      const read: ReadBytes = (offset, length) => {
        const bytes = Buffer.allocUnsafeSlow(length);
        return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
      };
      const found = decodeHeader(read);
      if (!found || found.header.layout !== this.#layout || found.header.stamp !== this.#stamp) return null;
      if (found.header.day.number !== day.number || found.header.day.start !== day.start) return null;
      const entry = found.header.cuts.find((c) => c.cut === cut && c.width === width);
      const part = entry ? decodeCut(read, found.body, entry) : null;
      return part ? { part, profiles: this.#number(part.codes, cut, found.header.dictionary) } : null;
    } finally {
      closeSync(file);
    }
  }

  /** Profile numbers of a day's series: its own codes become the shared ones. */
  #number(codes: readonly Int32Array[], cut: number, dictionary: DayPart['dictionary']): Int32Array {
    const table = this.profiles[cut];
    const fields = this.sealing.cuts[cut]?.fields ?? [];
    const shared = fields.map((name) => [
      0,
      ...(dictionary[name] ?? []).map((v) => this.dictionaries.get(name)?.codeOf(v) ?? 0),
    ]);
    const numbers = new Int32Array(codes[0]?.length ?? 0);
    const tuple: number[] = [];
    for (let s = 0; s < numbers.length; s++) {
      for (let f = 0; f < codes.length; f++) tuple[f] = shared[f]?.[codes[f]?.[s] ?? 0] ?? 0;
      numbers[s] = table?.numberOf(tuple) ?? 0;
    }
    return numbers;
  }

  #path(day: number): string {
    return join(this.#folder, `${new Date(day * 86_400_000).toISOString().slice(0, 10)}.cells`);
  }
}
