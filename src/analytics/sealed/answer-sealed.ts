import type { Scan } from '#src/semantic/scan.ts';
import { GroupAnswers, type GroupTask } from './group-answers.ts';
import type { Layout, Pass, Stretches } from './layout.ts';
import type { Run } from './quantile.ts';
import { type Decision, MOST_BITS, type Program } from './program.ts';
import { unfilled } from './unfilled.ts';

/** Groups of a scan by column: row `i` is dimension codes of `group[i]`, key of time `key[i]`. */
export type SealedResult = {
  readonly length: number;
  readonly key: Int32Array;
  readonly group: Int32Array;
  readonly aggregates: readonly Float64Array[];
  /** For quantiles at keys of time that also have rows outside the sealed days: the sorted stretches, by aggregate and row. */
  readonly open: readonly ReadonlyMap<number, readonly Run[]>[];
};

/** Answers a scan from its cells. */
export function answerSealed(
  scan: Scan,
  passes: readonly Pass[],
  layout: Layout,
  isOpen: ((key: number) => boolean) | null,
): SealedResult {
  const { decisions, decided } = decide(passes, layout);
  const uncertain = decisions.some(({ presence }) => presence.do === 'rowsWithin');
  const task: GroupTask = {
    aggregates: scan.aggregates.map(({ fn, p }) => ({ fn, p })),
    segments: passes.map(({ segment }) => segment),
    layout,
    decisions,
    decided,
    columns: columnsFor(scan, decisions, layout.length),
    presence: uncertain ? unfilled(layout.length) : null,
  };
  const open = scan.aggregates.map(() => new Map<number, Run[]>());
  answerGroups(task, layout, isOpen, open);
  if (task.presence) return present(layout, task.presence, task.columns, open);
  const { length, key, group } = layout;
  return { length, key, group, aggregates: task.columns.map((column) => column.subarray(0, length)), open };
}

/** Decides the series of all passes; each decision is listed once. */
function decide(passes: readonly Pass[], layout: Layout): Pick<GroupTask, 'decisions' | 'decided'> {
  const numbers = new Map<Decision, number>();
  // Months share profiles: each is decided once a program. 0 is not decided yet; profiles of a segment are ascending.
  const known = new Map<Program, Uint16Array>();
  const most = Math.max(0, ...passes.map(({ segment }) => (segment.profiles.at(-1) ?? 0) + 1));
  const decided = passes.map(({ segment, program }, n) => {
    const { series } = layout.passes[n] as Stretches;
    const own = new Uint16Array(series.length);
    const ofProfile = known.get(program) ?? new Uint16Array(most);
    known.set(program, ofProfile);
    for (let i = 0; i < own.length; i++) {
      const profile = segment.profiles[series[i] as number] as number;
      let number = ofProfile[profile] as number;
      if (number === 0) {
        const decision = program(profile);
        number = numbers.get(decision) ?? numbers.size + 1;
        numbers.set(decision, number);
        ofProfile[profile] = number;
      }
      own[i] = number - 1;
    }
    return own;
  });
  return { decisions: [...numbers.keys()], decided };
}

/**
 * A column for every aggregate, with room for one row more, all in one piece of memory: at each piece the engine looks whether it should collect
 * some. Counts of the very same rows share one.
 */
function columnsFor({ aggregates }: Scan, decisions: readonly Decision[], length: number): Float64Array[] {
  const otherwise = new Set(decisions.flatMap(({ others }) => others.map(({ aggregate }) => aggregate)));
  const places = new Map<string, number>();
  const placeOf = aggregates.map(({ fn }, a) => {
    const isOfRows = fn === 'count' && a < MOST_BITS && !otherwise.has(a);
    const rows = isOfRows ? decisions.map(({ counts }) => (counts >>> a) & 1).join('') : `aggregate ${a}`;
    const place = places.get(rows) ?? places.size;
    places.set(rows, place);
    return place;
  });
  const room = length + 1;
  const all = unfilled(room * places.size);
  const columns = Array.from(places, (_, i) => all.subarray(i * room, (i + 1) * room));
  return placeOf.map((place) => columns[place] as Float64Array);
}

/** One for all questions: each is answered without a pause. */
const answers = new GroupAnswers();

function answerGroups(
  task: GroupTask,
  layout: Layout,
  isOpen: ((key: number) => boolean) | null,
  open: readonly Map<number, Run[]>[],
): void {
  answers.take(task);
  for (let g = 0; g < answers.groups; g++) {
    answers.answer(g);
    if (isOpen) keepOpen(answers, task, layout, g, isOpen, open);
  }
  answers.release();
}

/** Keeps the stretches of a group's rows that are not complete here. */
function keepOpen(
  answers: GroupAnswers,
  { aggregates }: GroupTask,
  { key, first }: Layout,
  group: number,
  isOpen: (key: number) => boolean,
  open: readonly Map<number, Run[]>[],
): void {
  const base = first[group] as number;
  for (const [a, { fn }] of aggregates.entries()) {
    if (fn !== 'quantile') continue;
    for (let row = base; row < (first[group + 1] as number); row++)
      if (isOpen(key[row] as number)) open[a]?.set(row, answers.runs(a, row - base));
  }
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
