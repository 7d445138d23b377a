import type { Aggregate } from '#src/semantic/measure.ts';
import { unitOf } from './day-rows.ts';
import { addTogether } from './add-together.ts';
import { addSums, type Cells, copyTo, FEW } from './kernels.ts';
import type { Layout, Stretches } from './layout.ts';
import { type MeasureWork, type Work, workOf } from './measure-work.ts';
import type { Action, Decision } from './program.ts';
import type { Run } from './quantile.ts';
import { QuantileGatherer } from './quantile-gatherer.ts';
import { RowCounts } from './row-counts.ts';
import type { SegmentCells } from './segment.ts';
import { addRows, eachRun } from './within.ts';

/** What adding up needs to know. */
export type GroupTask = {
  readonly aggregates: readonly Pick<Aggregate, 'fn' | 'p'>[];
  readonly segments: readonly SegmentCells[];
  readonly layout: Pick<Layout, 'first' | 'most' | 'passes'>;
  /** What is done with the cells of each series of each pass, as a number of `decisions`. */
  readonly decisions: readonly Decision[];
  readonly decided: readonly Uint16Array[];
  /**
   * What is written, by row of the answer: every aggregate, in columns that have room for one row more, and how many entries a row surely has where
   * that is asked.
   */
  readonly columns: readonly Float64Array[];
  readonly presence: Float64Array | null;
};

/**
 * Adds every cell to its row, one group after the other. A group is added up where its rows stand; cells outside the question go to the row after
 * its last, which the next group begins anew.
 *
 * One of these serves question after question: the engine throws compiled code away when memory is collected while no object of the kind it
 * was compiled for is alive, which made every answer after that many times slower.
 */
export class GroupAnswers {
  #task: GroupTask = NO_TASK;
  /** The rows of the group at hand, by aggregate. */
  readonly #columns: Float64Array[] = [];
  /** The same for groups of few rows, of which there may be thousands: they are copied, since a view of a column takes longer. */
  readonly #small: Float64Array[] = [];
  /** As many as a question ever asked for at once. */
  readonly #gatherers: QuantileGatherer[] = [];
  /** By aggregate: who gathers it, where it is a quantile. */
  #quantiles: readonly (QuantileGatherer | null)[] = [];
  readonly #counts = new RowCounts();
  /** By decision. */
  #works: readonly Work[] = [];
  /** Aggregates that are nothing but counts of rows: they need no column of their own. */
  #onlyCounts: readonly boolean[] = [];

  /** Takes up a question; the one before is forgotten. */
  take(task: GroupTask): void {
    const { most } = task.layout;
    this.#task = task;
    this.#counts.take(most);
    let gathered = 0;
    this.#quantiles = task.aggregates.map(({ fn, p }, a) => {
      this.#small[a] ??= new Float64Array(FEW + 1);
      if (fn !== 'quantile') return null;
      const gatherer = (this.#gatherers[gathered++] ??= new QuantileGatherer());
      gatherer.take(p ?? 0.5, most);
      return gatherer;
    });
    this.#works = task.decisions.map((decision) => workOf(decision, task.aggregates));
    this.#onlyCounts = task.aggregates.map(
      ({ fn }, a) => fn === 'count' && task.decisions.every((d) => d.others.every((other) => other.aggregate !== a)),
    );
  }

  /** Number of groups. */
  get groups(): number {
    return this.#task.layout.first.length - 1;
  }

  /** Writes the rows of a group. */
  answer(group: number): void {
    const { aggregates, segments, layout, decided, columns, presence } = this.#task;
    const base = layout.first[group] as number;
    const count = (layout.first[group + 1] as number) - base;
    this.#begin(base, count);
    for (const [n, segment] of segments.entries()) {
      const own = decided[n] as Uint16Array;
      eachSeries(layout.passes[n] as Stretches, group, (cells, i) => {
        const work = this.#works[own[i] as number] as Work;
        if (work.counts !== 0) this.#counts.add(work.counts, segment.rowStart, cells);
        for (const one of work.measures) this.#addMeasure(one, segment, cells);
        for (const { aggregate, action } of work.others) {
          const gatherer = this.#quantiles[aggregate];
          if (gatherer) gatherer.add(action, segment, cells);
          else
            add(aggregates[aggregate]?.fn ?? 'count', this.#columns[aggregate] as Float64Array, action, segment, cells);
        }
      });
    }
    for (const [a, { fn }] of aggregates.entries()) {
      if (this.#onlyCounts[a]) {
        // Counts of the same rows share a column.
        if (columns.indexOf(columns[a] as Float64Array) === a) this.#counts.write(columns[a] as Float64Array, base, a);
        continue;
      }
      const own = this.#columns[a] as Float64Array;
      if (fn === 'count') this.#counts.addTo(own, a);
      this.#quantiles[a]?.finish();
      if (count <= FEW) copyTo(columns[a] as Float64Array, base, count, own);
    }
    if (presence) this.#addPresence(group, count, presence, base);
  }

  /** The sorted stretches of a row of the group answered last, for one quantile. */
  runs(aggregate: number, row: number): Run[] {
    return this.#quantiles[aggregate]?.runs(row) ?? [];
  }

  /** Lets go of the question and of uncommonly much memory; nothing can be asked until the next is taken up. */
  release(): void {
    this.#task = NO_TASK;
    this.#works = [];
    this.#quantiles = [];
    for (const gatherer of this.#gatherers) gatherer.release();
    this.#columns.length = 0;
    this.#counts.release();
  }

  #addMeasure(
    { measure, below, bound, known, sum, quantile }: MeasureWork,
    { measures }: SegmentCells,
    cells: Cells,
  ): void {
    const own = measures[measure];
    if (!own) return;
    const columns = this.#columns;
    if (below < 0 && known < 0 && quantile < 0) return addSums(columns[sum] as Float64Array, own, cells);
    // An index below 0 is looked up by its name, which takes longer than adding up a short series.
    const column = (aggregate: number): Float64Array | null =>
      aggregate < 0 ? null : (columns[aggregate] as Float64Array);
    const gatherer = quantile < 0 ? null : (this.#quantiles[quantile] ?? null);
    addTogether(
      { below: column(below), bound, known: column(known), sum: column(sum), quantile: gatherer },
      own,
      cells,
    );
  }

  #begin(base: number, count: number): void {
    this.#counts.begin(count);
    for (const [a, { fn }] of this.#task.aggregates.entries()) {
      if (this.#onlyCounts[a]) continue;
      const own = count <= FEW ? this.#small[a] : this.#task.columns[a]?.subarray(base, base + count + 1);
      if (!own) continue;
      this.#columns[a] = own;
      own.fill(fn === 'count' ? 0 : Number.NaN, 0, count + 1);
      this.#quantiles[a]?.begin(own, count);
    }
  }

  #addPresence(group: number, count: number, presence: Float64Array, base: number): void {
    const { segments, layout, decisions, decided } = this.#task;
    const own = new Float64Array(count + 1);
    for (const [n, segment] of segments.entries())
      eachSeries(layout.passes[n] as Stretches, group, (cells, i) => {
        const action = decisions[decided[n]?.[i] as number]?.presence;
        if (action) addRows(own, action, segment, cells);
      });
    copyTo(presence, base, count, own);
  }
}

const NO_TASK: GroupTask = {
  aggregates: [],
  segments: [],
  layout: { first: new Int32Array(1), most: 0, passes: [] },
  decisions: [],
  decided: [],
  columns: [],
  presence: null,
};

/** Calls `take` with the cells of every series of a group that has any; the object is the same each time. */
function eachSeries(stretches: Stretches, group: number, take: (cells: Cells, i: number) => void): void {
  const { start, series, from, to, at, rows } = stretches;
  const cells: Cells = { series: 0, from: 0, to: 0, rows, shift: 0 };
  for (let i = start[group] as number; i < (start[group + 1] as number); i++) {
    cells.series = series[i] as number;
    cells.from = from[i] as number;
    cells.to = to[i] as number;
    cells.shift = (at[i] as number) - cells.from;
    if (cells.from < cells.to) take(cells, i);
  }
}

function add(fn: Aggregate['fn'], out: Float64Array, action: Action, segment: SegmentCells, cells: Cells): void {
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
function addConstants(
  fn: Aggregate['fn'],
  out: Float64Array,
  action: Action,
  segment: SegmentCells,
  cells: Cells,
): void {
  if (action.do !== 'rows' && action.do !== 'rowsWithin') return;
  if (scratch.length < out.length) scratch = new Float64Array(out.length);
  const known = scratch;
  addRows(known, { ...action, times: 1 }, segment, cells);
  for (let c = cells.from; c < cells.to; c++) {
    const row = cells.rows[c + cells.shift] as number;
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
  segment: SegmentCells,
  cells: Cells,
): void {
  eachRun(action, segment, cells, (row, values, start, end) => {
    const own = (values[lowest ? start : end - 1] as number) * unitOf(values);
    const best = out[row] as number;
    if (Number.isNaN(best) || (lowest ? own < best : own > best)) out[row] = own;
  });
}
