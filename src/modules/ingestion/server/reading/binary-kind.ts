const startsWith = (head: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => head[i] === byte);
const text = (head: Uint8Array, word: string): boolean => startsWith(head, ...Buffer.from(word, 'latin1'));

/** What the first bytes say: `xlsx` (any ZIP), `parquet`, another binary kind by name, `utf16`, or `null` for plain text. */
export type BinaryKind = 'xlsx' | 'parquet' | 'xls' | 'pdf' | 'image' | 'audio' | 'other' | null;

const SAMPLE = 8192;

/** Tells binary content from text by signature, then by bytes no text holds. UTF-16 text is recognised and is not binary. */
export function binaryKind(head: Uint8Array): BinaryKind {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  if (text(head, 'PAR1')) return 'parquet';
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  if (text(head, '%PDF')) return 'pdf';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47) || startsWith(head, 0xff, 0xd8, 0xff) || text(head, 'GIF8'))
    return 'image';
  if (text(head, 'RIFF') || text(head, 'OggS') || text(head, 'ID3') || startsWith(head, 0xff, 0xfb)) return 'audio';
  if (utf16Of(head)) return null;
  const sample = head.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) {
    if (byte === 0) return 'other';
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  }
  return control > sample.length / 100 ? 'other' : null;
}

/** UTF-16 by its mark, or without one by every other byte of Latin text being zero. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
  const sample = head.subarray(0, SAMPLE & ~1);
  if (sample.length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even += 1;
    if (sample[i + 1] === 0) odd += 1;
  }
  const pairs = sample.length >> 1;
  // Both halves zero somewhere means real binary data, not text.
  if (odd > pairs / 3 && even === 0) return 'utf-16le';
  if (even > pairs / 3 && odd === 0) return 'utf-16be';
  return null;
}
