import { crc32 } from 'node:zlib';
import type { Literal } from '#src/semantic/expression.ts';
import type { Day } from './day-calendar.ts';
import type { Codes, DayRows, Values } from './day-rows.ts';

const MAGIC = 'YCSEAL02';
const HEAD = 16;
const TYPES = { u8: Uint8Array, u16: Uint16Array, i32: Int32Array, f64: Float64Array } as const;
type Column = Codes | Values;
type ColumnEntry = {
  readonly type: keyof typeof TYPES;
  readonly length: number;
  readonly offset: number;
  readonly crc: number;
};

/** What a sealed file says about itself. `layout` names the sealing it was built by, `stamp` the rules rows came from. */
export type DayHeader = {
  readonly entity: string;
  readonly layout: string;
  readonly stamp: string;
  readonly day: Day;
  readonly rows: number;
  readonly dictionary: Readonly<Record<string, readonly Literal[]>>;
  readonly slot: ColumnEntry;
  readonly codes: Readonly<Record<string, ColumnEntry>>;
  readonly measures: Readonly<Record<string, ColumnEntry>>;
};

/** Reads `[offset, offset + length)` of a file into memory of its own. */
export type ReadBytes = (offset: number, length: number) => Uint8Array<ArrayBuffer>;

/** A day as bytes: magic, length and checksum of the header, header, then one checksummed block per column. */
export function encodeDay(day: DayRows, identity: { entity: string; layout: string; stamp: string }): Uint8Array {
  const blocks: Uint8Array[] = [];
  let offset = 0;
  const write = (column: Column): ColumnEntry => {
    const bytes = new Uint8Array(aligned(column.byteLength));
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength));
    const entry = { type: typeOf(column), length: column.length, offset, crc: crc32(bytes) };
    blocks.push(bytes);
    offset += bytes.length;
    return entry;
  };
  const writeAll = (columns: Readonly<Record<string, Column>>): Record<string, ColumnEntry> =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, write(column)]));
  const header: DayHeader = {
    ...identity,
    day: day.day,
    rows: day.rows,
    dictionary: day.dictionary,
    slot: write(day.slot),
    codes: writeAll(day.codes),
    measures: writeAll(day.measures),
  };
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.alloc(HEAD);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(text.length, 8);
  head.writeUInt32LE(crc32(text), 12);
  const padding = Buffer.alloc(aligned(HEAD + text.length) - HEAD - text.length);
  return Buffer.concat([head, text, padding, ...blocks]);
}

/** The checksum of a header, which holds those of all columns: what tells two contents of a day apart. Null when it is no sealed day. */
export const headerMark = (head: Buffer): number | null =>
  head.toString('latin1', 0, 8) === MAGIC ? head.readUInt32LE(12) : null;

/** Reads the header; null when the bytes are not a sealed day of this version or are damaged. */
export function decodeHeader(read: ReadBytes): { header: DayHeader; body: number } | null {
  const head = Buffer.from(read(0, HEAD).buffer);
  if (head.length < HEAD || head.toString('latin1', 0, 8) !== MAGIC) return null;
  const length = head.readUInt32LE(8);
  const text = Buffer.from(read(HEAD, length).buffer);
  if (text.length !== length || crc32(text) !== head.readUInt32LE(12)) return null;
  return { header: JSON.parse(text.toString()) as DayHeader, body: aligned(HEAD + length) };
}

/** Reads some of a day's columns; null when one is damaged. */
export function decodeColumns(
  read: ReadBytes,
  { header, body }: { header: DayHeader; body: number },
  fields: readonly string[],
  measures: readonly string[],
): DayRows | null {
  let intact = true;
  const take = (entry: ColumnEntry | undefined): Column => {
    if (!entry) {
      intact = false;
      return new Uint16Array(0);
    }
    const size = aligned(entry.length * TYPES[entry.type].BYTES_PER_ELEMENT);
    const bytes = read(body + entry.offset, size);
    if (bytes.length === size && crc32(bytes) === entry.crc)
      return new TYPES[entry.type](bytes.buffer, 0, entry.length);
    intact = false;
    return new Uint16Array(0);
  };
  const takeAll = <T>(entries: Readonly<Record<string, ColumnEntry>>, names: readonly string[]): Record<string, T> =>
    Object.fromEntries(names.map((name) => [name, take(entries[name]) as T]));
  const day: DayRows = {
    day: header.day,
    rows: header.rows,
    dictionary: header.dictionary,
    slot: take(header.slot) as Uint16Array,
    codes: takeAll<Codes>(header.codes, fields),
    measures: takeAll<Values>(header.measures, measures),
  };
  return intact ? day : null;
}

const aligned = (bytes: number): number => (bytes + 7) & ~7;

function typeOf(column: Column): keyof typeof TYPES {
  if (column instanceof Uint8Array) return 'u8';
  if (column instanceof Uint16Array) return 'u16';
  return column instanceof Int32Array ? 'i32' : 'f64';
}
