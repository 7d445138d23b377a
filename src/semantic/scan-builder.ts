import { invalid } from '#src/kernel/errors.ts';
import type { Grid } from '#src/kernel/grid.ts';
import { offsetPieces } from '#src/kernel/zone.ts';
import type { Catalogue } from './definitions.ts';
import type { DimensionId, Entity } from './entity.ts';
import type { Kpi } from './kpi.ts';
import type { Aggregate, Linear } from './measure.ts';
import type { Reading } from './plan.ts';
import type { Question } from './question.ts';
import type { Scan, ScanDimension } from './scan.ts';

/** Gathers aggregates into as few passes over each entity as possible. */
export class ScanBuilder {
  readonly scans: (Scan & { aggregates: Aggregate[] })[] = [];
  readonly byBucket: boolean;
  readonly #keys: string[] = [];
  readonly #places: Map<string, number>[] = [];
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
    const aggregate = this.#placeOf(linear, scan);
    const counting = linear.fn === 'count' || linear.fn === 'distinct';
    return { op: 'read', scan, aggregate, empty: counting ? 0 : null, seconds: isDuration(linear, entity) };
  }

  /** The place of an aggregate in its scan: equal ones share it. */
  #placeOf(aggregate: Aggregate, scan: number): number {
    const places = (this.#places[scan] ??= new Map());
    const key = textOf(aggregate);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, places.size);
    this.scans[scan]?.aggregates.push(aggregate);
    return places.size - 1;
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
        asOf: entity.recordedHere ? (q.recordedAsOf ?? q.asOf) : q.asOf,
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

/** What was worked out of aggregates that other questions ask for as well. */
const texts = new WeakMap<Aggregate, string>();

function textOf(aggregate: Aggregate): string {
  let text = texts.get(aggregate);
  if (text === undefined) texts.set(aggregate, (text = JSON.stringify(aggregate)));
  return text;
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
