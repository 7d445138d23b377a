/**
 * A readable id for a name: lower case, marks off, everything but letters and digits of any script becomes `-`.
 * `Anna Keller` → `anna-keller`, `在线客服 一组` → `在线客服-一组`. A taken id gets `-2`, `-3`, …
 */
export function slug(name: string, isTaken: (id: string) => boolean): string {
  const base =
    name
      .normalize('NFKD')
      .replaceAll(/\p{Mn}/gu, '')
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-+|-+$/g, '') || 'unnamed';
  let id = base;
  for (let n = 2; isTaken(id); n += 1) id = `${base}-${n}`;
  return id;
}
