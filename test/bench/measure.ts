import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Median milliseconds of programs that do the same work, and what each returned last. */
export type Timed<T> = { readonly [K in keyof T]: { readonly median: number; readonly result: T[K] } };

const quick = process.argv.includes('--quick');

/**
 * Before it is measured, a program runs once, and then this often or this long, whichever is less: the first run reads files, the
 * next ones measure compilers and caches.
 */
const WARM_UP = quick ? { runs: 5, ms: 150 } : { runs: 20, ms: 500 };

/** How often a program of seconds is measured. */
export const RUNS = quick ? 3 : 5;

/**
 * Runs programs in turn, so that a busy moment meets all of them, `runs` times after each has warmed up. `run` counts up, so that
 * nothing can be answered from a memory of the last.
 */
export async function inTurn<T extends Record<string, unknown>>(
  runs: number,
  programs: { readonly [K in keyof T]: (run: number) => Promise<T[K]> },
): Promise<Timed<T>> {
  let run = 0;
  const names = Object.keys(programs) as (keyof T)[];
  const found = new Map<keyof T, { times: number[]; result: unknown }>();
  for (const name of names) {
    const start = performance.now();
    await programs[name](run++);
    for (let n = 0; n < WARM_UP.runs && performance.now() - start < WARM_UP.ms; n++) await programs[name](run++);
    found.set(name, { times: [], result: undefined });
  }
  for (let n = 0; n < runs; n++, run++) {
    for (const name of names) {
      collectYoung();
      const start = performance.now();
      const result = await programs[name](run);
      const took = performance.now() - start;
      const times = [...(found.get(name)?.times ?? []), took];
      // A result kept from turn to turn would grow old, and its memory would be missed by the next.
      found.set(name, { times, result: n === runs - 1 ? result : undefined });
    }
  }
  const timed = names.map((name) => {
    const own = found.get(name);
    return [name, { median: median(own?.times ?? []), result: own?.result }] as const;
  });
  return Object.fromEntries(timed) as Timed<T>;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Collects what programs before have left: who made garbage would else have it cleared in another's time. Compiled code stays. */
function collectYoung(): void {
  (collector ??= newCollector())({ type: 'minor' });
}

type Collector = (options: { readonly type: 'minor' }) => void;
let collector: Collector | undefined;

function newCollector(): Collector {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collector;
}
