import type { TimelineEvent } from '#src/modules/ingestion/contract/api.ts';

/** A stretch of time, `[from, to)` in epoch milliseconds. */
export type Span = { readonly from: number; readonly to: number };

/**
 * When the customer was put on hold, from a contact's events in order of time. A hold nobody ended ends with its agent's part, or with the contact; one that
 * never ended at all is left out. Sources that tell lengths alone give none.
 */
export function holdsOf(events: readonly Pick<TimelineEvent, 'at' | 'kind' | 'data'>[]): Span[] {
  const found: Span[] = [];
  let open: { readonly from: number; readonly agent: unknown }[] = [];
  /** Ends the holds of this agent; of everybody where the event, or the hold, names nobody. */
  const end = (to: number, agent: unknown): void => {
    const ended = open.filter((one) => agent === undefined || one.agent === undefined || one.agent === agent);
    found.push(...ended.flatMap(({ from }) => (to > from ? [{ from, to }] : [])));
    open = open.filter((one) => !ended.includes(one));
  };
  for (const { at, kind, data } of events) {
    const agent = data['agent'];
    // A hold told twice is one hold.
    if (kind === 'hold_started' && !open.some((one) => one.agent === agent)) open.push({ from: at, agent });
    if (kind === 'hold_ended' || kind === 'agent_left') end(at, agent);
    if (kind === 'contact_ended') end(at, undefined);
  }
  return found.sort((a, b) => a.from - b.from);
}
