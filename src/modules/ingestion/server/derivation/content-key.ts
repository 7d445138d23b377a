/** A key of 64 bits in two unsigned halves: enough that two events of one subject never meet by chance. */
export type ContentKey = { readonly hi: number; readonly lo: number };

/** Hash of a key's text, the same in every run (two independent 32-bit walks over the characters). */
export function contentKey(text: string): ContentKey {
  let hi = 0xdeadbeef | 0;
  let lo = 0x41c6ce57 | 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    hi = Math.imul(hi ^ code, 2654435761);
    lo = Math.imul(lo ^ code, 1597334677);
  }
  hi = Math.imul(hi ^ (hi >>> 16), 2246822507) ^ Math.imul(lo ^ (lo >>> 13), 3266489909);
  lo = Math.imul(lo ^ (lo >>> 16), 2246822507) ^ Math.imul(hi ^ (hi >>> 13), 3266489909);
  return { hi: hi >>> 0, lo: lo >>> 0 };
}
