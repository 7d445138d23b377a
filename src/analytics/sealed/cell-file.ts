import { crc32 } from 'node:zlib';
import type { Literal } from '#src/semantic/expression.ts';
import type { Day } from './day-calendar.ts';
import type { FieldDictionary, ProfileTable } from './profile-table.ts';
import type { Measure, Segment } from './segment.ts';

const MAGIC = 'YCCELL01';
const HEAD = 24;
const TYPES = { u8: Uint8Array, u16: Uint16Array, i32: Int32Array, f64: Float64Array } as const;
type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;
type Entry = { readonly type: keyof typeof TYPES; readonly length: number; readonly offset: number };

/** What cells were made of and how; cells are used again only where all of it is still so. */
export type CellIdentity = {
  readonly layout: string;
  readonly stamp: string;
  readonly cut: readonly string[];
  readonly width: number;
  readonly days: readonly Day[];
  /** Of each day's file, the checksum of its header, which holds the checksums of its columns. */
  readonly marks: readonly number[];
};

type Header = {
  readonly number: number;
  readonly identity: CellIdentity;
  /** Values of each field of the cut; a series' code 0 is null, `i` the value `i - 1`. */
  readonly dictionary: readonly (readonly Literal[])[];
  readonly measures: readonly string[];
  readonly columns: Readonly<Record<string, Entry>>;
};

type Shared = { readonly dictionaries: ReadonlyMap<string, FieldDictionary>; readonly profiles: ProfileTable };

/** A segment's cells as bytes: magic, lengths and checksums, header, columns. Profiles are written as values: their numbers belong to a process. */
export function encodeCells(segment: Segment, identity: CellIdentity, shared: Shared): Uint8Array {
  const blocks: Uint8Array[] = [];
  const columns: Record<string, Entry> = {};
  let offset = 0;
  const put = (name: string, column: Column): void => {
    columns[name] = { type: typeOf(column), length: column.length, offset };
    const size = aligned(column.byteLength);
    blocks.push(
      new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
      new Uint8Array(size - column.byteLength),
    );
    offset += size;
  };
  const dictionary = identity.cut.map((field, f) => {
    const codes = new Map<number, number>();
    const values: Literal[] = [];
    put(
      `code ${f}`,
      Int32Array.from(segment.profiles, (p) => {
        const code = shared.profiles.codes[f]?.[p] ?? 0;
        if (code === 0) return 0;
        const known = codes.get(code) ?? values.push(shared.dictionaries.get(field)?.values[code] ?? null);
        codes.set(code, known);
        return known;
      }),
    );
    return values;
  });
  put('cellStart', segment.cellStart);
  put('slot', segment.slot);
  put('rowStart', segment.rowStart);
  for (const [name, { knownStart, sums, values }] of Object.entries(segment.measures)) {
    // Where every row has a value, the rows' offsets serve.
    if (knownStart !== segment.rowStart) put(`${name} knownStart`, knownStart);
    put(`${name} sums`, sums);
    if (values) for (const part of VALUES) put(`${name} ${part}`, values[part]);
  }
  const header: Header = {
    number: segment.number,
    identity,
    dictionary,
    measures: Object.keys(segment.measures),
    columns,
  };
  const text = Buffer.from(JSON.stringify(header));
  const padding = new Uint8Array(aligned(text.length) - text.length);
  const body = Buffer.concat([text, padding, ...blocks]);
  const head = Buffer.alloc(HEAD);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(text.length, 8);
  head.writeUInt32LE(crc32(body), 12);
  head.writeDoubleLE(body.length, 16);
  return Buffer.concat([head, body]);
}

const VALUES = ['narrow', 'wide', 'isWide', 'shift'] as const;

/** The cells of a file; null when it is damaged or its cells were made of other days, another cut or by other rules. Arrays lie over `bytes`. */
export function decodeCells(bytes: Uint8Array, wanted: CellIdentity, shared: Shared): Segment | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(HEAD, bytes.length));
  if (head.length < HEAD || head.toString('latin1', 0, 8) !== MAGIC) return null;
  const body = bytes.subarray(HEAD);
  if (body.length !== head.readDoubleLE(16) || crc32(body) !== head.readUInt32LE(12)) return null;
  const size = head.readUInt32LE(8);
  const header = JSON.parse(Buffer.from(bytes.buffer, HEAD, size).toString()) as Header;
  if (JSON.stringify(header.identity) !== JSON.stringify(wanted)) return null;
  const start = HEAD + aligned(size);
  const take = <T extends Column>(name: string): T | null => {
    const entry = header.columns[name];
    return entry
      ? (new TYPES[entry.type](bytes.buffer as ArrayBuffer, start + entry.offset, entry.length) as Column as T)
      : null;
  };
  const needed = <T extends Column>(name: string): T => {
    const column = take<T>(name);
    if (!column) throw new Error(`A file of cells lacks ${name}`);
    return column;
  };
  const rowStart = needed<Int32Array>('rowStart');
  const measures = header.measures.map((name): [string, Measure] => {
    const values = take(`${name} isWide`) && {
      narrow: needed<Uint16Array>(`${name} narrow`),
      wide: needed<Int32Array>(`${name} wide`),
      isWide: needed<Uint8Array>(`${name} isWide`),
      shift: needed<Int32Array>(`${name} shift`),
    };
    return [
      name,
      { knownStart: take<Int32Array>(`${name} knownStart`) ?? rowStart, sums: needed(`${name} sums`), values },
    ];
  });
  return {
    number: header.number,
    width: wanted.width,
    days: wanted.days,
    profiles: profilesOf(header, needed, shared),
    cellStart: needed('cellStart'),
    slot: needed('slot'),
    rowStart,
    measures: Object.fromEntries(measures),
    bytes: bytes.length,
  };
}

/** The process's numbers of the profiles a file names by their values. */
function profilesOf(
  { identity, dictionary }: Header,
  column: (name: string) => Int32Array,
  { dictionaries, profiles }: Shared,
): Int32Array {
  const codes = identity.cut.map((_, f) => column(`code ${f}`));
  const own = identity.cut.map((field, f) => [
    0,
    ...(dictionary[f] ?? []).map((value) => dictionaries.get(field)?.codeOf(value) ?? 0),
  ]);
  const tuple: number[] = [];
  return Int32Array.from({ length: codes[0]?.length ?? 0 }, (_, series) => {
    for (const [f, of] of codes.entries()) tuple[f] = own[f]?.[of[series] as number] ?? 0;
    return profiles.numberOf(tuple);
  });
}

const aligned = (bytes: number): number => (bytes + 7) & ~7;

function typeOf(column: Column): keyof typeof TYPES {
  if (column instanceof Uint8Array) return 'u8';
  if (column instanceof Uint16Array) return 'u16';
  return column instanceof Int32Array ? 'i32' : 'f64';
}
