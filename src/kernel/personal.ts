/**
 * Hides who a person is while leaving enough to tell two apart: `13800138000` → `138****8000`, `anna@example.com` → `a***@example.com`,
 * `王小明` → `王**`.
 */
export function masked(text: string): string {
  const at = text.indexOf('@');
  if (at > 0) return `${text[0]}***${text.slice(at)}`;
  const digits = text.replace(/\D/g, '').length;
  if (digits >= 11) return `${text.slice(0, 3)}****${text.slice(-4)}`;
  if (digits >= 7) return `****${text.slice(-3)}`;
  const letters = [...text];
  return `${letters[0] ?? ''}${'*'.repeat(Math.min(3, Math.max(1, letters.length - 1)))}`;
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** Runs of digits as numbers of telephones, identity cards and accounts are written. */
const NUMBER = /\+?\d(?:[ -]?\d){6,19}[\dXx]?/g;
const DATE = /^(?:19|20)\d\d(?:-[01]\d-[0-3]\d(?: \d\d?)?|[01]\d[0-3]\d(?:\d{6})?)$/;
/** A field that names a person, as JSON writes it: `"name":"王小明"`. */
const NAMED =
  /("(?:(?:(?:customer|contact|caller|sender|user|visitor|display|full|first|last|nick|real)[_-]?)?name|caller|customer|sender|nick|phone\w*|mobile|tel|address|姓名|客户|联系人|电话|手机|地址)"\s*:\s*")((?:[^"\\]|\\.)+)(")/giu;

/**
 * Free text with the numbers, addresses and names in it masked. `known` are texts known to mean the person; `keep` tells digits that are
 * nobody's number, such as instants.
 */
export function maskedText(
  text: string,
  { known = [], keep = () => false }: { known?: readonly string[]; keep?: (digits: string) => boolean } = {},
): string {
  let hidden = text;
  for (const one of known) if (tells(one)) hidden = hidden.replaceAll(one, () => masked(one));
  return hidden
    .replace(NAMED, (_, before: string, value: string, after: string) => `${before}${masked(value)}${after}`)
    .replace(EMAIL, (address) => masked(address))
    .replace(NUMBER, (digits) => (DATE.test(digits) || keep(digits) ? digits : masked(digits)));
}

/** Short numbers stand in texts for many things; replacing them would hide nothing and garble much. */
const tells = (text: string): boolean => text.length >= (/^\d+$/.test(text) ? 5 : 2);
