import { invalid } from '#src/kernel/errors.ts';

/**
 * Column names of a header row: trimmed, and made distinct (`name`, `name_2`, …) where an export repeats one. Throws
 * `no_header` when the row holds numbers or dates instead of names.
 */
export function headerNames(cells: readonly unknown[], file: string, line: number): string[] {
  const seen = new Map<string, number>();
  const names = cells.map((cell, i) => {
    const name = String(cell ?? '').trim() || `column_${i + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
  const numbers = cells.filter((cell) => /^\s*[\d.:/ -]+\s*$/.test(String(cell ?? ''))).length;
  if (numbers > cells.length / 2) {
    throw invalid('no_header', `"${file}" has no header row: line ${line} holds values`, {
      file,
      line,
      remedy: 'Add a first row with column names, or list them in the mapping (format.header).',
    });
  }
  return names;
}
