import type { ScanResult } from '#src/semantic/groups.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { GroupTable } from './group-table.ts';
import { layOut, type Layout, type PassFrame } from './layout.ts';
import { compile, groupProfiles, type Needed, type Program } from './program.ts';
import { readings } from './readings.ts';
import type { SealedDays } from './sealed-days.ts';
import type { SealedEntity } from './sealed-entity.ts';
import type { Gap } from './sealed-runner.ts';
import { SlotKeys } from './slot-keys.ts';

/**
 * What a question's range, grain, dimensions and filters decide before any KPI or threshold is looked at: the cells it reads and
 * the rows they add to. Dashboards ask the same shape again and again, so shapes are kept while no day changes.
 */
export type Shape = {
  readonly frames: readonly PassFrame[];
  readonly groups: GroupTable;
  readonly time: SlotKeys;
  /** Stretches of the question's range that cells do not cover. */
  readonly gaps: readonly Gap[];
  readonly isOpen: ((key: number) => boolean) | null;
  readonly layout: Layout;
  /** Columns of bucket and dimensions, made when first asked for. */
  columns: ScanResult['columns'] | null;
  readonly bytes: number;
};

/** Keys of time a question may have (buckets × hours × weekdays) before its totals no longer fit in memory at ease. */
const MAX_KEYS = 4_000_000;

/** Everything a shape depends on besides the sealed days themselves. */
export function shapeKey(scan: Scan, needed: Needed): string {
  const { entity, anchor, grid, byBucket, by, filters, where, includeExcluded } = scan;
  const time = [grid.start, grid.end, grid.starts.length, grid.runs, byBucket];
  const moments = where === null ? null : [scan.asOf, scan.dataFrom];
  return JSON.stringify([entity, anchor, needed, time, by, filters, where, includeExcluded, moments]);
}

/** The shape of a scan and the programs of its cuts; null when cells can answer no part of it. */
export function shapeOf(
  scan: Scan,
  entity: SealedEntity,
  sealed: SealedDays,
  needed: Needed,
): { shape: Shape; programs: ReadonlyMap<number, Program> } | null {
  const key = shapeKey(scan, needed);
  const known = sealed.shapes.get(key);
  if (known) return { shape: known, programs: programsOf(scan, entity, known.frames) };
  const time = new SlotKeys(scan);
  if (time.count > MAX_KEYS) return null;
  const { readings: chosen, gaps } = readings(scan, entity, sealed, needed, time);
  if (chosen.length === 0 && gaps.some((gap) => gap.start <= scan.grid.start && gap.end >= scan.grid.end)) return null;
  const groups = new GroupTable(scan.by.filter((d) => 'column' in d).length);
  const cuts = [...new Set(chosen.map((r) => r.cut))];
  const grouped = new Map(cuts.map((cut) => [cut, groupProfiles(scan, entity, cut, groups)]));
  const frames = chosen.map(({ segment, cut, keys }): PassFrame => {
    const wanted = (slotKey: number): boolean => slotKey !== time.count;
    const groupOf = grouped.get(cut) ?? new Int32Array(0);
    const [firstSlot, lastSlot] = [keys.findIndex(wanted), keys.findLastIndex(wanted)];
    return { segment, cut, groupOf, keys, firstSlot, lastSlot };
  });
  const programs = programsOf(scan, entity, frames);
  const passes = frames.flatMap((frame) => {
    const program = programs.get(frame.cut);
    return program ? [{ ...frame, program }] : [];
  });
  const layout = layOut(passes, groups.count, time.count);
  const open = openBuckets(scan, gaps);
  const bucketKeys = time.count / (scan.byBucket ? scan.grid.starts.length : 1);
  const isOpen = open.size === 0 ? null : (slotKey: number) => open.has(Math.floor(slotKey / bucketKeys));
  const bytes =
    layout.length * 24 +
    layout.passes.reduce((n, p) => n + p.rows.byteLength + p.series.byteLength * 4, 0) +
    frames.reduce((n, f) => n + f.keys.byteLength, 0);
  const shape: Shape = { frames, groups, time, gaps, isOpen, layout, columns: null, bytes };
  sealed.shapes.put(key, shape);
  return { shape, programs };
}

const programsOf = (scan: Scan, entity: SealedEntity, frames: readonly PassFrame[]): Map<number, Program> =>
  new Map([...new Set(frames.map((f) => f.cut))].map((cut) => [cut, compile(scan, entity, cut)]));

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
