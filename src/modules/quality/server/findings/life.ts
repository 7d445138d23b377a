import type { FindingState, LeadAct, OwnerAct } from '../../contract/finding.ts';

const DAY_MS = 86_400_000;
/** An owner has so long to accept. */
export const ACCEPT_MS = 3 * DAY_MS;
/** The QA lead has so long to close or reopen once it is known whether it helped. */
export const CLOSE_MS = 7 * DAY_MS;
/** Data of the last day may come so much later before the proof counts as late. */
export const DATA_MS = 3 * DAY_MS;

const NEXT: Readonly<Record<OwnerAct | LeadAct, { from: readonly FindingState[]; to: FindingState }>> = {
  accept: { from: ['open'], to: 'accepted' },
  start: { from: ['accepted'], to: 'in_work' },
  finish: { from: ['accepted', 'in_work'], to: 'done' },
  close: { from: ['proved', 'not_proved'], to: 'closed' },
  // Also what was done and is still waiting: somebody has seen that it is not.
  reopen: { from: ['done', 'proved', 'not_proved', 'closed'], to: 'open' },
};

/** The state an act leads to; null where it may not be done now. */
export const stateAfter = (state: FindingState, act: OwnerAct | LeadAct): FindingState | null =>
  NEXT[act].from.includes(state) ? NEXT[act].to : null;

export type Clock = { readonly what: 'accept' | 'work' | 'proof' | 'close'; readonly at: number };

/** What a finding waits for, and until when; null of a closed one. `proofAt`: the end of the second span. */
export function clockOf(
  state: FindingState,
  { stateAt, due, proofAt }: { readonly stateAt: number; readonly due: number; readonly proofAt: number | null },
): Clock | null {
  switch (state) {
    case 'open':
      return { what: 'accept', at: Math.min(stateAt + ACCEPT_MS, due) };
    case 'accepted':
    case 'in_work':
      return { what: 'work', at: due };
    case 'done':
      return { what: 'proof', at: (proofAt ?? due) + DATA_MS };
    case 'proved':
    case 'not_proved':
      return { what: 'close', at: stateAt + CLOSE_MS };
    case 'closed':
      return null;
  }
}
