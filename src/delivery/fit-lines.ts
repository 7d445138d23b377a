const encoder = new TextEncoder();
export const byteLength = (text: string): number => encoder.encode(text).length;

/**
 * Joins lines up to a number of bytes in UTF-8. What does not fit is left out line by line, and `shortened` says so at the end;
 * `tail` (links) always stays.
 */
export function fitLines(lines: readonly string[], tail: readonly string[], limit: number, shortened: string): string {
  const whole = [...lines, ...tail].join('\n');
  if (byteLength(whole) <= limit) return whole;
  const end = [shortened, ...tail].join('\n');
  const kept: string[] = [];
  let used = byteLength(end);
  for (const line of lines) {
    used += byteLength(line) + 1;
    if (used > limit) break;
    kept.push(line);
  }
  return [...kept, end].join('\n');
}
