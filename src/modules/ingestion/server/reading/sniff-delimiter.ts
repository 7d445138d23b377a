const CANDIDATES = [',', '\t', ';', '|'] as const;

/** The separator that splits the first lines into most cells, the same number in each; a comma when none does. */
export function sniffDelimiter(head: string, skip: number): string {
  const lines = head
    .split(/\r?\n/)
    .slice(skip, skip + 11)
    .filter((line) => line.trim() !== '');
  // The last one may be cut off in the middle.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const counts = whole.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    const alike = counts.filter((count) => count === first).length / Math.max(1, counts.length);
    const score = first * alike;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
