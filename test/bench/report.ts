import { cpus, release, totalmem } from 'node:os';
import { version as duckdb } from '@duckdb/node-api';

/** One comparison: two programs that did the same work and gave the same answer. Milliseconds, medians. */
export type BenchRow = {
  readonly name: string;
  /** What was counted: groups, lines. */
  readonly size: string;
  readonly peer: number;
  readonly ours: number;
  readonly ratio: number;
  /** The ratio asked for, and whether it is a lower or an upper bound. */
  readonly target: number;
  readonly bound: 'at least' | 'at most';
};

export type BenchSection = {
  readonly title: string;
  readonly peer: string;
  readonly rows: readonly BenchRow[];
  readonly notes: readonly string[];
};

export const isMet = (row: BenchRow): boolean =>
  row.bound === 'at least' ? row.ratio >= row.target : row.ratio <= row.target;

/** The page `docs/performance.md`: what was measured, on what, against what. */
export function markdown(sections: readonly BenchSection[], quick: boolean): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    '# Performance',
    '',
    `Written by \`npm run bench\`${quick ? ' (`--quick`: a tenth of the rows, smaller ratios)' : ''}. Medians of 5, and of 45 where an answer takes milliseconds, after two seconds to warm up, peer and ours in turn; answers are compared before a time counts.`,
    'Absolute times belong to this machine and whatever else ran on it; ratios carry over.',
    '',
    `- ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${gigabytes} GB, ${process.platform} ${release()}`,
    `- Node ${process.versions.node}, DuckDB ${duckdb()}`,
    '',
    ...sections.flatMap((section) => [
      `## ${section.title}`,
      '',
      ...(section.rows.length === 0
        ? []
        : [
            `| question | size | ${section.peer}, ms | ours, ms | ratio | asked for |`,
            '| --- | ---: | ---: | ---: | ---: | ---: |',
            ...section.rows.map(line),
            '',
          ]),
      ...section.notes.map((note) => `- ${note}`),
      '',
    ]),
  ].join('\n');
}

const line = (row: BenchRow): string =>
  `| ${row.name} | ${row.size} | ${digits(row.peer)} | ${digits(row.ours)} | ${isMet(row) ? '' : '**missed** '}${digits(row.ratio)} × | ${row.bound === 'at least' ? '≥' : '≤'} ${row.target} × |`;

export const digits = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
