import { kpiBench } from './kpi.bench.ts';
import { peopleBench } from './people/people.bench.ts';
import { qualityBench } from './quality.bench.ts';
import { queueLogSection } from './queue-log-section.ts';
import type { BenchSection } from './report.ts';

type Part = (quick: boolean, log: (line: string) => void) => Promise<BenchSection[]>;

/** What is measured, by the name it can be asked for. */
export const PARTS: Readonly<Record<string, Part>> = {
  'queue-log': async (quick) => [await queueLogSection(quick ? 500_000 : 5_000_000)],
  kpis: (quick, log) => kpiBench(quick ? 2_000_000 : 20_000_000, log),
  quality: async (quick, log) => [await qualityBench(quick ? 100_000 : 1_000_000, log)],
  // A minute of sixty cannot be made quick.
  people: async (quick, log) => (quick ? [] : [await peopleBench(log)]),
};
