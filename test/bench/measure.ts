/** Medians of two programs that do the same work, run in turn so that a busy moment meets both. */
export type Timed<A, B> = {
  readonly peer: number;
  readonly ours: number;
  readonly peerResult: A;
  readonly oursResult: B;
};

/** Runs both `runs` times after one warm-up each; `run` counts up, so that nothing can be answered from a memory of the last. */
export async function interleaved<A, B>(
  runs: number,
  peer: (run: number) => Promise<A>,
  ours: (run: number) => Promise<B>,
): Promise<Timed<A, B>> {
  let peerResult = await peer(0);
  let oursResult = await ours(0);
  const times = { peer: [] as number[], ours: [] as number[] };
  for (let run = 1; run <= runs; run++) {
    const start = performance.now();
    peerResult = await peer(run);
    const between = performance.now();
    oursResult = await ours(run);
    times.peer.push(between - start);
    times.ours.push(performance.now() - between);
  }
  return { peer: median(times.peer), ours: median(times.ours), peerResult, oursResult };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
