import type { Scan } from '#src/semantic/scan.ts';
import { type Day, segmentOf } from './day-calendar.ts';
import type { Needed } from './program.ts';
import type { SealedDays } from './sealed-days.ts';
import type { SealedEntity } from './sealed-entity.ts';
import type { Segment } from './segment.ts';
import type { SlotKeys } from './slot-keys.ts';
import { Unsealable } from './verdict.ts';
import type { Gap } from './sealed-runner.ts';

/** One segment to read, in one cut; slots that are not to be read have the key `time.count`. */
export type Reading = { readonly segment: Segment; readonly cut: number; readonly keys: Int32Array };

/** Widths cells may have, 0 for the day: each is clustered from the rows when a question first needs it. */
const WIDTHS = [0, 1_800_000, 900_000, 300_000];

type Choice = { readonly cut: number; readonly width: number };
/** Slots of a segment at the narrowest width, with room for the days at both ends. */
const MAX_SLOTS = 65_536;

/**
 * Chooses, day by day, the coarsest cells that still fall into one group of time each, in the narrowest cut that holds every
 * column the question names. Days that are open, changed, or cut across by the question become gaps.
 */
export function readings(
  scan: Scan,
  entity: SealedEntity,
  sealed: SealedDays,
  needed: Needed,
  time: SlotKeys,
): { readings: Reading[]; gaps: Gap[] } {
  const choices = choicesOf(entity, needed.fields);
  if (choices.length === 0) throw new Unsealable();
  const { grid } = scan;
  const until = sealed.until ?? grid.start;
  const plans = new Map<string, { segment: number; choice: Choice; keys: Int32Array }>();
  const gaps: Gap[] = [];
  const lost = (start: number, end: number): void => {
    const [from, to] = [Math.max(start, grid.start), Math.min(end, grid.end)];
    const last = gaps.at(-1);
    if (last && last.end === from) gaps[gaps.length - 1] = { start: last.start, end: to };
    else if (from < to) gaps.push({ start: from, end: to });
  };
  for (const day of sealed.daysToRead(entity, grid.start, Math.min(grid.end, until))) {
    if (!sealed.isSealed(day) || !planDay(day, choices, plans, time)) lost(day.start, day.end);
  }
  if (grid.end > until) lost(Math.max(until, grid.start), grid.end);
  const chosen: Reading[] = [];
  for (const { segment: number, choice, keys } of plans.values()) {
    const segment = sealed.segment(entity, number, choice, needed.measures);
    // A damaged file: the day is dirty now, so the choice is made again without it.
    if (!segment) return readings(scan, entity, sealed, needed, time);
    chosen.push({ segment, cut: choice.cut, keys });
  }
  return { readings: chosen, gaps };
}

function choicesOf(entity: SealedEntity, needed: readonly string[]): Choice[] {
  const cuts = entity.sealing.cuts.flatMap((fields, cut) => (needed.every((n) => fields.includes(n)) ? [cut] : []));
  return cuts
    .flatMap((cut) => WIDTHS.filter((w) => w % entity.sealing.slot === 0).map((width) => ({ cut, width })))
    .sort((a, b) => coarseness(b.width) - coarseness(a.width) || a.cut - b.cut);
}

const coarseness = (width: number): number => (width === 0 ? Number.POSITIVE_INFINITY : width);

function planDay(
  day: Day,
  choices: readonly Choice[],
  plans: Map<string, { segment: number; choice: Choice; keys: Int32Array }>,
  time: SlotKeys,
): boolean {
  const segment = segmentOf(day);
  for (const choice of choices) {
    const key = `${segment}/${choice.cut}/${choice.width}`;
    const known = plans.get(key);
    const keys = known?.keys ?? new Int32Array(slotsOf(choice.width)).fill(time.count);
    if (time.fill(day, choice.width, keys)) {
      if (!known) plans.set(key, { segment, choice, keys });
      return true;
    }
  }
  return false;
}

/** A segment's 32 days, one before (zones ahead of UTC) and one after (behind). */
const slotsOf = (width: number): number => (width === 0 ? 32 : Math.min(MAX_SLOTS, (34 * 86_400_000) / width + 1));
