import type { ScanRunner } from '#src/semantic/evaluate.ts';
import type { ScanResult } from '#src/semantic/groups.ts';
import type { Scan } from '#src/semantic/scan.ts';
import type { EventStore } from '../event-store.ts';
import { answerSealed, type SealedResult } from './answer-sealed.ts';
import { MAX_DIMENSIONS } from './group-table.ts';
import { joinRaw, quantileColumn } from './join-raw.ts';
import type { Pass } from './layout.ts';
import { neededBy } from './program.ts';
import type { SealedDays } from './sealed-days.ts';
import { answerRows } from './rows/answer-rows.ts';
import { RowTables } from './rows/row-tables.ts';
import { rowsId, type SealedEntity, sealingId } from './sealed-entity.ts';
import { type Shape, shapeOf } from './shape.ts';
import { Unsealable } from './verdict.ts';

/**
 * Answers scans from sealed days where cells suffice, from the store where they do not: days still open or changed are read
 * raw and joined, conditions no cell can decide make the whole scan raw. Results are equal either way.
 */
export function sealedRunner(
  sealed: SealedDays,
  store: EventStore,
  tables: RowTables = new RowTables(sealed, store),
): ScanRunner {
  const raw = async (scan: Scan): Promise<ScanResult> =>
    (await fromRows(scan, sealed, tables)) ?? { ...(await store.aggregate(scan)), path: 'raw' };
  return async (scan) => {
    const entity = sealed.entities.get(sealingId(scan.entity, scan.anchor));
    if (!entity || sealed.until === null || scan.grid.start >= sealed.until) return raw(scan);
    const prepared = prepare(scan, entity, sealed);
    if (!prepared) return raw(scan);
    const { answered, shape } = prepared;
    const own = toResult(scan, answered, entity, shape);
    if (shape.gaps.length === 0) return own;
    if (scan.aggregates.some((a) => a.fn === 'quantile' && quantileColumn(a) === null)) return raw(scan);
    return joinRaw(scan, own, answered, shape.gaps, store);
  };
}

export type Gap = { readonly start: number; readonly end: number };

/**
 * What cells cannot tell, from the rows of sealed and open days in memory; null when they do not hold it either. Sealed is an answer
 * that rows of open days take no part in: without them it is the same.
 */
async function fromRows(scan: Scan, sealed: SealedDays, tables: RowTables): Promise<ScanResult | null> {
  const entity = sealed.entities.get(rowsId(scan.entity));
  if (!entity || sealed.until === null || scan.grid.start >= sealed.until || comparesOther(scan, entity)) return null;
  const table = await tables.of(entity);
  if (!table) return null;
  try {
    const { touched, ...answer } = answerRows(scan, table);
    return { ...answer, path: touched ? 'mixed' : 'sealed' };
  } catch (error) {
    if (error instanceof Unsealable) return null;
    throw error;
  }
}

/** The sealed part of a scan, or null when nothing of it can come from cells. */
function prepare(
  scan: Scan,
  entity: SealedEntity,
  sealed: SealedDays,
): { answered: SealedResult; shape: Shape } | null {
  try {
    if (scan.by.length > MAX_DIMENSIONS || comparesOther(scan, entity)) return null;
    const found = shapeOf(scan, entity, sealed, neededBy(scan, entity));
    if (!found) return null;
    const { shape, programs } = found;
    const passes = shape.frames.flatMap((frame): Pass[] => {
      const program = programs.get(frame.cut);
      return program ? [{ ...frame, program }] : [];
    });
    return { answered: answerSealed(scan, passes, shape.layout, shape.isOpen), shape };
  } catch (error) {
    if (error instanceof Unsealable) return null;
    throw error;
  }
}

/** Filters compare text with text; anything else follows an engine's own rules of conversion. */
function comparesOther(scan: Scan, { sealing }: SealedEntity): boolean {
  return scan.filters.some(({ dimension }) => {
    if (!('column' in dimension)) return false;
    const kind = sealing.entity.fields[dimension.column]?.kind;
    return kind !== 'text' && kind !== 'id';
  });
}

/** Columns as the store would return them. */
function toResult(scan: Scan, answered: SealedResult, entity: SealedEntity, shape: Shape): ScanResult {
  const { length } = answered;
  // Without groups there is always one row, as in SQL.
  if (!scan.byBucket && scan.by.length === 0 && length === 0) {
    const none = scan.aggregates.map((a, i) => [`a${i}`, Float64Array.of(a.fn === 'count' ? 0 : Number.NaN)] as const);
    return { length: 1, path: 'sealed', columns: Object.fromEntries(none) };
  }
  const whole = answered.key === shape.layout.key;
  const keys = (whole && shape.columns) || keyColumns(scan, answered, entity, shape);
  if (whole) shape.columns = keys;
  const columns: Record<string, ScanResult['columns'][string]> = { ...keys };
  for (const [i, values] of answered.aggregates.entries()) columns[`a${i}`] = values;
  return { length, path: 'sealed', columns };
}

/** Bucket and dimensions of every row. */
function keyColumns(
  scan: Scan,
  answered: SealedResult,
  entity: SealedEntity,
  { groups, time }: Shape,
): ScanResult['columns'] {
  const columns: Record<string, ScanResult['columns'][string]> = {};
  const clocks = time.byClock.length;
  if (scan.byBucket) columns['bucket'] = clocks === 0 ? answered.key : answered.key.map((key) => time.read(key).bucket);
  let [clock, column] = [0, 0];
  for (const dimension of scan.by) {
    if ('offsets' in dimension) {
      const place = clock++;
      columns[dimension.id] = Array.from(answered.key, (key) => time.read(key).clock[place] ?? 0);
      continue;
    }
    const dictionary = entity.dictionaries.get(dimension.column)?.values ?? [];
    const values = (groups.codes[column++] ?? []).map((code) => (dictionary[code] ?? null) as string | null);
    columns[dimension.id] = spread(values, answered.group);
  }
  return columns;
}

/** The value of every row's group; rows of a group stand together. */
function spread(values: readonly (string | null)[], group: Int32Array): (string | null)[] {
  const out: (string | null)[] = [];
  out.length = group.length;
  for (let from = 0; from < group.length; ) {
    const own = group[from] as number;
    let to = from + 1;
    while (group[to] === own) to += 1;
    out.fill(values[own] as string | null, from, to);
    from = to;
  }
  return out;
}
