import type { Node } from '#src/semantic/expression.ts';
import type { Aggregate } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { TIME, timesLength } from '#src/semantic/sealing.ts';
import { columnsRead } from './columns-read.ts';
import type { GroupTable } from './group-table.ts';
import { isAll, type Ranges } from './ranges.ts';
import type { SealedEntity } from './sealed-entity.ts';
import { both, CERTAIN, type ProfileRow, Unsealable, valueOf, type Verdict, verdictOf } from './verdict.ts';

/** What one aggregate does with the cells of one profile. */
export type Action =
  | { readonly do: 'nothing' }
  /** Every row counts; `times` is the constant summed, or compared, per row (1 for a count). */
  | { readonly do: 'rows'; readonly times: number }
  /** Rows counted by their value of a measure. */
  | {
      readonly do: 'rowsWithin';
      readonly measure: string;
      readonly within: Ranges;
      readonly nulls: boolean;
      readonly times: number;
    }
  /** Values of a measure: all known ones, or those within ranges. */
  | { readonly do: 'values'; readonly measure: string; readonly within: Ranges | null };

/** What a scan does with the rows of one profile. */
export type Decision = {
  /** Whether the scan reads the rows at all: decides which groups exist. */
  readonly presence: Action;
  /** Counts in which every row counts once, as bits by aggregate. */
  readonly counts: number;
  /** Everything else that is to be done. */
  readonly others: readonly { readonly aggregate: number; readonly action: Action }[];
};

/** A scan turned into decisions per profile of one cut, each made when first asked for. */
export type Program = (profile: number) => Decision;

const NOTHING: Action = { do: 'nothing' };
const ROWS: Action = { do: 'rows', times: 1 };

/** What a scan reads of its rows. */
export type Needed = { readonly fields: readonly string[]; readonly measures: readonly string[] };

/** Columns a scan must find in a cut, and the measures it reads; throws where an entity's sealing can never answer it. */
export function neededBy(scan: Scan, entity: SealedEntity): Needed {
  const { sealing } = entity;
  const attribution = sealing.anchor === null ? 'split' : 'whole';
  if (scan.attribution !== attribution || scan.anchor !== sealing.anchor || scan.chain !== null) throw new Unsealable();
  const known = new Set([...sealing.sorted, ...sealing.summed]);
  const fields = new Set<string>(scan.includeExcluded ? ['excluded'] : []);
  const measures = new Set<string>();
  const visit = (node: Node | null): void => {
    for (const name of node ? fieldNames(node, entity) : []) (known.has(name) ? measures : fields).add(name);
  };
  for (const d of [...scan.by, ...scan.filters.map((f) => f.dimension)]) if ('column' in d) fields.add(d.column);
  visit(scan.where);
  for (const aggregate of scan.aggregates) {
    if (aggregate.fn === 'distinct') throw new Unsealable();
    visit(aggregate.where);
    visit(valueRead(aggregate));
  }
  return { fields: [...fields], measures: [...measures].sort() };
}

/** The group of each profile of a cut, -1 where a filter rules it out. */
export function groupProfiles(scan: Scan, entity: SealedEntity, cut: number, groups: GroupTable): Int32Array {
  const table = entity.profiles[cut];
  const fields = entity.sealing.cuts[cut] ?? [];
  if (!table) throw new Unsealable();
  const columnOf = (name: string): readonly number[] => table.codes[fields.indexOf(name)] ?? [];
  const groupOf = new Int32Array(table.count).fill(-1);
  const filters = scan.filters.flatMap(({ dimension, values }) => {
    if (!('column' in dimension)) return [];
    const dictionary = entity.dictionaries.get(dimension.column);
    return [{ codes: columnOf(dimension.column), wanted: new Set(values.map((v) => dictionary?.find(v))) }];
  });
  if (!scan.includeExcluded && fields.includes('excluded'))
    filters.push({ codes: columnOf('excluded'), wanted: new Set([0]) });
  const by = scan.by.flatMap((d) => ('column' in d ? [columnOf(d.column)] : []));
  for (let p = 0; p < groupOf.length; p++) {
    if (filters.every((f) => f.wanted.has(f.codes[p] ?? 0))) groupOf[p] = groups.numberOf(by, p);
  }
  return groupOf;
}

/** Decides the profiles of a cut, each combination of the named fields once. */
export function compile(scan: Scan, entity: SealedEntity, cut: number): Program {
  const base = (row: ProfileRow): Verdict => (scan.where ? verdictOf(scan.where, row) : CERTAIN);
  const decide = <T>(nodes: readonly (Node | null)[], make: (row: ProfileRow) => T) =>
    perCombination(namesIn(nodes, entity), scan, entity, cut, make);
  const presence = decide([scan.where], (row) => counting(base(row), 1, entity));
  const actions = scan.aggregates.map((aggregate) =>
    decide([scan.where, aggregate.where, valueRead(aggregate)], (row) => {
      const own = aggregate.where ? verdictOf(aggregate.where, row) : CERTAIN;
      return actionOf(aggregate, both(base(row), own), row, entity);
    }),
  );
  const all = [scan.where, ...scan.aggregates.flatMap((a) => [a.where, valueRead(a)])];
  return perCombination(namesIn(all, entity), scan, entity, cut, (_, profile) => {
    let counts = 0;
    const others: Decision['others'][number][] = [];
    for (const [a, { fn }] of scan.aggregates.entries()) {
      const action = actions[a]?.(profile) ?? NOTHING;
      if (fn === 'count' && action.do === 'rows' && a < MOST_BITS) counts |= 1 << a;
      else if (action.do !== 'nothing') others.push({ aggregate: a, action });
    }
    return { presence: presence(profile), counts, others };
  });
}

/** Aggregates whose counts fit the bits of a small whole number. */
export const MOST_BITS = 30;

const namesIn = (nodes: readonly (Node | null)[], entity: SealedEntity): string[] =>
  nodes.flatMap((node) => (node ? fieldNames(node, entity) : []));

/** Makes something of each combination of the named fields that is asked for, once. */
function perCombination<T>(
  names: readonly string[],
  scan: Scan,
  entity: SealedEntity,
  cut: number,
  make: (row: ProfileRow, profile: number) => T,
): (profile: number) => T {
  const table = entity.profiles[cut];
  const fields = entity.sealing.cuts[cut] ?? [];
  const own = [...new Set(names)].filter((name) => fields.includes(name));
  const combined = table?.combinations(own.map((name) => fields.indexOf(name))) ?? [];
  const known: T[] = [];
  return (p) => (known[combined[p] as number] ??= make(profileRow(p, own, scan, entity, cut), p));
}

/** What the named fields of a profile hold; any other may not be asked for. */
function profileRow(
  profile: number,
  names: readonly string[],
  scan: Scan,
  entity: SealedEntity,
  cut: number,
): ProfileRow {
  const { sealing, computedAs, dictionaries } = entity;
  return {
    entity: sealing.entity,
    anchor: sealing.anchor,
    computedAs,
    asOf: scan.asOf,
    dataFrom: scan.dataFrom,
    isMeasure: (name) => sealing.sorted.includes(name) || sealing.summed.includes(name),
    constant: (name) => {
      if (!names.includes(name)) throw new Unsealable();
      const field = sealing.cuts[cut]?.indexOf(name) ?? -1;
      return dictionaries.get(name)?.values[entity.profiles[cut]?.codes[field]?.[profile] ?? 0] ?? null;
    },
  };
}

/** The value an aggregate adds up in the cells: of lasting rows the length of their pieces, or a column times that length. */
function valueRead({ attribution, fn, value }: Aggregate): Node | null {
  if (attribution === 'whole') return value;
  // The highest level a piece has is that of its row.
  if (value !== null && (fn === 'min' || fn === 'max')) return value;
  if (fn !== 'sum') throw new Unsealable();
  if (value === null) return { op: 'field', name: TIME };
  if (value.op !== 'field') throw new Unsealable();
  return { op: 'field', name: timesLength(value.name) };
}

/** Functions of one value shared by all rows of a profile: `times` of the rows' action is that value. */
const ADDS_CONSTANTS: ReadonlySet<Aggregate['fn']> = new Set(['sum', 'min', 'max']);

function actionOf(aggregate: Aggregate, verdict: Verdict, row: ProfileRow, entity: SealedEntity): Action {
  if (aggregate.fn === 'count') return counting(verdict, 1, entity);
  const read = valueRead(aggregate);
  if (read === null) throw new Unsealable();
  if (verdict.measure === null && verdict.onNull !== true) return NOTHING;
  const value = valueOf(read, row);
  if ('constant' in value) {
    if (value.constant === null) return NOTHING;
    if (!ADDS_CONSTANTS.has(aggregate.fn) || typeof value.constant !== 'number') throw new Unsealable();
    return counting(verdict, value.constant, entity);
  }
  const { measure } = value;
  if (aggregate.fn !== 'sum' && !isSorted(measure, entity)) throw new Unsealable();
  if (verdict.measure === null || isAll(verdict.yes)) {
    if (verdict.measure !== null && verdict.measure !== measure && verdict.onNull !== true) throw new Unsealable();
    return { do: 'values', measure, within: null };
  }
  if (verdict.yes.length === 0 && (verdict.measure === measure || verdict.onNull !== true)) return NOTHING;
  if (verdict.measure !== measure || !isSorted(measure, entity)) throw new Unsealable();
  return { do: 'values', measure, within: verdict.yes };
}

function counting(verdict: Verdict, times: number, entity: SealedEntity): Action {
  const nulls = verdict.onNull === true;
  if (verdict.measure === null || (isAll(verdict.yes) && nulls))
    return nulls ? (times === 1 ? ROWS : { do: 'rows', times }) : NOTHING;
  if (verdict.yes.length === 0 && !nulls) return NOTHING;
  const { measure } = verdict;
  if (!isSorted(measure, entity) && !isAll(verdict.yes) && verdict.yes.length > 0) throw new Unsealable();
  return { do: 'rowsWithin', measure, within: verdict.yes, nulls, times };
}

const isSorted = (measure: string, { sealing }: SealedEntity): boolean => sealing.sorted.includes(measure);

/** Names of the columns a node reads in a cut: computed ones by their own name, the anchor's presence not at all. */
function fieldNames(node: Node, entity: SealedEntity): readonly string[] {
  const { sealing, fieldsOf } = entity;
  const known = fieldsOf.get(node);
  if (known) return known;
  const isAnchor = (n: Node): boolean => n.op === 'isNull' && n.value.op === 'field' && n.value.name === sealing.anchor;
  const names = columnsRead(node, sealing.entity, (n) => (isAnchor(n) ? '' : entity.computedAs(n))).filter(
    (n) => n !== '',
  );
  fieldsOf.set(node, names);
  return names;
}
