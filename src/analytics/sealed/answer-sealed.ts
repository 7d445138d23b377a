import type { Aggregate } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { addSums, type Cells } from './kernels.ts';
import type { Layout, Pass } from './layout.ts';
import type { Action } from './program.ts';
import type { Run } from './quantile.ts';
import { QuantileGatherer } from './quantile-gatherer.ts';
import type { Segment } from './segment.ts';
import { RowCounts } from './row-counts.ts';
import { unitOf } from './day-rows.ts';
import { addRows, eachRun } from './within.ts';

/** Groups of a scan by column: row `i` is dimension codes of `group[i]`, key of time `key[i]`. */
export type SealedResult = {
  readonly length: number;
  readonly key: Int32Array;
  readonly group: Int32Array;
  readonly aggregates: readonly Float64Array[];
  /** For quantiles at keys of time that also have rows outside the sealed days: the sorted stretches, by aggregate and row. */
  readonly open: readonly ReadonlyMap<number, readonly Run[]>[];
};

/** Adds every cell to its row, aggregate by aggregate. */
export function answerSealed(
  scan: Scan,
  passes: readonly Pass[],
  layout: Layout,
  isOpen: ((key: number) => boolean) | null,
): SealedResult {
  const { length } = layout;
  // The last row takes what lies outside the question.
  const size = length + 1;
  const columns: (Float64Array | null)[] = scan.aggregates.map(({ fn }) =>
    fn === 'count' ? null : new Float64Array(size).fill(Number.NaN),
  );
  const quantiles = scan.aggregates.map(({ fn, p }, a) =>
    fn === 'quantile' ? new QuantileGatherer(columns[a] as Float64Array, p ?? 0.5) : null,
  );
  const counts = new RowCounts(size);
  let presence: Float64Array | null = null;
  for (const [n, { segment, program }] of passes.entries()) {
    const stretches = layout.passes[n];
    if (!stretches) continue;
    const { rows } = stretches;
    const cells: Cells = { series: 0, from: 0, to: 0, rows, shift: 0 };
    for (let i = 0; i < stretches.series.length; i++) {
      cells.series = stretches.series[i] as number;
      cells.from = stretches.from[i] as number;
      cells.to = stretches.to[i] as number;
      cells.shift = (stretches.at[i] as number) - cells.from;
      if (cells.from === cells.to) continue;
      const decision = program(segment.profiles[cells.series] as number);
      if (decision.presence.do === 'rowsWithin') {
        presence ??= certainRows(passes, layout);
        addRows(presence, decision.presence, segment, cells);
      }
      if (decision.counts !== 0) counts.add(decision.counts, segment.rowStart, cells);
      for (const { aggregate, action } of decision.others) {
        const gatherer = quantiles[aggregate];
        if (gatherer) gatherer.add(action, segment, cells);
        else
          add(
            scan.aggregates[aggregate] as Aggregate,
            (columns[aggregate] ??= new Float64Array(size)),
            action,
            segment,
            cells,
          );
      }
    }
  }
  for (const gatherer of quantiles) gatherer?.finish();
  const open = quantiles.map((gatherer) => (gatherer && isOpen ? openRuns(gatherer, layout, isOpen) : new Map()));
  for (const gatherer of quantiles) gatherer?.release();
  const full = scan.aggregates.map(({ fn }, a) =>
    fn === 'count' ? counts.column(a, columns[a] ?? null) : (columns[a] as Float64Array),
  );
  if (presence) return present(layout, presence, full, open);
  return { length, key: layout.key, group: layout.group, aggregates: full.map((c) => c.subarray(0, length)), open };
}

function add({ fn }: Aggregate, out: Float64Array, action: Action, segment: Segment, cells: Cells): void {
  if (action.do === 'nothing') return;
  if (fn === 'count') return addRows(out, action, segment, cells);
  if (action.do !== 'values') return addConstants(out, action, segment, cells);
  if (fn === 'min' || fn === 'max') return addExtremes(out, fn === 'min', action, segment, cells);
  const measure = segment.measures[action.measure];
  if (measure && action.within === null) return addSums(out, measure, cells);
  eachRun(action, segment, cells, (row, values, start, end) => {
    let sum = 0;
    for (let i = start; i < end; i++) sum += values[i] as number;
    const before = out[row] as number;
    out[row] = (Number.isNaN(before) ? 0 : before) + sum * unitOf(values);
  });
}

/** Counts of one series at a time; zero between uses. */
let scratch = new Float64Array(0);

/** A constant summed over rows: the sum exists as soon as a row does. */
function addConstants(out: Float64Array, action: Action, segment: Segment, cells: Cells): void {
  if (action.do !== 'rows' && action.do !== 'rowsWithin') return;
  if (scratch.length < out.length) scratch = new Float64Array(out.length);
  const known = scratch;
  addRows(known, { ...action, times: 1 }, segment, cells);
  for (let c = cells.from; c < cells.to; c++) {
    const row = cells.rows[c + cells.shift] as number;
    const count = known[row] as number;
    if (count > 0) out[row] = (Number.isNaN(out[row]) ? 0 : (out[row] as number)) + count * action.times;
    known[row] = 0;
  }
}

function addExtremes(
  out: Float64Array,
  lowest: boolean,
  action: Extract<Action, { do: 'values' }>,
  segment: Segment,
  cells: Cells,
): void {
  eachRun(action, segment, cells, (row, values, start, end) => {
    const own = (values[lowest ? start : end - 1] as number) * unitOf(values);
    const best = out[row] as number;
    if (Number.isNaN(best) || (lowest ? own < best : own > best)) out[row] = own;
  });
}

/** Stretches of rows that are not complete here. */
function openRuns(
  gatherer: QuantileGatherer,
  { length, key }: Layout,
  isOpen: (key: number) => boolean,
): Map<number, Run[]> {
  const open = new Map<number, Run[]>();
  for (let row = 0; row < length; row++) if (isOpen(key[row] as number)) open.set(row, gatherer.runs(row));
  return open;
}

/** Number of entries per row that the question surely reads: those of series whose every entry it reads. */
function certainRows(passes: readonly Pass[], layout: Layout): Float64Array {
  const out = new Float64Array(layout.length + 1);
  for (const [n, { segment, program }] of passes.entries()) {
    const { series, from, to, at, rows } = layout.passes[n] as Layout['passes'][number];
    for (let i = 0; i < series.length; i++) {
      const s = series[i] as number;
      const action = program(segment.profiles[s] as number).presence;
      const first = from[i] as number;
      const cells = { series: s, from: first, to: to[i] as number, rows, shift: (at[i] as number) - first };
      if (action.do === 'rows') addRows(out, action, segment, cells);
    }
  }
  return out;
}

/** Leaves out rows nothing was counted in. */
function present(
  { key, group, length }: Layout,
  presence: Float64Array,
  columns: readonly Float64Array[],
  open: readonly ReadonlyMap<number, readonly Run[]>[],
): SealedResult {
  const kept: number[] = [];
  for (let row = 0; row < length; row++) if (presence[row] !== 0) kept.push(row);
  return {
    length: kept.length,
    key: Int32Array.from(kept, (row) => key[row] as number),
    group: Int32Array.from(kept, (row) => group[row] as number),
    aggregates: columns.map((column) => Float64Array.from(kept, (row) => column[row] as number)),
    open: open.map((runs) => new Map(kept.flatMap((row, i) => (runs.has(row) ? [[i, runs.get(row) ?? []]] : [])))),
  };
}
