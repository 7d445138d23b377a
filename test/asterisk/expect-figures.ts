import { expect } from 'vitest';

type Figures = Record<string, unknown>;

/** Compares what the reference names; numbers to 1e-4, as it prints its means. `left`: names not to compare. */
export function expectFigures(actual: Figures, expected: Figures, where: string, left: readonly string[] = []): void {
  for (const [name, value] of Object.entries(expected)) {
    if (left.includes(name)) continue;
    expect(actual, `${where}.${name}`).toHaveProperty([name]);
    compare(actual[name], value, `${where}.${name}`);
  }
}

function compare(actual: unknown, expected: unknown, where: string): void {
  if (typeof expected === 'number') {
    expect(actual, where).toBeTypeOf('number');
    expect(Math.abs((actual as number) - expected), `${where}: ${actual} is not ${expected}`).toBeLessThanOrEqual(1e-4);
  } else if (expected !== null && typeof expected === 'object' && !Array.isArray(expected)) {
    expect(Object.keys(actual as Figures).sort(), where).toEqual(Object.keys(expected).sort());
    expectFigures(actual as Figures, expected as Figures, where);
  } else expect(actual, where).toEqual(expected);
}
