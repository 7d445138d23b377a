import type { CostLine } from '../contract/cost.ts';

export interface CostSum {
  readonly key: string;
  readonly budget: number | null;
  readonly actual: number | null;
  /** Of the months for which both are known: what may be compared. */
  readonly comparable: { readonly budget: number; readonly actual: number } | null;
}

/** Sums of lines by a key, in order of what was spent. A side nobody has said anything about is `null`, never 0. */
export function sumsBy(lines: readonly CostLine[], keyOf: (line: CostLine) => string): CostSum[] {
  return [...Map.groupBy(lines, keyOf)]
    .map(([key, own]) => ({ key, ...sumOf(own) }))
    .sort((a, b) => (b.actual ?? b.budget ?? 0) - (a.actual ?? a.budget ?? 0));
}

export function sumOf(lines: readonly CostLine[]): Omit<CostSum, 'key'> {
  const add = (of: 'budget' | 'actual', some: readonly CostLine[]): number | null => {
    const said = some.flatMap((line) => (line[of] === null ? [] : [line[of]]));
    return said.length === 0 ? null : said.reduce((a, b) => a + b, 0);
  };
  const months = [...Map.groupBy(lines, ({ month }) => month).values()].filter(
    (own) => add('budget', own) !== null && add('actual', own) !== null,
  );
  const both = months.flat();
  return {
    budget: add('budget', lines),
    actual: add('actual', lines),
    comparable: both.length === 0 ? null : { budget: add('budget', both) ?? 0, actual: add('actual', both) ?? 0 },
  };
}
