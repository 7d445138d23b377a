import bindings from '@duckdb/node-bindings';
import type { Column } from '../columns.ts';

/** DuckDB keeps a text in 16 bytes: its length, then up to 12 bytes of it, or a prefix and a pointer. */
const SLOT_WORDS = 4;
const INLINE = 12;
/** Distinct long texts of a slice that are remembered; columns with more are mostly all different. */
const REMEMBERED = 32;

const inline = new Int32Array(2048 * SLOT_WORDS);
const inlineBytes = new Uint8Array(inline.buffer);
/** Where row i gets its slot: itself (native), an earlier row, or the inline scratch. */
const origins = new Int32Array(2048);
const FROM_INLINE = -1;

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
  const seen = new Map<string, number>();
  let direct = true;
  let previous: unknown;
  let last = 0;
  for (let i = 0; i < count; i++) {
    const value = values[from + i];
    origins[i] = i;
    if (value === null || value === undefined) {
      missing(i);
      continue;
    }
    const text = value as string;
    if (text === previous) {
      origins[i] = origins[last] as number;
      if (origins[i] === FROM_INLINE) inline.copyWithin(i * SLOT_WORDS, last * SLOT_WORDS, (last + 1) * SLOT_WORDS);
      direct = false;
    } else if (laidOut(text, i)) {
      origins[i] = FROM_INLINE;
      direct = false;
    } else {
      const known = seen.get(text);
      if (known === undefined) {
        bindings.vector_assign_string_element(vector, i, text);
        if (seen.size < REMEMBERED) seen.set(text, i);
      } else {
        origins[i] = known;
        direct = false;
      }
    }
    previous = text;
    last = i;
  }
  if (!direct) copySlots(vector, count);
}

function laidOut(text: string, i: number): boolean {
  const { length } = text;
  if (length > INLINE) return false;
  const at = i * SLOT_WORDS;
  inline[at] = length;
  inline[at + 1] = 0;
  inline[at + 2] = 0;
  inline[at + 3] = 0;
  const start = at * 4 + 4;
  for (let k = 0; k < length; k++) {
    const code = text.charCodeAt(k);
    if (code > 127) return false;
    inlineBytes[start + k] = code;
  }
  return true;
}

function copySlots(vector: bindings.Vector, count: number): void {
  const bytes = bindings.vector_get_data(vector, count * SLOT_WORDS * 4);
  const slots = new Int32Array(bytes.buffer, bytes.byteOffset, count * SLOT_WORDS);
  for (let i = 0; i < count; i++) {
    const origin = origins[i] as number;
    if (origin === i) continue;
    const to = i * SLOT_WORDS;
    const source = origin === FROM_INLINE ? inline : slots;
    const at = origin === FROM_INLINE ? to : origin * SLOT_WORDS;
    slots[to] = source[at] as number;
    slots[to + 1] = source[at + 1] as number;
    slots[to + 2] = source[at + 2] as number;
    slots[to + 3] = source[at + 3] as number;
  }
  bindings.copy_data_to_vector(vector, 0, bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
}
