import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { PARTS } from './parts.ts';
import { type BenchSection, digits, isMet, markdown } from './report.ts';

/**
 * `npm run bench`: every measured promise against its peer, equal answers asserted; writes docs/performance.md and fails when a
 * promise is missed. Generating and sealing twenty million contacts takes minutes: `YUNCHOU_BENCH_DATA` names a folder that keeps
 * them. `-- --quick` runs on a tenth of the data and only prints: small data make small ratios. `-- people` measures that part alone and
 * only prints, too.
 */
const quick = process.argv.includes('--quick');
const log = (line: string): void => console.log(line);

const asked = Object.keys(PARTS).filter((part) => process.argv.includes(part));
const parts = asked.length === 0 ? Object.keys(PARTS) : asked;

const sections: BenchSection[] = [];
for (const part of parts) sections.push(...(await measured(part)));
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

/** A part in a process of its own: what one leaves behind, in memory and in what was compiled, is not the next one's. */
function measured(part: string): Promise<BenchSection[]> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'part-process.ts'), [part, ...(quick ? ['--quick'] : [])]);
    let found: BenchSection[] | null = null;
    child.on('message', (message: BenchSection[]) => {
      found = message;
    });
    child.on('exit', (code) => {
      if (code === 0 && found) resolve(found);
      else reject(new Error(`${part} ended with ${code}`));
    });
  });
}
