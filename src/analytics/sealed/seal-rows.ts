import type { Sealing } from '#src/semantic/sealing.ts';
import { type Day, segmentOf, segmentStart } from './day-calendar.ts';
import { type Codes, type DayRows, missing, narrowest, type Values } from './day-rows.ts';
import { allRows, joinedKeys, type Key, sortByKey } from './radix.ts';
import { type CodedRows, fieldsOf, measuresOf } from './read-coded.ts';

/**
 * Seals one day out of some coded rows: `rows` are those booked to it. A pure function of the set of rows, whatever their order, so
 * a day sealed again is equal byte for byte.
 */
export function sealRows(coded: CodedRows, rows: Int32Array, sealing: Sealing, day: Day): DayRows {
  const slot = slotsOf(coded.at, rows, sealing.slot, day);
  const fields = fieldsOf(sealing).map((name) => {
    const { codes, values } = renumbered(coded.codes[name] ?? new Int32Array(0), rows, coded.values[name] ?? []);
    return { name, codes, values };
  });
  const measures = measuresOf(sealing).map((name) => {
    const values = narrowest(pick(coded.measures[name] ?? new Float64Array(0), rows, new Float64Array(rows.length)));
    return { name, values };
  });
  let order = allRows(rows.length);
  for (const { values } of measures) if (values.length > 0) order = sortByKey(order, rankOf(values));
  const keys: Key[] = fields
    .filter(({ codes }) => codes.length > 0)
    .map(({ codes, values }) => ({ of: codes, size: values.length + 1 }));
  for (const { of } of joinedKeys([...keys, keyOf(slot)], rows.length)) order = sortByKey(order, of);
  return {
    day,
    rows: rows.length,
    dictionary: Object.fromEntries(fields.map(({ name, values }) => [name, values])),
    slot: pick(slot, order, new Uint16Array(order.length)),
    codes: Object.fromEntries(fields.map(({ name, codes }) => [name, pickCodes(codes, order)])),
    measures: Object.fromEntries(measures.map(({ name, values }) => [name, pickValues(values, order)])),
  };
}

function slotsOf(at: Float64Array, rows: Int32Array, width: number, day: Day): Uint16Array {
  const origin = segmentStart(segmentOf(day));
  const slots = new Uint16Array(rows.length);
  for (let i = 0; i < rows.length; i++) slots[i] = Math.floor(((at[rows[i] as number] as number) - origin) / width);
  return slots;
}

/** Slots from the first on: those of one day are few. */
function keyOf(slot: Uint16Array): Key {
  let [first, last] = [65_535, 0];
  for (let i = 0; i < slot.length; i++) {
    first = Math.min(first, slot[i] as number);
    last = Math.max(last, slot[i] as number);
  }
  return slot.length === 0 ? { of: slot, size: 1 } : { of: slot.map((own) => own - first), size: last - first + 1 };
}

/** Codes of the values that occur on the day only, so that other days' values leave no trace in its bytes. */
function renumbered(
  all: Int32Array,
  rows: Int32Array,
  values: DayRows['dictionary'][string],
): { codes: Codes; values: DayRows['dictionary'][string] } {
  const place = new Int32Array(values.length + 1);
  for (let i = 0; i < rows.length; i++) place[all[rows[i] as number] as number] = 1;
  const nulls = place[0] === 1;
  const own = values.filter((_, i) => place[i + 1] === 1);
  place[0] = 0;
  for (let code = 1, number = 0; code < place.length; code++) if (place[code] === 1) place[code] = ++number;
  const constant = own.length === 0 || (own.length === 1 && !nulls);
  const codes = codesFor(own.length, constant ? 0 : rows.length);
  for (let i = 0; i < codes.length; i++) codes[i] = place[all[rows[i] as number] as number] as number;
  return { codes, values: own };
}

function codesFor(values: number, length: number): Codes {
  return values < 256 ? new Uint8Array(length) : values < 65_536 ? new Uint16Array(length) : new Int32Array(length);
}

/** Keys in the order of values: a missing value comes first. */
function rankOf(values: Values): ArrayLike<number> {
  if (values instanceof Uint16Array) return values;
  if (values instanceof Int32Array) return values.map((v) => (v === missing(values) ? 0 : v + 2 ** 30 + 1));
  const known = Float64Array.from(new Set(values.filter((v) => !Number.isNaN(v)))).sort();
  const places = new Map(Array.from(known, (v, i) => [v, i + 1]));
  return Int32Array.from(values, (v) => places.get(v) ?? 0);
}

const pickCodes = (codes: Codes, order: Int32Array): Codes =>
  codes.length === 0 ? codes : pick(codes, order, new (codes.constructor as Uint8ArrayConstructor)(order.length));
const pickValues = (values: Values, order: Int32Array): Values =>
  values.length === 0 ? values : pick(values, order, new (values.constructor as Uint16ArrayConstructor)(order.length));

function pick<T extends { [i: number]: number; readonly length: number }>(
  from: ArrayLike<number>,
  rows: Int32Array,
  out: T,
): T {
  for (let i = 0; i < rows.length; i++) out[i] = from[rows[i] as number] as number;
  return out;
}
