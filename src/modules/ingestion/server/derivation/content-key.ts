/** A key of 64 bits in two unsigned halves: enough that two events of one subject never meet by chance. */
export type ContentKey = { readonly hi: number; readonly lo: number };

const STATED = /^=([0-9a-f]{8})([0-9a-f]{8})$/;

/** A key as text that `contentKey` reads back. */
export const keyText = (hi: number, lo: number): string =>
  `=${hi.toString(16).padStart(8, '0')}${lo.toString(16).padStart(8, '0')}`;

/** Hash of a key's text, the same in every run (two independent 32-bit walks over the characters). */
export function contentKey(text: string): ContentKey {
  const stated = text.length === 17 ? STATED.exec(text) : null;
  if (stated) return { hi: Number.parseInt(stated[1] as string, 16), lo: Number.parseInt(stated[2] as string, 16) };
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
