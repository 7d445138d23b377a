import { RUNS } from './measure.ts';
import { benchQueueLog } from './queue-log.bench.ts';
import type { BenchSection } from './report.ts';

/** A phone system's log to contacts, against the two ways people would do it by hand. */
export async function queueLogSection(lines: number): Promise<BenchSection> {
  const { megabytes, ours, readline, duckDb, overReadline, overDuckDb } = await benchQueueLog({ lines, rounds: RUNS });
  const size = `${lines.toLocaleString('en')} lines`;
  return {
    title: 'queue_log to contacts',
    peer: 'peer',
    rows: [
      { name: 'readline and split', size, peer: readline, ours, ratio: overReadline, target: 4, bound: 'at least' },
      {
        name: 'DuckDB read_csv and GROUP BY',
        size,
        peer: duckDb,
        ours,
        ratio: overDuckDb,
        target: 1.2,
        bound: 'at least',
      },
    ],
    notes: [
      `${megabytes.toFixed(0)} MB, seeded; calls, answered, waiting and talking seconds equal on all three sides.`,
    ],
  };
}
