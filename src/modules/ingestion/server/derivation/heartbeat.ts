import type { PresenceEvent } from './agent-presence.ts';
import type { AgentWork } from './agent-timeline.ts';
import { endOr } from './agent-timeline.ts';

/** Events after which a lapsed session does not simply go on. */
const SETTLES = new Set<PresenceEvent['what']>(['signed_in', 'signed_out', 'state', 'lasted']);

/**
 * Sessions end when an agent gives no sign of life for `timeout` milliseconds (E32): closing a window is no sign-out. Signs are
 * the agent's own events, and every leg and ring while it lasts. A later sign resumes the session. Without a timeout
 * (`null`) sessions last until somebody signs out.
 */
export function withTimeouts(
  events: readonly PresenceEvent[],
  work: AgentWork,
  timeout: number | null,
  until: number,
): PresenceEvent[] {
  if (timeout === null || events.length === 0) return [...events];
  const signs: { at: number; end: number; event: PresenceEvent | null }[] = [
    ...events.map((event) => ({ at: event.at, end: event.what === 'lasted' ? event.until : event.at, event })),
    ...work.legs.map((leg) => ({
      at: leg.connectedAt,
      end: endOr(leg.acwEndedAt, endOr(leg.endedAt, until)),
      event: null,
    })),
    ...work.rings.map((ring) => ({ at: ring.start, end: ring.end, event: null })),
  ].sort((a, b) => a.at - b.at);
  const blank = { queue: null, reason: null, until: Number.NaN, startsPaused: false, announced: false };
  const result: PresenceEvent[] = [];
  let alive = Number.POSITIVE_INFINITY;
  for (const { at, end, event } of signs) {
    if (at > alive + timeout) {
      result.push({ ...blank, at: alive + timeout, what: 'timed_out' });
      if (!event || !SETTLES.has(event.what)) result.push({ ...blank, at, what: 'resumed' });
    }
    if (event) result.push(event);
    alive = alive === Number.POSITIVE_INFINITY ? end : Math.max(alive, end);
  }
  if (until > alive + timeout) result.push({ ...blank, at: alive + timeout, what: 'timed_out' });
  return result;
}
