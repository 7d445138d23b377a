import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kpiBench } from './kpi.bench.ts';
import { qualityBench } from './quality.bench.ts';
import { queueLogSection } from './queue-log-section.ts';
import { peopleBench } from './people/people.bench.ts';
import { type BenchSection, digits, isMet, markdown } from './report.ts';

/**
 * `npm run bench`: every measured promise against its peer, equal answers asserted; writes docs/performance.md and fails when a
 * promise is missed. Generating and sealing twenty million contacts takes minutes: `YUNCHOU_BENCH_DATA` names a folder that keeps
 * them. `-- --quick` runs on a tenth of the data and only prints: small data make small ratios. `-- people` measures that part alone and
 * only prints, too.
 */
const quick = process.argv.includes('--quick');
const log = (line: string): void => console.log(line);

const PARTS: Record<string, () => Promise<BenchSection[]>> = {
  'queue-log': async () => [await queueLogSection(quick ? 500_000 : 5_000_000)],
  kpis: () => kpiBench(quick ? 2_000_000 : 20_000_000, log),
  quality: async () => [await qualityBench(quick ? 100_000 : 1_000_000, log)],
  // A minute of sixty cannot be made quick.
  people: async () => (quick ? [] : [await peopleBench(log)]),
};
const asked = Object.keys(PARTS).filter((part) => process.argv.includes(part));
const parts = asked.length === 0 ? Object.keys(PARTS) : asked;

const sections: BenchSection[] = [];
for (const part of parts) sections.push(...((await PARTS[part]?.()) ?? []));
for (const { title, rows, notes } of sections) {
  log(`\n${title}`);
  for (const note of notes) log(`  ${note}`);
  for (const row of rows) {
    log(
      `  ${isMet(row) ? 'ok    ' : 'MISSED'} ${row.name}: ${digits(row.peer)} ms → ${digits(row.ours)} ms, ${digits(row.ratio)} × (${row.bound} ${row.target} ×)`,
    );
  }
}
if (!quick && asked.length === 0) {
  writeFileSync(join(import.meta.dirname, '..', '..', 'docs', 'performance.md'), markdown(sections, quick));
  if (sections.some((section) => section.rows.some((row) => !isMet(row)))) process.exitCode = 1;
}
