import type { ShiftMeaningBody } from '../contract/roster.ts';

/** Half-open, epoch milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface Leave extends Span {
  readonly kind: string;
}
export interface PaidPiece extends Span {
  readonly kind: 'work' | 'break' | 'training' | 'leave' | 'sick' | 'absence';
}
export interface PlanPiece extends Span {
  readonly activity: 'work' | 'break' | 'meal' | 'training' | 'leave';
}
export interface ShiftDay {
  readonly plan: readonly PlanPiece[];
  /** Absent where punches do not speak of the day, or nobody should have worked. */
  readonly shift:
    | (Span & { readonly present: boolean; readonly excused: boolean; readonly late: number | null })
    | null;
  readonly paid: readonly PaidPiece[];
}

/** A punch farther from every shift than this belongs to none. */
const NEAR = 4 * 3_600_000;
/** A day of leave without a shift of its own: eight hours from nine (Labour Law of the PRC, art. 36). */
const LEAVE_DAY = { start: 9 * 60, end: 17 * 60 } as const;

/**
 * One person's rostered day. `instant` turns minutes of the day into an instant; `punches` are those nearest to this shift, `null`
 * where nothing is known of the day.
 */
export function shiftDay(
  meaning: ShiftMeaningBody,
  instant: (minutes: number) => number,
  leaves: readonly Leave[],
  punches: readonly number[] | null,
): ShiftDay {
  const spans = meaning.spans.map(({ start, end }) => ({ start: instant(start), end: instant(end) }));
  const [first, last] = [spans[0], spans.at(-1)];
  if (!first || !last) return { plan: [], shift: null, paid: leaveDay(meaning, instant, punches) };
  const doing = meaning.kind === 'training' ? ('training' as const) : ('work' as const);
  let plan: PlanPiece[] = spans.map((span) => ({ ...span, activity: doing }));
  for (const pause of meaning.breaks)
    plan = laid(plan, { start: instant(pause.start), end: instant(pause.end), activity: pause.kind });
  for (const leave of leaves) plan = laid(plan, { start: leave.start, end: leave.end, activity: 'leave' });
  const pieces = plan;
  if (plan.every(({ activity }) => activity === 'leave' || activity === 'meal'))
    plan = plan.map((piece) => ({ ...piece, activity: 'leave' }));
  if (punches === null) return { plan, shift: null, paid: [] };

  const kindOf = (at: number): 'leave' | 'sick' | null => {
    const kind = leaves.find((leave) => leave.start <= at && at < leave.end)?.kind;
    // Personal leave is not paid.
    return kind === 'personal' ? null : kind === 'sick' ? 'sick' : 'leave';
  };
  const from = plan.find(({ activity }) => activity !== 'leave' && activity !== 'meal')?.start;
  const arrived = punches.length === 0 ? null : Math.min(...punches);
  const present = arrived !== null;
  // Somebody seen only when leaving forgot to punch: came, but nobody knows when.
  const late = arrived === null || from === undefined || arrived >= last.end ? null : Math.max(0, arrived - from);
  const excused = from === undefined;
  let paid: PaidPiece[] = pieces.flatMap((piece): PaidPiece[] => {
    const { start, end, activity } = piece;
    if (activity === 'meal') return [];
    if (activity !== 'leave') return [{ start, end, kind: activity }];
    const kind = kindOf(start);
    return kind === null ? [] : [{ start, end, kind }];
  });
  const away: Span | null = present
    ? late && from !== undefined
      ? { start: from, end: from + late }
      : null
    : { start: first.start, end: last.end };
  if (away && !excused)
    paid = paid.flatMap((piece) => (piece.kind === 'leave' || piece.kind === 'sick' ? [piece] : cut(piece, away)));
  return { plan, shift: { start: first.start, end: last.end, present: present && !excused, excused, late }, paid };
}

/** Each punch goes to the shift it is nearest to; farther than four hours to none. */
export function punchesOfShifts(shifts: readonly Span[], punches: readonly number[]): number[][] {
  const own: number[][] = shifts.map(() => []);
  for (const punch of punches) {
    const distances = shifts.map(({ start, end }) => (punch < start ? start - punch : punch > end ? punch - end : 0));
    const nearest = Math.min(...distances);
    if (nearest <= NEAR) own[distances.indexOf(nearest)]?.push(punch);
  }
  return own;
}

function leaveDay(
  meaning: ShiftMeaningBody,
  instant: (minutes: number) => number,
  punches: readonly number[] | null,
): PaidPiece[] {
  if (meaning.kind !== 'leave' || punches === null || meaning.leave === 'personal') return [];
  const kind = meaning.leave === 'sick' ? 'sick' : 'leave';
  return [{ start: instant(LEAVE_DAY.start), end: instant(LEAVE_DAY.end), kind }];
}

/** Lays a piece over what is planned; outside the plan it says nothing. */
function laid(plan: readonly PlanPiece[], over: PlanPiece): PlanPiece[] {
  return plan.flatMap((piece) => {
    const start = Math.max(piece.start, over.start);
    const end = Math.min(piece.end, over.end);
    // A meal is nobody's paid time, on leave or not.
    if (end <= start || (over.activity === 'leave' && piece.activity === 'meal')) return [piece];
    return [
      { ...piece, end: start },
      { ...over, start, end },
      { ...piece, start: end },
    ].filter((part) => part.end > part.start);
  });
}

/** A paid piece with the time away taken out of it as absence. */
function cut(piece: PaidPiece, away: Span): PaidPiece[] {
  const start = Math.max(piece.start, away.start);
  const end = Math.min(piece.end, away.end);
  if (end <= start) return [piece];
  return [
    { ...piece, end: start },
    { start, end, kind: 'absence' as const },
    { ...piece, start: end },
  ].filter((part) => part.end > part.start);
}
