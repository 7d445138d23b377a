import { makeGrid } from '#src/kernel/grid.ts';
import type { Bucket } from '#src/ui/chart/prepare/bucket-label.ts';
import { type AnswerBody, REPORTING_DAY } from '../../contract/question.ts';

/** One figure of an answer with what it rests on. */
export interface AnswerCell {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly status: 'final' | 'provisional' | 'no_data';
  readonly low: number | null;
  readonly high: number | null;
}

const nothing: AnswerCell = {
  value: null,
  numerator: null,
  denominator: null,
  status: 'no_data',
  low: null,
  high: null,
};

/** The figure of a KPI in group `row`; a KPI or row the answer does not hold is no data. */
export function cellOf(answer: AnswerBody | undefined, kpi: string, row: number): AnswerCell {
  const column = answer?.kpis.find((k) => k.kpi === kpi);
  if (answer === undefined || column === undefined || row < 0 || row >= answer.length) return nothing;
  return {
    value: column.value[row] ?? null,
    numerator: column.numerator[row] ?? null,
    denominator: column.denominator?.[row] ?? null,
    status: column.status[row] ?? 'no_data',
    low: column.low?.[row] ?? null,
    high: column.high?.[row] ?? null,
  };
}

/** All intervals of an answer's range, those without a row too: a chart shows them as gaps. */
export function bucketsOf(answer: AnswerBody): Bucket[] {
  const grid = makeGrid(Date.parse(answer.from), Date.parse(answer.to), answer.grain, answer.zone, {
    periodDay: REPORTING_DAY,
  });
  return grid.starts.map((start, i) => ({ start, end: grid.starts[i + 1] ?? grid.end }));
}

/** Number of the interval each row belongs to; −1 for one outside the buckets. */
export function bucketRows(answer: AnswerBody, buckets: readonly Bucket[]): number[] {
  const places = new Map(buckets.map(({ start }, i) => [start, i]));
  return (answer.interval ?? []).map((text) => places.get(Date.parse(text)) ?? -1);
}

/** The KPI's cells in order of the intervals, for answers that are not split. */
export function cellsByBucket(answer: AnswerBody, kpi: string, buckets: readonly Bucket[]): AnswerCell[] {
  const cells = buckets.map(() => nothing);
  bucketRows(answer, buckets).forEach((bucket, row) => {
    if (bucket >= 0) cells[bucket] = cellOf(answer, kpi, row);
  });
  return cells;
}
