/** Hash of a name so far with its next four bytes (little endian). */
export const hashWord = (hash: number, word: number): number => {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
};

/** The hash with the last bytes, fewer than four, of which `bits` are set. Its low bits are as good as the others. */
export const hashEnd = (hash: number, rest: number, bits: number): number => {
  const mixed = Math.imul(hash ^ rest ^ (bits << 24), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return again ^ (again >>> 13);
};

/** The same over bytes: equal in every run, so it may go into keys. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  let p = start;
  for (; p + 4 <= end; p += 4) hash = hashWord(hash, wordAt(bytes, p, 4));
  return hashEnd(hash, wordAt(bytes, p, end - p), (end - p) << 3);
}

/** Up to four bytes as an integer, little endian. */
function wordAt(bytes: Uint8Array, at: number, count: number): number {
  let word = 0;
  for (let i = 0; i < count; i++) word |= (bytes[at + i] as number) << (i << 3);
  return word;
}
