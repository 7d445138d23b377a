import type { EventData } from '../../../contract/event.ts';
import { draft, type Draft, present } from '../draft.ts';

/** One stay of a caller in a mod_callcenter queue, as CDR variables and as events tell it. Instants in epoch milliseconds. */
export type QueueStay = {
  /** Channel uuid of the caller: the contact. */
  readonly session: string;
  readonly queue: string;
  readonly caller: string | null;
  readonly joined: number;
  readonly called: number | null;
  readonly answered: number | null;
  readonly left: number | null;
  readonly agent: string | null;
  /** TIMEOUT, NO_AGENT_TIMEOUT, BREAK_OUT, EXIT_WITH_KEY where the caller left without an agent. */
  readonly cancelReason: string | null;
  readonly closedBy: 'agent' | 'customer' | 'system' | null;
};

type LeftHow = NonNullable<EventData<'queue_left'>['how']>;

const LEFT: Readonly<Record<string, LeftHow>> = {
  TIMEOUT: 'timeout',
  NO_AGENT_TIMEOUT: 'empty',
  EXIT_WITH_KEY: 'key',
  // The caller hung up while waiting.
  BREAK_OUT: 'abandoned',
};

export function queueStay(stay: QueueStay): Draft[] {
  const { session, queue, joined, answered, left } = stay;
  const agent = stay.agent ?? undefined;
  const drafts: Draft[] = [
    draft(
      'contact_described',
      joined,
      session,
      present<EventData<'contact_described'>>({ channel: 'voice', direction: 'inbound', customer: stay.caller }),
    ),
    draft('queue_entered', joined, session, { queue }),
  ];
  if (answered === null) {
    if (left !== null) {
      const how = LEFT[stay.cancelReason ?? 'BREAK_OUT'] ?? 'abandoned';
      drafts.push(draft('queue_left', left, session, { queue, how, wait: Math.max(0, left - joined) }));
      if (how === 'abandoned') drafts.push(draft('contact_ended', left, session, { by: 'customer' }));
    }
    return drafts;
  }
  if (agent !== undefined && stay.called !== null)
    drafts.push(draft('agent_rung', stay.called, session, { agent, queue }));
  const ring = stay.called === null ? null : Math.max(0, answered - stay.called);
  drafts.push(
    draft(
      'agent_connected',
      answered,
      session,
      present<EventData<'agent_connected'>>({ agent, queue, wait: Math.max(0, answered - joined), ring }),
    ),
  );
  if (left !== null) {
    const how = stay.closedBy;
    drafts.push(
      draft(
        'agent_left',
        left,
        session,
        present<EventData<'agent_left'>>({ agent, queue, how, talk: Math.max(0, left - answered) }),
      ),
    );
    drafts.push(draft('contact_ended', left, session, present<EventData<'contact_ended'>>({ by: how })));
  }
  return drafts;
}
