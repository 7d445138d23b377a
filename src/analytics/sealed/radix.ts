const BUCKETS = 65_536;

/** Scratch for counts; zero between uses. */
const next = new Int32Array(BUCKETS + 1);

/**
 * Sorts row numbers by an ascending key, keeping the order of equal keys. Keys are whole numbers from 0 to 2^31 - 1. Sorting by the
 * least telling column first and the most telling last orders rows by all of them.
 */
export function sortByKey(rows: Int32Array, key: ArrayLike<number>): Int32Array {
  let highest = 0;
  for (let i = 0; i < rows.length; i++) {
    const k = key[rows[i] as number] as number;
    if (k > highest) highest = k;
  }
  const low = pass(rows, key, 0, Math.min(highest, BUCKETS - 1));
  return highest < BUCKETS ? low : pass(low, key, 16, highest >>> 16);
}

function pass(rows: Int32Array, key: ArrayLike<number>, shift: number, highest: number): Int32Array {
  if (highest === 0) return rows;
  const out = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const k = (((key[rows[i] as number] as number) >>> shift) & 0xffff) + 1;
    next[k] = (next[k] as number) + 1;
  }
  for (let k = 0; k < highest; k++) next[k + 1] = (next[k + 1] as number) + (next[k] as number);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const k = ((key[row] as number) >>> shift) & 0xffff;
    const at = next[k] as number;
    out[at] = row;
    next[k] = at + 1;
  }
  next.fill(0, 0, highest + 2);
  return out;
}

/** Keys of rows, each from 0 to below `size`. */
export type Key = { readonly of: ArrayLike<number>; readonly size: number };

/** The same order by fewer keys: neighbours that 16 bits hold together become one. Of two the later tells more. */
export function joinedKeys(keys: readonly Key[], length: number): Key[] {
  const joined: Key[] = [];
  for (const high of keys) {
    const low = joined.at(-1);
    if (!low || low.size * high.size > BUCKETS) {
      joined.push(high);
      continue;
    }
    const of = new Uint16Array(length);
    for (let i = 0; i < length; i++) of[i] = (high.of[i] as number) * low.size + (low.of[i] as number);
    joined[joined.length - 1] = { of, size: low.size * high.size };
  }
  return joined;
}

/** The numbers `0` to `length - 1`. */
export function allRows(length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let i = 0; i < length; i++) rows[i] = i;
  return rows;
}
