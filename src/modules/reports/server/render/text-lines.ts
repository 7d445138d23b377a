/** Width of a text in the report's face, in em: measured roughly, a little generously; Chinese signs are 1 em wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code >= 0x2e80) width += 1;
    else if (/[A-Z0-9%&@mwMW]/.test(sign)) width += 0.62;
    else if (/[ .,:;'|ilj!()[\]]/.test(sign)) width += 0.32;
    else width += 0.56;
  }
  return width;
}

/** Breaks a text into lines of at most `em`: Latin between words where it can, Chinese anywhere; the rest of `most` lines becomes an ellipsis. */
export function textLines(text: string, em: number, most = Number.POSITIVE_INFINITY): string[] {
  const pieces = text.match(/[\u2e80-\u{10ffff}]|[^\s\u2e80-\u{10ffff}]+\s*|\s+/gu) ?? [];
  const lines: string[] = [''];
  for (const piece of pieces.flatMap((whole) => cutLong(whole, em))) {
    const line = lines[lines.length - 1] ?? '';
    if (line !== '' && textWidth(line + piece.trimEnd()) > em && !NEVER_FIRST.test(piece))
      lines.push(piece.trimStart());
    else lines[lines.length - 1] = line + piece;
  }
  const shown = lines.map((line) => line.trimEnd());
  if (shown.length <= most) return shown;
  const last = `${shown[most - 1] ?? ''}…`;
  return [...shown.slice(0, most - 1), cutTo(last, em)];
}

/** Punctuation that must not begin a line. */
const NEVER_FIRST = /^[，。；：、）】》！？,.;:)!?%]/u;

function cutLong(piece: string, em: number): string[] {
  if (textWidth(piece) <= em) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const sign of piece) {
    if (part !== '' && textWidth(part + sign) > em) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}

/** A text in one line of at most `em`. */
export function cutTo(text: string, em: number): string {
  if (textWidth(text) <= em) return text;
  const signs = [...text.replace(/…$/, '')];
  while (signs.length > 0 && textWidth(`${signs.join('')}…`) > em) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
