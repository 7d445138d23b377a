import { crc32 } from 'node:zlib';
import type { Literal } from '#src/semantic/expression.ts';
import type { Day } from './day-calendar.ts';
import type { CutPart, DayPart, MeasurePart, Values } from './day-part.ts';

const MAGIC = 'YCSEAL01';
const TYPES = { i32: Int32Array, u16: Uint16Array, f64: Float64Array } as const;
type TypeName = keyof typeof TYPES;
type ArrayEntry = readonly [type: TypeName, length: number];
type CutEntry = {
  readonly cut: number;
  readonly width: number;
  readonly offset: number;
  readonly bytes: number;
  readonly crc: number;
  readonly codes: readonly ArrayEntry[];
  readonly frame: readonly ArrayEntry[];
  readonly measures: readonly (readonly ArrayEntry[])[];
};

/** What a sealed file says about itself. `layout` names the sealing it was built by, `stamp` the rules rows came from. */
export type DayHeader = {
  readonly entity: string;
  readonly layout: string;
  readonly stamp: string;
  readonly day: Day;
  readonly rows: number;
  readonly dictionary: Readonly<Record<string, readonly Literal[]>>;
  readonly cuts: readonly CutEntry[];
};

/** Reads `[offset, offset + length)` of a file. */
export type ReadBytes = (offset: number, length: number) => Uint8Array;

/** A day as bytes: magic, length and checksum of the header, header, then one checksummed block per cut. */
export function encodeDay(part: DayPart, identity: { entity: string; layout: string; stamp: string }): Uint8Array {
  const blocks: Uint8Array[] = [];
  let offset = 0;
  const cuts = part.cuts.map((cut): CutEntry => {
    const frame = [cut.cellStart, cut.slot, cut.rowStart];
    const measures = cut.measures.map((m) => arraysOf(m, cut.rowStart));
    const block = join([...cut.codes, ...frame, ...measures.flat()]);
    const entry = { offset, bytes: block.byteLength, crc: crc32(block) };
    blocks.push(block);
    offset += block.byteLength;
    const describe = (arrays: readonly Values[]): ArrayEntry[] => arrays.map((a) => [typeOf(a), a.length]);
    return {
      cut: cut.cut,
      width: cut.width,
      ...entry,
      codes: describe(cut.codes),
      frame: describe(frame),
      measures: measures.map(describe),
    };
  });
  const header: DayHeader = { ...identity, day: part.day, rows: part.rows, dictionary: part.dictionary, cuts };
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.alloc(16);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(text.length, 8);
  head.writeUInt32LE(crc32(text), 12);
  const padding = Buffer.alloc(aligned(16 + text.length) - 16 - text.length);
  return Buffer.concat([head, text, padding, ...blocks]);
}

/** Reads the header; null when the bytes are not a sealed day of this version or are damaged. */
export function decodeHeader(read: ReadBytes): { header: DayHeader; body: number } | null {
  const head = Buffer.from(read(0, 16));
  if (head.length < 16 || head.toString('latin1', 0, 8) !== MAGIC) return null;
  const length = head.readUInt32LE(8);
  const text = Buffer.from(read(16, length));
  if (text.length !== length || crc32(text) !== head.readUInt32LE(12)) return null;
  return { header: JSON.parse(text.toString()) as DayHeader, body: aligned(16 + length) };
}

/** Reads one cut; null when its checksum does not match. */
export function decodeCut(read: ReadBytes, body: number, entry: CutEntry): CutPart | null {
  const bytes = read(body + entry.offset, entry.bytes);
  if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc) return null;
  // Typed arrays need aligned memory of their own.
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  let at = 0;
  const take = ([type, length]: ArrayEntry): Values => {
    const array = new TYPES[type](buffer, at, length);
    at += aligned(array.byteLength);
    return array;
  };
  const codes = entry.codes.map((e) => take(e) as Int32Array);
  const [cellStart, slot, rowStart] = entry.frame.map(take) as [Int32Array, Uint16Array, Int32Array];
  const measures = entry.measures.map((arrays): MeasurePart => {
    const [known, kept] = arrays.map(take) as [Int32Array, Values];
    // Left out where it says nothing: no row has a value, or every row has one.
    const knownStart = known.length > 0 ? known : kept.length === 0 ? new Int32Array(rowStart.length) : rowStart;
    return { knownStart, kept: kept.length === 0 ? new Uint16Array(0) : kept };
  });
  return { cut: entry.cut, width: entry.width, codes, cellStart, slot, rowStart, measures };
}

/** What is written of a measure: nothing where no row has a value, no offsets where every row has one. */
function arraysOf({ knownStart, kept }: MeasurePart, rowStart: Int32Array): Values[] {
  const none = new Int32Array(0);
  const known = knownStart.at(-1) ?? 0;
  if (known === 0) return [none, none];
  return known === rowStart.at(-1) ? [none, kept] : [knownStart, kept];
}

const aligned = (bytes: number): number => (bytes + 7) & ~7;

const typeOf = (array: Values): TypeName =>
  array instanceof Int32Array ? 'i32' : array instanceof Uint16Array ? 'u16' : 'f64';

function join(arrays: readonly Values[]): Uint8Array {
  const block = new Uint8Array(arrays.reduce((n, a) => n + aligned(a.byteLength), 0));
  let at = 0;
  for (const array of arrays) {
    block.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return block;
}
