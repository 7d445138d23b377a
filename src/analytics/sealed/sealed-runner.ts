import type { ScanRunner } from '#src/semantic/evaluate.ts';
import type { ScanResult } from '#src/semantic/groups.ts';
import type { Scan } from '#src/semantic/scan.ts';
import type { EventStore } from '../event-store.ts';
import { answerSealed, type SealedResult } from './answer-sealed.ts';
import { GroupTable, MAX_DIMENSIONS } from './group-table.ts';
import { joinRaw, quantileColumn } from './join-raw.ts';
import { layOut, type Pass } from './layout.ts';
import { compile, groupProfiles, neededFields } from './program.ts';
import { readings } from './readings.ts';
import type { SealedDays } from './sealed-days.ts';
import { type SealedEntity, sealingId } from './sealed-entity.ts';
import { SlotKeys } from './slot-keys.ts';
import { Unsealable } from './verdict.ts';

/** Keys of time a question may have (buckets × hours × weekdays) before its totals no longer fit in memory at ease. */
const MAX_KEYS = 4_000_000;

/**
 * Answers scans from sealed days where cells suffice, from the store where they do not: days still open or changed are read
 * raw and joined, conditions no cell can decide make the whole scan raw. Results are equal either way.
 */
export function sealedRunner(sealed: SealedDays, store: EventStore): ScanRunner {
  const raw = async (scan: Scan): Promise<ScanResult> => ({ ...(await store.aggregate(scan)), path: 'raw' });
  return async (scan) => {
    const entity = sealed.entities.get(sealingId(scan.entity, scan.anchor));
    if (!entity || sealed.until === null || scan.grid.start >= sealed.until) return raw(scan);
    const prepared = prepare(scan, entity, sealed);
    if (!prepared) return raw(scan);
    const { answered, groups, time, gaps } = prepared;
    const own = toResult(scan, answered, entity, groups, time);
    if (gaps.length === 0) return own;
    if (scan.aggregates.some((a) => a.fn === 'quantile' && quantileColumn(a) === null)) return raw(scan);
    return joinRaw(scan, own, answered, gaps, store);
  };
}

type Prepared = {
  readonly answered: SealedResult;
  readonly groups: GroupTable;
  readonly time: SlotKeys;
  /** Stretches of the question's range that cells do not cover. */
  readonly gaps: readonly Gap[];
};
export type Gap = { readonly start: number; readonly end: number };

/** The sealed part of a scan, or null when nothing of it can come from cells. */
function prepare(scan: Scan, entity: SealedEntity, sealed: SealedDays): Prepared | null {
  try {
    if (scan.by.length > MAX_DIMENSIONS || comparesOther(scan, entity)) return null;
    const needed = neededFields(scan, entity);
    const time = new SlotKeys(scan);
    if (time.count > MAX_KEYS) return null;
    const { readings: chosen, gaps } = readings(scan, entity, sealed, needed, time);
    if (chosen.length === 0 && gaps.some((gap) => gap.start <= scan.grid.start && gap.end >= scan.grid.end))
      return null;
    const groups = new GroupTable(scan.by.filter((d) => 'column' in d).length);
    const programs = new Map(
      [...new Set(chosen.map((r) => r.cut))].map((cut) => [
        cut,
        compile(scan, entity, cut, groupProfiles(scan, entity, cut, groups)),
      ]),
    );
    const passes = chosen.flatMap(({ segment, cut, keys }): Pass[] => {
      const program = programs.get(cut);
      if (!program) return [];
      const wanted = (key: number): boolean => key !== time.count;
      return [{ segment, program, keys, firstSlot: keys.findIndex(wanted), lastSlot: keys.findLastIndex(wanted) }];
    });
    const bucketKeys = time.count / (scan.byBucket ? scan.grid.starts.length : 1);
    const open = openBuckets(scan, gaps);
    const isOpen = open.size === 0 ? null : (key: number) => open.has(Math.floor(key / bucketKeys));
    const layout = layOut(passes, groups.count, time.count);
    return { answered: answerSealed(scan, passes, layout, isOpen), groups, time, gaps };
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

/** Buckets that lie partly in a gap. */
function openBuckets(scan: Scan, gaps: readonly Gap[]): Set<number> {
  const open = new Set<number>();
  const { grid, byBucket } = scan;
  for (const gap of gaps) {
    if (!byBucket) open.add(0);
    else
      for (let b = 0; b < grid.starts.length; b++) {
        const [from, to] = [grid.starts[b] ?? 0, grid.starts[b + 1] ?? grid.end];
        if (from < gap.end && to > gap.start) open.add(b);
      }
  }
  return open;
}

/** Columns as the store would return them. */
function toResult(
  scan: Scan,
  answered: SealedResult,
  entity: SealedEntity,
  groups: GroupTable,
  time: SlotKeys,
): ScanResult {
  const columns: Record<string, ScanResult['columns'][string]> = {};
  const { length } = answered;
  // Without groups there is always one row, as in SQL.
  if (!scan.byBucket && scan.by.length === 0 && length === 0) {
    const none = scan.aggregates.map((a, i) => [`a${i}`, Float64Array.of(a.fn === 'count' ? 0 : Number.NaN)] as const);
    return { length: 1, path: 'sealed', columns: Object.fromEntries(none) };
  }
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
  for (const [i, values] of answered.aggregates.entries()) columns[`a${i}`] = values;
  return { length, path: 'sealed', columns };
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
