import { invalid } from '#src/kernel/errors.ts';
import { type Grain, type Grid, makeGrid } from '#src/kernel/grid.ts';
import { type DefinitionChange, definitionChangesOf } from './definition-changes.ts';
import { type Catalogue, type Definition, definitionsOf } from './definitions.ts';
import type { DimensionId } from './entity.ts';
import type { Kpi } from './kpi.ts';
import type { Fold, Linear, Measure } from './measure.ts';
import type { ParameterScope, Question } from './question.ts';
import type { Scan } from './scan.ts';
import { ScanBuilder } from './scan-builder.ts';

/** A linear combination whose leaves point into the results of the plan's scans. */
export type Reading =
  | {
      readonly op: 'read';
      readonly scan: number;
      readonly aggregate: number;
      readonly empty: 0 | null;
      readonly seconds: boolean;
    }
  | { readonly op: 'add'; readonly terms: readonly { readonly sign: 1 | -1; readonly term: Reading }[] }
  | { readonly op: 'scale'; readonly by: number; readonly term: Reading }
  | { readonly op: 'average'; readonly term: Reading };

/** The six sums of a correlation. */
export type CorrelationReading = Readonly<Record<'n' | 'x' | 'y' | 'xx' | 'yy' | 'xy', Reading>>;

/** How one KPI is put together. Several parts: numerators and denominators add up. */
export type PlannedKpi = {
  readonly kpi: Kpi;
  readonly parts: readonly {
    readonly numerator: Reading;
    readonly denominator: Reading | null;
    readonly scale: number;
    readonly cap?: number | undefined;
    readonly needs?: Reading | null;
  }[];
  readonly pending: readonly Reading[];
  readonly correlation: CorrelationReading | null;
  /** Sampled means: Σ of squared scores, one reading a part. */
  readonly squares?: readonly Reading[];
  /** Two-level KPIs: inner questions, one for each meaning in force at some time; their folds add up. */
  readonly folds: readonly PlannedFold[];
};

export type PlannedFold = {
  readonly plan: Plan;
  readonly inner: Readonly<Record<string, Reading>>;
  readonly fold: Fold;
};

export type Plan = {
  readonly question: Question;
  readonly grid: Grid;
  readonly byBucket: boolean;
  readonly scans: readonly Scan[];
  readonly kpis: readonly PlannedKpi[];
  /** Where settings change inside the range, in order of time: breaks of the series. */
  readonly definitionChanges: readonly DefinitionChange[];
};

const MAX_KPIS = 60;

/** Validates a question and turns it into scans. Every error names the field to change. */
export function plan(question: Question, catalogue: Catalogue, scopes: readonly ParameterScope[] = []): Plan {
  if (question.kpis.length === 0 || question.kpis.length > MAX_KPIS) {
    throw invalid('bad_question', `A question has 1 to ${MAX_KPIS} KPIs`, {
      field: 'kpis',
      remedy: 'Name the KPIs, separated by commas.',
    });
  }
  const grid = makeGrid(question.from, question.to, question.grain, question.zone, question.calendar);
  const builder = new ScanBuilder(question, grid, catalogue);
  const kpis = question.kpis.map((id) => {
    const kpi = catalogue.kpis[id];
    if (!kpi)
      throw invalid('unknown_kpi', `There is no KPI "${id}"`, {
        field: 'kpis',
        remedy: `Close to it: ${closest(id, Object.keys(catalogue.kpis)).join(', ')}`,
      });
    refuseDimensions(kpi, question);
    return planKpi(kpi, question, builder, catalogue, scopes);
  });
  const definitionChanges = kpis.flatMap(({ kpi }) => definitionChangesOf(kpi, question, catalogue.parameters, scopes));
  return { question, grid, byBucket: builder.byBucket, scans: builder.scans, kpis, definitionChanges };
}

function planKpi(
  kpi: Kpi,
  question: Question,
  builder: ScanBuilder,
  catalogue: Catalogue,
  scopes: readonly ParameterScope[],
): PlannedKpi {
  const definitions = definitionsOf(kpi, question, catalogue, scopes);
  const [first] = definitions;
  if (first?.measure.op === 'overIntervals') {
    const folding = ({ measure: m }: Definition): string =>
      JSON.stringify(m.op === 'overIntervals' ? [m.interval, m.per, m.fold] : m.op);
    // What an interval is judged by decides which rows are judged together; where that differs, each by its own.
    const folds = [...Map.groupBy(definitions, folding).values()].map((own) => planFold(kpi, own, question, catalogue));
    return { kpi, parts: [], pending: [], correlation: null, folds };
  }
  if (first?.measure.op === 'correlation') {
    const [m, where] = [first.measure, first.where];
    if (definitions.length > 1) throw severalDefinitions(kpi);
    const reading = (linear: Linear): Reading => builder.read(linear, where, kpi);
    const correlation = {
      n: reading(m.n),
      x: reading(m.x),
      y: reading(m.y),
      xx: reading(m.xx),
      yy: reading(m.yy),
      xy: reading(m.xy),
    };
    return { kpi, parts: [], pending: [], correlation, folds: [] };
  }
  const parts = definitions.map(({ measure, where }) => {
    if (measure.op === 'overIntervals' || measure.op === 'correlation')
      throw new Error(`${kpi.id} mixes kinds of measures`);
    if (measure.op === 'value') return { numerator: builder.read(measure.of, where, kpi), denominator: null, scale: 1 };
    return {
      numerator: builder.read(measure.numerator, where, kpi),
      denominator: builder.read(measure.denominator, where, kpi),
      scale: measure.scale,
      cap: measure.cap,
      needs: measure.needs ? builder.read(measure.needs, where, kpi) : null,
    };
  });
  const pending = definitions.flatMap((d) => (d.pending ? [builder.read(d.pending, d.where, kpi)] : []));
  const squares = kpi.sample === 'mean' ? definitions.flatMap((d) => squaresOf(d.measure, d.where, builder, kpi)) : [];
  return { kpi, parts, pending, squares, correlation: null, folds: [] };
}

const severalDefinitions = (kpi: Kpi): Error =>
  invalid('mixed_definitions', `${kpi.id} has several definitions here`, {
    field: kpi.id,
    remedy: 'Filter to one channel.',
  });

/** Every scan behind a plan: of the inner questions where there are some. */
export const scansOf = (plan: Plan): readonly Scan[] => {
  const inner = plan.kpis.flatMap((k) => k.folds.flatMap((f) => f.plan.scans));
  return inner.length > 0 ? inner : plan.scans;
};

/** The squares of what a mean sums up. */
function squaresOf(measure: Measure, where: Scan['where'], builder: ScanBuilder, kpi: Kpi): Reading[] {
  if (measure.op !== 'ratio' || measure.numerator.op !== 'aggregate' || !measure.numerator.value) return [];
  const { value } = measure.numerator;
  return [
    builder.read(
      { ...measure.numerator, value: { op: 'arithmetic', how: '*', left: value, right: value } },
      where,
      kpi,
    ),
  ];
}

/** The inner question of a two-level KPI: the same rows, per interval and inner dimension; definitions that fold alike add up in it. */
function planFold(kpi: Kpi, definitions: readonly Definition[], question: Question, catalogue: Catalogue): PlannedFold {
  const measures = definitions.map(({ measure, where }) => {
    if (measure.op !== 'overIntervals') throw new Error(`${kpi.id} mixes kinds of measures`);
    return { measure, where };
  });
  const [first] = measures;
  if (!first) throw new Error(`${kpi.id} has no definition here`);
  const { per, interval, fold } = first.measure;
  const by = [...new Set([...question.by, ...(per as DimensionId[])])];
  const inner: Question = { ...question, by, grain: interval as Grain };
  const grid = makeGrid(inner.from, inner.to, inner.grain, inner.zone, inner.calendar);
  const builder = new ScanBuilder(inner, grid, catalogue);
  const reading = (name: string): Reading => {
    const terms = measures.flatMap(({ measure, where }) => {
      const linear = measure.inner[name];
      return linear ? [{ sign: 1, term: builder.read(linear, where, kpi) } as const] : [];
    });
    const [only] = terms;
    return terms.length === 1 && only ? only.term : { op: 'add', terms };
  };
  const names = Object.keys(first.measure.inner);
  return {
    inner: Object.fromEntries(names.map((name) => [name, reading(name)])),
    plan: { question: inner, grid, byBucket: true, scans: builder.scans, kpis: [], definitionChanges: [] },
    fold,
  };
}

function refuseDimensions(kpi: Kpi, question: Question): void {
  const asked = [...question.by, ...(Object.keys(question.where) as DimensionId[])];
  const refused = asked.find((d) => kpi.notBy?.dimensions.includes(d));
  if (refused && kpi.notBy)
    throw invalid('dimension_not_offered', `${kpi.id} is not offered by ${refused}: ${kpi.notBy.because.en}`, {
      field: refused,
      reason: kpi.notBy.because,
    });
}

/** The three known ids that share most letters pairs with a mistyped one. */
function closest(id: string, known: readonly string[]): string[] {
  const pairs = (text: string): Set<string> =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const wanted = pairs(id);
  const score = (text: string): number =>
    [...pairs(text)].filter((p) => wanted.has(p)).length / (text.length + id.length);
  return [...known].sort((a, b) => score(b) - score(a)).slice(0, 3);
}
