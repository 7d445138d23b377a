import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Median milliseconds of programs that do the same work, also of only those runs that came right after another program, and what each
 * returned last.
 */
export type Timed<T> = {
  readonly [K in keyof T]: { readonly median: number; readonly first: number; readonly result: T[K] };
};

const quick = process.argv.includes('--quick');

/**
 * Before it is measured, a program runs once, and then this often or this long, whichever is less: the first run reads files, the
 * next ones measure compilers and caches. The engine has compiled a question of milliseconds for good after some hundred of them; a server
 * has after a minute.
 */
const WARM_UP = quick ? { runs: 5, ms: 150 } : { runs: 200, ms: 2_000 };

/** How often a program of seconds is measured. */
export const RUNS = quick ? 3 : 5;

/** How often one of milliseconds is: its single times differ more. */
export const RUNS_OF_MILLISECONDS = quick ? 3 : 15;

type Own = { readonly all: number[]; readonly first: number[]; result: unknown };

/**
 * Runs programs in turn, so that a busy moment meets all of them: so many turns, in each of which every program runs so often in a row, after each
 * has warmed up. `run` counts up, the same for all programs of a turn, so that nothing can be answered from a memory of the last.
 */
export async function inTurn<T extends Record<string, unknown>>(
  { turns, inARow }: { readonly turns: number; readonly inARow: number },
  programs: { readonly [K in keyof T]: (run: number) => Promise<T[K]> },
): Promise<Timed<T>> {
  let run = 0;
  const found = new Map<keyof T, Own>();
  for (const name of Object.keys(programs) as (keyof T)[]) {
    const start = performance.now();
    await programs[name](run++);
    for (let n = 0; n < WARM_UP.runs && performance.now() - start < WARM_UP.ms; n++) await programs[name](run++);
    found.set(name, { all: [], first: [], result: undefined });
  }
  for (let turn = 0; turn < turns; turn++, run += inARow) {
    for (const [name, own] of found) {
      collectYoung();
      for (let n = 0; n < inARow; n++) {
        const start = performance.now();
        const result = await programs[name](run + n);
        const took = performance.now() - start;
        own.all.push(took);
        if (n === 0) own.first.push(took);
        // A result kept from turn to turn would grow old, and its memory would be missed by the next.
        if (turn === turns - 1) own.result = result;
      }
    }
  }
  const timed = Array.from(found, ([name, { all, first, result }]) => [
    name,
    { median: median(all), first: median(first), result },
  ]);
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
