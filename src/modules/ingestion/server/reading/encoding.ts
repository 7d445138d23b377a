import { TextDecoder } from 'node:util';
/** Valid UTF-8, a character cut off at the very end allowed. */
export function validUtf8(chunk: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** In Chinese text nearly every second byte of a pair is above 0x7F; in Western 8-bit text it is an ASCII letter. */
const LOW_TRAIL_SHARE = 0.3;

/**
 * Plausible GBK or GB18030: valid, and not Western text that happens to be valid. GB18030 accepts almost any bytes, so
 * validity alone would turn "é" into a Chinese character without a word.
 */
export function looksLikeGb(chunk: Uint8Array): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(chunk, { stream: true });
  } catch {
    return false;
  }
  let pairs = 0;
  let lowTrails = 0;
  for (let i = 0; i + 1 < chunk.length; i += 1) {
    if ((chunk[i] ?? 0) < 0x80) continue;
    const trail = chunk[i + 1] ?? 0;
    pairs += 1;
    if (trail >= 0x30 && trail <= 0x39) i += 3;
    else {
      if (trail < 0x80) lowTrails += 1;
      i += 1;
    }
  }
  return pairs > 0 && lowTrails / pairs <= LOW_TRAIL_SHARE;
}
