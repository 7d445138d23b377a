import type { Aggregate } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { addSums, type Cells } from './kernels.ts';
import type { Layout, Pass, Stretches } from './layout.ts';
import type { Action, Decision } from './program.ts';
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

/**
 * Adds every cell to its row, group by group, so that what is added to stays near the processor: the cells of a group outside the
 * question add to the row after its last, which the next group clears when it begins.
 */
export function answerSealed(
  scan: Scan,
  passes: readonly Pass[],
  layout: Layout,
  isOpen: ((key: number) => boolean) | null,
): SealedResult {
  const { length, first, most } = layout;
  const columns = scan.aggregates.map(() => new Float64Array(length + 1));
  const quantiles = scan.aggregates.map(({ fn, p }, a) =>
    fn === 'quantile' ? new QuantileGatherer(columns[a] as Float64Array, p ?? 0.5, most) : null,
  );
  const open = scan.aggregates.map(() => new Map<number, Run[]>());
  const counts = new RowCounts(most);
  const decided = passes.map(({ segment, program }, n) =>
    Array.from((layout.passes[n] as Stretches).series, (s) => program(segment.profiles[s] as number)),
  );
  const presence = presenceOf(passes, layout, decided);
  for (let g = 0; g + 1 < first.length; g++) {
    const base = first[g] as number;
    const count = (first[g + 1] as number) - base;
    counts.begin(base, count);
    for (const [a, { fn }] of scan.aggregates.entries())
      (columns[a] as Float64Array).fill(fn === 'count' ? 0 : Number.NaN, base, base + count + 1);
    for (const gatherer of quantiles) gatherer?.begin(base, count);
    for (const [n, { segment }] of passes.entries())
      eachSeries(layout.passes[n] as Stretches, g, base, (cells, i) => {
        const decision = (decided[n] as Decision[])[i] as Decision;
        if (decision.counts !== 0) counts.add(decision.counts, segment.rowStart, cells);
        for (const { aggregate, action } of decision.others) {
          const gatherer = quantiles[aggregate];
          if (gatherer) gatherer.add(action, segment, cells);
          else add(scan.aggregates[aggregate] as Aggregate, columns[aggregate] as Float64Array, action, segment, cells);
        }
      });
    for (const [a, { fn }] of scan.aggregates.entries()) {
      if (fn === 'count') counts.addTo(columns[a] as Float64Array, a);
      quantiles[a]?.finish();
      if (quantiles[a] && isOpen)
        keepOpen(quantiles[a], layout, base, base + count, isOpen, open[a] as Map<number, Run[]>);
    }
  }
  for (const gatherer of quantiles) gatherer?.release();
  if (presence) return present(layout, presence, columns, open);
  return { length, key: layout.key, group: layout.group, aggregates: columns.map((c) => c.subarray(0, length)), open };
}

/** Calls `take` with the cells of every series of a group that has any; the object is the same each time. */
function eachSeries(stretches: Stretches, group: number, base: number, take: (cells: Cells, i: number) => void): void {
  const { start, series, from, to, at, rows } = stretches;
  const cells: Cells = { series: 0, from: 0, to: 0, rows, shift: 0, base };
  for (let i = start[group] as number; i < (start[group + 1] as number); i++) {
    cells.series = series[i] as number;
    cells.from = from[i] as number;
    cells.to = to[i] as number;
    cells.shift = (at[i] as number) - cells.from;
    if (cells.from < cells.to) take(cells, i);
  }
}

function add({ fn }: Aggregate, out: Float64Array, action: Action, segment: Segment, cells: Cells): void {
  if (action.do === 'nothing') return;
  if (fn === 'count') return addRows(out, action, segment, cells);
  if (action.do !== 'values') return addConstants(fn, out, action, segment, cells);
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

/** A constant summed over rows, or the extreme of such constants: it exists as soon as a row does. */
function addConstants(fn: Aggregate['fn'], out: Float64Array, action: Action, segment: Segment, cells: Cells): void {
  if (action.do !== 'rows' && action.do !== 'rowsWithin') return;
  if (scratch.length < out.length) scratch = new Float64Array(out.length);
  const known = scratch;
  addRows(known, { ...action, times: 1 }, segment, cells);
  for (let c = cells.from; c < cells.to; c++) {
    const row = cells.base + (cells.rows[c + cells.shift] as number);
    const count = known[row] as number;
    const before = out[row] as number;
    if (count > 0) {
      if (fn === 'min' || fn === 'max') out[row] = Number.isNaN(before) ? action.times : Math[fn](before, action.times);
      else out[row] = (Number.isNaN(before) ? 0 : before) + count * action.times;
    }
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

/** Keeps the stretches of a group's rows that are not complete here. */
function keepOpen(
  gatherer: QuantileGatherer,
  { key }: Layout,
  from: number,
  to: number,
  isOpen: (key: number) => boolean,
  open: Map<number, Run[]>,
): void {
  for (let row = from; row < to; row++) if (isOpen(key[row] as number)) open.set(row, gatherer.runs(row));
}

/** Number of entries per row that the question surely reads; null where every row of the layout has some. */
function presenceOf(
  passes: readonly Pass[],
  layout: Layout,
  decided: readonly (readonly Decision[])[],
): Float64Array | null {
  if (!decided.some((own) => own.some(({ presence }) => presence.do === 'rowsWithin'))) return null;
  const out = new Float64Array(layout.length + 1);
  for (let g = 0; g + 1 < layout.first.length; g++) {
    const base = layout.first[g] as number;
    out[base] = 0;
    for (const [n, { segment }] of passes.entries())
      eachSeries(layout.passes[n] as Stretches, g, base, (cells, i) => {
        const action = decided[n]?.[i]?.presence;
        if (action) addRows(out, action, segment, cells);
      });
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
