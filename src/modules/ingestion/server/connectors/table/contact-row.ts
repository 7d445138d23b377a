import type { EventData } from '../../../contract/event.ts';
import type { RowOutcome } from './contact-fields.ts';
import { draft, type Draft, type DraftNotice, present } from '../draft.ts';
import type { Value } from './rule.ts';

type Values = Readonly<Record<string, Value>>;

const FLOW_OUTS = ['timeout', 'empty', 'key', 'callback', 'overflow', 'voicemail', 'withdrawn', 'ivr'] as const;
type FlowOut = (typeof FLOW_OUTS)[number];
const isFlowOut = (outcome: RowOutcome): outcome is FlowOut => (FLOW_OUTS as readonly string[]).includes(outcome);

/** Outcomes the events alone do not prove are stated as well. */
const STATED: Partial<Record<RowOutcome, string>> = {
  abandoned_ivr: 'abandoned_ivr',
  ivr_served: 'ivr_served',
  bot: 'bot',
  system_drop: 'system_drop',
  unreached: 'unanswered',
};

/** Clock times of one row may run backwards by rounding; beyond this it is worth telling. */
const WORTH_TELLING = 60_000;

/**
 * One row that tells a whole contact → its events. Durations the row states are passed on and win over clock differences;
 * instants it leaves out follow from them. Instants never run backwards: a time before the one it must follow becomes that one.
 */
export function contactRow(id: string, values: Values): { drafts: Draft[]; notices: DraftNotice[] } {
  const text = (name: string): string | null => (typeof values[name] === 'string' ? (values[name] as string) : null);
  const number = (name: string): number | null => (typeof values[name] === 'number' ? (values[name] as number) : null);
  const flag = (name: string): boolean | null => (typeof values[name] === 'boolean' ? (values[name] as boolean) : null);
  const drafts: Draft[] = [];
  const notices: DraftNotice[] = [];
  const outcome = text('outcome') as RowOutcome;
  const start = number('first_touch') ?? 0;
  let clock = start;
  const next = (name: string, at: number): number => {
    if (clock - at > WORTH_TELLING)
      notices.push({
        field: name,
        code: 'time_runs_back',
        reason: `${name} is ${Math.round((clock - at) / 1000)} s before the time it follows; taken as that time`,
      });
    clock = Math.max(clock, at);
    return clock;
  };
  const answered = outcome === 'answered';
  const queue = text('queue') ?? undefined;
  const talk = number('talk');

  drafts.push(
    draft(
      'contact_described',
      start,
      id,
      present<EventData<'contact_described'>>({
        channel: text('channel') ?? 'voice',
        direction: text('direction') as 'inbound' | null,
        customer: text('customer'),
        reason: text('reason'),
        issueGroup: text('issue_group'),
        segment: text('segment'),
        project: text('project'),
        callbackOf: text('callback_of'),
        ringTime: number('ring_time'),
        excluded: text('excluded'),
        agentResolved: flag('agent_resolved'),
        authorityNeeded: flag('authority_needed'),
        outcome: STATED[outcome],
        // Time on the line of a contact nobody answered: said of the contact, as it belongs to no leg.
        talkTime: answered || !talk ? null : talk,
      }),
    ),
  );

  const ivrTime = number('ivr_time');
  const ivrLeft = number('ivr_left');
  if (ivrTime !== null || ivrLeft !== null || outcome === 'abandoned_ivr' || outcome === 'ivr_served') {
    drafts.push(draft('ivr_entered', start, id, {}));
    const left = next('ivr_left', ivrLeft ?? start + (ivrTime ?? 0));
    drafts.push(
      draft(
        'ivr_left',
        left,
        id,
        present<EventData<'ivr_left'>>({ time: ivrTime, served: outcome === 'ivr_served' ? true : null }),
      ),
    );
  }
  botEvents(id, outcome, number, next, drafts);

  if (outcome.startsWith('refused_'))
    drafts.push(
      draft('contact_refused', clock, id, present<EventData<'contact_refused'>>({ queue, how: outcome.slice(8) })),
    );
  else if (queue !== undefined && outcome !== 'abandoned_ivr' && outcome !== 'ivr_served' && outcome !== 'bot') {
    drafts.push(draft('queue_entered', next('enqueued', number('enqueued') ?? clock), id, { queue }));
    if (!answered) leaveQueue(id, outcome, queue, values, clock, next, drafts);
  }
  if (answered) answer(id, queue, values, clock, next, drafts);

  if (outcome === 'handed_over') return { drafts, notices };
  const ended = next('ended', number('ended') ?? clock);
  const by = text('ended_by');
  const closedBy = by === 'blind_transfer' || by === 'attended_transfer' ? 'transfer' : by;
  const fallback = outcome.startsWith('abandoned')
    ? 'customer'
    : outcome === 'system_drop' || outcome === 'unreached'
      ? 'system'
      : null;
  drafts.push(
    draft(
      'contact_ended',
      ended,
      id,
      present<EventData<'contact_ended'>>({ by: (closedBy ?? fallback) as 'customer' | null }),
    ),
  );
  const csat = number('csat');
  if (csat !== null)
    drafts.push(draft('survey_answered', ended, id, { survey: 'csat', score: csat, scale: number('csat_scale') ?? 5 }));
  return { drafts, notices };
}

type Next = (name: string, at: number) => number;

function botEvents(
  id: string,
  outcome: RowOutcome,
  number: (name: string) => number | null,
  next: Next,
  drafts: Draft[],
): void {
  const started = number('bot_started');
  if (started === null) return;
  drafts.push(draft('bot_started', next('bot_started', started), id, {}));
  const spoke = number('first_customer_message');
  if (spoke !== null)
    drafts.push(draft('message_sent', next('first_customer_message', spoke), id, { sender: 'customer' }));
  const ended = number('bot_ended');
  if (ended !== null) drafts.push(draft('bot_ended', next('bot_ended', ended), id, { handedOver: outcome !== 'bot' }));
}

function leaveQueue(
  id: string,
  outcome: RowOutcome,
  queue: string,
  values: Values,
  enqueued: number,
  next: Next,
  drafts: Draft[],
): void {
  if (outcome === 'system_drop' || outcome === 'unreached' || outcome === 'handed_over') return;
  const wait = values['wait'] as number | null;
  const left = next(
    'queue_left',
    (values['queue_left'] as number | null) ??
      (wait === null ? ((values['ended'] as number | null) ?? enqueued) : enqueued + wait),
  );
  const agent = values['agent'] as string | null;
  if (outcome === 'abandoned_ringing' && agent !== null) {
    drafts.push(
      draft('agent_rung', Math.max(enqueued, left - ((values['ring'] as number | null) ?? 0)), id, { agent, queue }),
    );
    drafts.push(
      draft(
        'ring_ended',
        left,
        id,
        present<EventData<'ring_ended'>>({ agent, queue, how: 'canceled', ring: values['ring'] as number | null }),
      ),
    );
  }
  const how = isFlowOut(outcome) ? outcome : 'abandoned';
  drafts.push(draft('queue_left', left, id, present<EventData<'queue_left'>>({ queue, how, wait })));
}

function answer(
  id: string,
  queue: string | undefined,
  values: Values,
  enqueued: number,
  next: Next,
  drafts: Draft[],
): void {
  const number = (name: string): number | null => (values[name] ?? null) as number | null;
  const agent = (values['agent'] ?? undefined) as string | undefined;
  const rung = number('rung');
  const [wait, stated, talk, hold, acw] = [
    number('wait'),
    number('ring'),
    number('talk'),
    number('hold'),
    number('acw'),
  ];
  const connected = next('connected', number('connected') ?? enqueued + (wait ?? 0));
  const ring = stated ?? (rung === null ? null : Math.max(0, connected - rung));
  if (agent !== undefined && ring !== null)
    drafts.push(
      draft('agent_rung', Math.max(enqueued, connected - ring), id, present<EventData<'agent_rung'>>({ agent, queue })),
    );
  drafts.push(
    draft(
      'agent_connected',
      connected,
      id,
      present<EventData<'agent_connected'>>({ agent, queue, wait: queue === undefined ? null : wait, ring }),
    ),
  );
  const ended = next('ended', number('ended') ?? connected + (talk ?? 0) + (hold ?? 0));
  drafts.push(
    draft(
      'agent_left',
      ended,
      id,
      present<EventData<'agent_left'>>({
        agent,
        queue,
        how: values['ended_by'] as 'agent' | null,
        talk,
        hold,
        holds: number('holds') ?? (hold === null ? null : Number(hold > 0)),
        target: values['transfer_target'] as string | null,
      }),
    ),
  );
  if (acw !== null) drafts.push(draft('acw_ended', ended + acw, id, present<EventData<'acw_ended'>>({ agent, acw })));
}
