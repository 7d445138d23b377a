const isSquare = (char: string): boolean => char.codePointAt(0)! > 0x2e80;

/** Width of a text in pixels, near enough to reserve a margin: Chinese is square, Latin a little over half. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const char of text) em += isSquare(char) ? 1 : 0.6;
  return Math.ceil(em * fontSize);
}

/** Breaks a text into lines of at most `width` pixels: between words, in Chinese between any two characters. A single longer word stays whole. */
export function wrapText(text: string, fontSize: number, width: number): string[] {
  const pieces = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth((line + piece).trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
