import bindings from '@duckdb/node-bindings';
import type { Column } from '../columns.ts';

/** DuckDB keeps a text in 16 bytes: its length, then up to 12 bytes of it, or a prefix and a pointer. */
const SLOT_WORDS = 4;
const INLINE = 12;
/** Distinct long texts of a slice that are remembered; columns with more are mostly all different. */
const REMEMBERED = 32;

/** The slots of a slice as they will be; those of texts DuckDB keeps itself are filled in at the end. */
const slots = new Int32Array(2048 * SLOT_WORDS);
const slotBytes = new Uint8Array(slots.buffer);
/** Where row i gets its slot, if it is a text DuckDB keeps: the row that handed it over. */
const kept = new Int32Array(2048);
const HERE = -1;

/**
 * Writes texts into a vector. Handing a text to DuckDB costs a native call each; short ASCII texts are laid out here
 * instead, and repeated ones (source, kind, file …) copy the slot of their first occurrence.
 */
export function fillTexts(
  vector: bindings.Vector,
  values: Column,
  from: number,
  count: number,
  missing: (i: number) => void,
): void {
  let seen: Map<string, number> | null = null;
  let handedOver = false;
  let previous: unknown;
  let last = 0;
  for (let i = 0; i < count; i++) {
    const value = values[from + i];
    kept[i] = HERE;
    if (value === null || value === undefined) {
      missing(i);
      continue;
    }
    const text = value as string;
    if (text === previous) {
      kept[i] = kept[last] as number;
      copySlot(slots, last, i);
    } else if (!laidOut(text, i)) {
      const known = seen?.get(text);
      kept[i] = known ?? i;
      if (known === undefined) {
        bindings.vector_assign_string_element(vector, i, text);
        handedOver = true;
        seen ??= new Map();
        if (seen.size < REMEMBERED) seen.set(text, i);
      }
    }
    previous = text;
    last = i;
  }
  if (handedOver) takeOver(vector, count);
  bindings.copy_data_to_vector(vector, 0, slots.buffer, 0, count * SLOT_WORDS * 4);
}

function laidOut(text: string, i: number): boolean {
  const { length } = text;
  if (length > INLINE) return false;
  const at = i * SLOT_WORDS;
  slots[at] = length;
  slots[at + 1] = 0;
  slots[at + 2] = 0;
  slots[at + 3] = 0;
  const start = at * 4 + 4;
  for (let k = 0; k < length; k++) {
    const code = text.charCodeAt(k);
    if (code > 127) return false;
    slotBytes[start + k] = code;
  }
  return true;
}

/** Copies the slots DuckDB made, each to every row that has its text. */
function takeOver(vector: bindings.Vector, count: number): void {
  const bytes = bindings.vector_get_data(vector, count * SLOT_WORDS * 4);
  const theirs = new Int32Array(bytes.buffer, bytes.byteOffset, count * SLOT_WORDS);
  for (let i = 0; i < count; i++) {
    const origin = kept[i] as number;
    if (origin !== HERE) copySlot(theirs, origin, i);
  }
}

function copySlot(source: Int32Array, row: number, to: number): void {
  const a = row * SLOT_WORDS;
  const b = to * SLOT_WORDS;
  slots[b] = source[a] as number;
  slots[b + 1] = source[a + 1] as number;
  slots[b + 2] = source[a + 2] as number;
  slots[b + 3] = source[a + 3] as number;
}
