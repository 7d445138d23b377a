import type { Gap } from '../../contract/briefing.ts';

/** A stretch of a person's day as planned and as it was, epoch milliseconds. */
export type Stretch = {
  readonly agent: string;
  readonly start: number;
  readonly end: number;
  readonly planned: string | null;
  readonly signedIn: boolean;
};
/** A shift as attendance knows it. */
export type Shift = {
  readonly agent: string;
  readonly start: number;
  readonly end: number;
  readonly present: boolean;
  readonly excused: boolean;
  readonly late: number | null;
};
export type Found = Omit<Gap, 'name' | 'number'>;

/** Nobody is missed before she could have signed in. */
const GRACE = 15 * 60_000;
const AT_WORK: ReadonlySet<string> = new Set(['work', 'break', 'meal']);

/**
 * Who of those planned today is not at work, and why: leave and training as planned, absence and lateness as far as the data reach. One gap a
 * person, the gravest.
 */
export function gapsOf(
  stretches: readonly Stretch[],
  shifts: readonly Shift[],
  dataUntil: number,
): { readonly planned: number; readonly here: number; readonly gaps: Found[] } {
  const own = Map.groupBy(stretches, ({ agent }) => agent);
  const shiftOf = Map.groupBy(shifts, ({ agent }) => agent);
  const gaps: Found[] = [];
  let [planned, here] = [0, 0];
  for (const agent of new Set([...own.keys(), ...shiftOf.keys()])) {
    const day = own.get(agent) ?? [];
    const plan = day.filter((piece) => piece.planned !== null);
    const work = plan.filter((piece) => AT_WORK.has(piece.planned ?? ''));
    const attended = shiftOf.get(agent) ?? [];
    if (plan.length === 0 && attended.length === 0) continue;
    planned += 1;
    const signedIn = day.filter((piece) => piece.signedIn);
    const span = (pieces: readonly { start: number; end: number }[]) => ({
      from: Math.min(...pieces.map(({ start }) => start)),
      until: Math.max(...pieces.map(({ end }) => end)),
    });
    const gap = (kind: Gap['kind'], pieces: readonly { start: number; end: number }[], late: number | null = null) =>
      gaps.push({ agent, kind, ...span(pieces), late });
    const absent = attended.filter(({ present, excused }) => !present && !excused);
    const excused = attended.filter((shift) => shift.excused);
    const latest = attended.findLast((shift) => (shift.late ?? 0) > 0);
    if (signedIn.length > 0) here += 1;
    if (signedIn.length === 0 && absent.length > 0) gap('absent', absent);
    else if (excused.length > 0 || (work.length === 0 && plan.some((p) => p.planned === 'leave')))
      gap('leave', excused.length > 0 ? excused : plan.filter((p) => p.planned === 'leave'));
    else if (work.length === 0 && plan.length > 0) gap('training', plan);
    else if (work.length > 0 && signedIn.length === 0 && span(work).from + GRACE <= dataUntil) gap('not_here', work);
    else if (latest !== undefined) gap('late', [latest], latest.late);
  }
  const order: readonly Gap['kind'][] = ['absent', 'not_here', 'late', 'leave', 'training'];
  gaps.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.from - b.from);
  return { planned, here, gaps };
}
