import { invalid } from '#src/kernel/errors.ts';
import { type Grain, type Grid, makeGrid } from '#src/kernel/grid.ts';
import { offsetPieces } from '#src/kernel/zone.ts';
import { type Catalogue, definitionsOf } from './definitions.ts';
import type { DimensionId, Entity } from './entity.ts';
import type { Kpi } from './kpi.ts';
import type { Aggregate, Fold, Linear, Measure, OverIntervals } from './measure.ts';
import type { ParameterScope, Question } from './question.ts';
import type { Scan, ScanDimension } from './scan.ts';

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
  readonly fold: { readonly plan: Plan; readonly inner: Readonly<Record<string, Reading>>; readonly fold: Fold } | null;
};

export type Plan = {
  readonly question: Question;
  readonly grid: Grid;
  readonly byBucket: boolean;
  readonly scans: readonly Scan[];
  readonly kpis: readonly PlannedKpi[];
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
  return { question, grid, byBucket: builder.byBucket, scans: builder.scans, kpis };
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
    if (definitions.length > 1)
      throw invalid('mixed_definitions', `${kpi.id} has several definitions here`, {
        field: kpi.id,
        remedy: 'Filter to one channel.',
      });
    return { kpi, parts: [], pending: [], correlation: null, fold: planFold(kpi, first.measure, question, catalogue) };
  }
  if (first?.measure.op === 'correlation') {
    const [m, where] = [first.measure, first.where];
    if (definitions.length > 1)
      throw invalid('mixed_definitions', `${kpi.id} has several definitions here`, {
        field: kpi.id,
        remedy: 'Filter to one channel.',
      });
    const reading = (linear: Linear): Reading => builder.read(linear, where, kpi);
    const correlation = {
      n: reading(m.n),
      x: reading(m.x),
      y: reading(m.y),
      xx: reading(m.xx),
      yy: reading(m.yy),
      xy: reading(m.xy),
    };
    return { kpi, parts: [], pending: [], correlation, fold: null };
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
  return { kpi, parts, pending, squares, correlation: null, fold: null };
}

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

/** The inner question of a two-level KPI: the same rows, per interval and inner dimension. */
function planFold(
  kpi: Kpi,
  measure: OverIntervals,
  question: Question,
  catalogue: Catalogue,
): NonNullable<PlannedKpi['fold']> {
  const by = [...new Set([...question.by, ...(measure.per as DimensionId[])])];
  const inner: Question = { ...question, by, grain: measure.interval as Grain };
  const grid = makeGrid(inner.from, inner.to, inner.grain, inner.zone, inner.calendar);
  const builder = new ScanBuilder(inner, grid, catalogue);
  const readings = Object.fromEntries(
    Object.entries(measure.inner).map(([name, linear]) => [name, builder.read(linear, null, kpi)]),
  );
  return {
    plan: { question: inner, grid, byBucket: true, scans: builder.scans, kpis: [] },
    inner: readings,
    fold: measure.fold,
  };
}

/** Gathers aggregates into as few passes over each entity as possible. */
class ScanBuilder {
  readonly scans: (Scan & { aggregates: Aggregate[] })[] = [];
  readonly byBucket: boolean;
  readonly #keys: string[] = [];
  readonly #question: Question;
  readonly #grid: Grid;
  readonly #catalogue: Catalogue;

  constructor(question: Question, grid: Grid, catalogue: Catalogue) {
    this.#question = question;
    this.#grid = grid;
    this.#catalogue = catalogue;
    this.byBucket = question.grain !== 'whole';
  }

  read(linear: Linear, where: Scan['where'], kpi: Kpi): Reading {
    if (linear.op === 'scale') return { op: 'scale', by: linear.by, term: this.read(linear.term, where, kpi) };
    if (linear.op === 'average') return { op: 'average', term: this.read(linear.term, where, kpi) };
    if (linear.op === 'add')
      return { op: 'add', terms: linear.terms.map((t) => ({ sign: t.sign, term: this.read(t.term, where, kpi) })) };
    const entity = this.#catalogue.entities[linear.entity];
    if (!entity) throw new Error(`${kpi.id} reads the unknown entity ${linear.entity}`);
    const scan = this.#scanFor(linear, entity, where, kpi);
    const key = JSON.stringify(linear);
    const known = this.scans[scan]?.aggregates.findIndex((a) => JSON.stringify(a) === key) ?? -1;
    const aggregate = known >= 0 ? known : (this.scans[scan]?.aggregates.push(linear) ?? 1) - 1;
    const counting = linear.fn === 'count' || linear.fn === 'distinct';
    return { op: 'read', scan, aggregate, empty: counting ? 0 : null, seconds: isDuration(linear, entity) };
  }

  #scanFor(aggregate: Aggregate, entity: Entity, where: Scan['where'], kpi: Kpi): number {
    const { attribution, chain = null, includeExcluded = false } = aggregate;
    const anchor = attribution === 'whole' ? aggregate.anchor : null;
    const key = JSON.stringify([entity.name, anchor, attribution, chain, includeExcluded, where]);
    const known = this.#keys.indexOf(key);
    if (known >= 0) return known;
    const q = this.#question;
    const dimension = (id: DimensionId): ScanDimension => resolveDimension(id, entity, attribution === 'whole', q, kpi);
    const filters = Object.entries(q.where).map(([id, values]) => {
      const d = dimension(id as DimensionId);
      return { dimension: d, values: 'offsets' in d ? clockValues(d.id, values ?? []) : (values ?? []) };
    });
    this.#keys.push(key);
    return (
      this.scans.push({
        entity: entity.name,
        attribution,
        anchor,
        grid: this.#grid,
        byBucket: this.byBucket,
        by: q.by.map(dimension),
        filters,
        where,
        chain,
        includeExcluded,
        aggregates: [],
        asOf: q.asOf,
        dataFrom: q.dataFrom,
      }) - 1
    );
  }
}

/** Hours 0–23, weekdays 1–7, as numbers. */
function clockValues(id: 'hour' | 'weekday', values: readonly string[]): number[] {
  const [first, last] = id === 'hour' ? [0, 23] : [1, 7];
  return values.map((text) => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isInteger(value) && value >= first && value <= last) return value;
    throw invalid('bad_filter', `"${text}" is no ${id}`, {
      field: id,
      remedy: `Give whole numbers ${first} to ${last}.`,
    });
  });
}

function resolveDimension(
  id: DimensionId,
  entity: Entity,
  booked: boolean,
  question: Question,
  kpi: Kpi,
): ScanDimension {
  if ((id === 'hour' || id === 'weekday') && booked)
    return { id, offsets: offsetPieces(question.zone, question.from, question.to) };
  const column = entity.dimensions[id];
  if (column) return { id, column };
  throw invalid(
    'dimension_not_offered',
    `${kpi.id} cannot be split or filtered by ${id}: ${entity.label.en} has none`,
    {
      field: id,
      remedy: `Possible here: ${Object.keys(entity.dimensions).join(', ')}`,
    },
  );
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

/** Whether an aggregate comes out in milliseconds (and is shown in seconds). */
function isDuration(aggregate: Aggregate, entity: Entity): boolean {
  if (aggregate.fn === 'count' || aggregate.fn === 'distinct') return false;
  if (aggregate.attribution === 'split' && aggregate.fn === 'sum') return true;
  const kinds: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const node = value as { op?: string; name?: string; unit?: string };
    if (node.unit === 'duration') kinds.push('duration');
    if (node.op === 'field' && node.name) kinds.push(entity.fields[node.name]?.kind ?? '');
    for (const child of Object.values(value)) visit(child);
  };
  visit(aggregate.value);
  return kinds.includes('duration') || kinds.includes('instant');
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
