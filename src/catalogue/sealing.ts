import type { Expression } from '#src/semantic/expression.ts';
import { type Sealing, TIME, timesLength } from '#src/semantic/sealing.ts';
import { agentLeg } from './entities/agent-leg.ts';
import { agentTime } from './entities/agent-time.ts';
import { contact } from './entities/contact.ts';
import { survey } from './entities/feedback.ts';
import { evaluation } from './entities/quality.ts';
import { queueEntry } from './entities/queue-entry.ts';
import { trunkAttempt } from './entities/selling.ts';
import { talkOrActive } from './kpis/leg-rules.ts';

/** Cells are narrow enough for every grain of the screens. */
const SLOT = 300_000;

/** What a queue is known by: these columns rarely differ within one queue, so they cost few cells. */
const ROUTE = ['queue', 'channel', 'direction', 'project', 'client'];

const entries: Sealing = {
  entity: queueEntry,
  anchor: 'enqueued_at',
  slot: SLOT,
  cuts: [
    [...ROUTE, 'outcome', 'flow_kind', 'is_callback'],
    ['site', ...ROUTE, 'outcome', 'flow_kind', 'is_callback'],
    [
      'team',
      'site',
      ...ROUTE,
      'reason',
      'segment',
      'outcome',
      'flow_kind',
      'is_callback',
      'ring_no_answers',
      'excluded',
    ],
  ],
  sorted: ['wait', 'wait_from_ivr'],
  summed: [],
};

const LEG = ['kind', 'end_kind', 'on_hold'];
const legs: Sealing = {
  entity: agentLeg,
  anchor: 'ended_at',
  slot: SLOT,
  cuts: [
    ['channel', 'direction', ...LEG],
    ['team', 'site', 'channel', 'direction', ...LEG],
    [...ROUTE, ...LEG],
    ['agent', 'team', 'site', 'channel', 'direction', ...LEG],
    ['team', 'site', ...ROUTE, 'reason', 'segment', ...LEG, 'excluded'],
  ],
  computed: { on_hold: agentLeg.is.onHold, talk_or_active: talkOrActive },
  sorted: [],
  summed: ['talk', 'talk_or_active', 'hold', 'acw', 'ring', 'consult', 'active'],
};

const CONTACT = ['channel', 'direction', 'outcome', 'handled', 'transferred'];
/** Contacts by the instant their KPIs are booked to: first touch for arrivals, end for handling and closing. */
const contacts = (anchor: 'first_touch' | 'ended_at'): Sealing => ({
  entity: contact,
  anchor,
  slot: SLOT,
  cuts: [
    CONTACT,
    [...ROUTE, 'outcome', 'handled', 'transferred'],
    [
      'team',
      'site',
      ...ROUTE,
      'reason',
      'segment',
      'outcome',
      'flow_kind',
      'refused_kind',
      'handled',
      'transferred',
      'held',
      'without_legs',
      'human',
      'spoken',
      'used_canned',
      'entered_bot_and_wrote',
      'entered_bot',
      'closed_by',
      'risky_close',
      'agent_resolved',
      'authority_needed',
      'excluded',
    ],
  ],
  computed: {
    handled: contact.is.handled,
    transferred: contact.is.transferred,
    held: contact.at.holds.above(0),
    without_legs: contact.at.legs.is(0),
    human: contact.is.human,
    spoken: contact.at.customer_messages.above(0),
    used_canned: contact.at.canned_messages.above(0),
    entered_bot_and_wrote: contact.is.enteredBot,
    risky_close: contact.is.riskyClose,
  },
  sorted: ['first_response'],
  summed: [
    'ivr_time',
    'wait_time',
    'ring_time',
    'talk_time',
    'hold_time',
    'acw_time',
    'handle_time',
    'transfers',
    'turns',
    'messages',
    'agent_messages',
    'customer_messages',
    'canned_messages',
  ],
});

/** Agents' time, by what they did: split by clock, so that its sums belong to every interval they fall in. */
const times: Sealing = {
  entity: agentTime,
  anchor: null,
  slot: SLOT,
  cuts: [
    ['team', 'site', 'activity', 'signed_in', 'paused_all', 'is_handling', 'is_talking'],
    [
      'agent',
      'team',
      'site',
      'project',
      'client',
      'activity',
      'pause_reason',
      'signed_in',
      'paused_any',
      'paused_all',
      'ringing',
      'planned',
      'tracked',
      'adherent',
      'is_handling',
      'is_talking',
      'in_conversation',
      'conversations',
      'cap',
    ],
  ],
  computed: {
    is_handling: agentTime.is.handling,
    is_talking: agentTime.is.talking,
    in_conversation: agentTime.is.inConversation,
  },
  sorted: [],
  summed: [TIME, timesLength('conversations'), timesLength('handling')],
};

const WHOSE = ['agent', 'team', 'site', ...ROUTE, 'reason', 'segment', 'excluded'];

const squared = (value: Expression): Expression => value.times(value);

const evaluations: Sealing = {
  entity: evaluation,
  anchor: 'evaluated_at',
  slot: SLOT,
  cuts: [
    [
      ...WHOSE,
      'sample',
      'qa_source',
      'scored',
      'scored_by_customer',
      'scored_for_business',
      'passed',
      'critical_customer',
      'critical_business',
      'critical_compliance',
      'appealed',
      'overturned',
    ],
  ],
  computed: {
    scored: evaluation.at.score.known(),
    score_squared: squared(evaluation.at.score),
    scored_by_customer: evaluation.at.customer_score.known(),
    customer_score_squared: squared(evaluation.at.customer_score),
    scored_for_business: evaluation.at.business_score.known(),
    business_score_squared: squared(evaluation.at.business_score),
  },
  sorted: [],
  summed: [
    'score',
    'score_squared',
    'customer_score',
    'customer_score_squared',
    'business_score',
    'business_score_squared',
  ],
};

/** Scores have few values, and are compared on their own scale: columns to cluster by. */
const surveys = (anchor: 'sent_at' | 'answered_at'): Sealing => ({
  entity: survey,
  anchor,
  slot: SLOT,
  cuts: [[...WHOSE, 'kind', 'valid', 'score', 'scale']],
  sorted: [],
  summed: [],
});

const trunkAttempts: Sealing = {
  entity: trunkAttempt,
  anchor: 'tried_at',
  slot: SLOT,
  cuts: [[...WHOSE, 'result']],
  sorted: [],
  summed: [],
};

/** Whose contact a customer's next one is, and what came of it: a repeat is told by other rows than its own. */
const contactRows: Sealing = {
  entity: contact,
  anchor: 'ended_at',
  rows: true,
  slot: SLOT,
  cuts: [
    [
      'contact_id',
      'customer',
      'issue_group',
      'agent',
      'team',
      'site',
      ...ROUTE,
      'reason',
      'segment',
      'outcome',
      'flow_kind',
      'closed_by',
      'refused_kind',
      'callback_of',
      'excluded',
    ],
  ],
  sorted: [],
  summed: ['first_touch', 'ended_at', 'legs', 'transfers'],
};

/** Evaluations compare two instants or two scores of one row. */
const evaluationRows: Sealing = {
  entity: evaluation,
  anchor: 'evaluated_at',
  rows: true,
  slot: SLOT,
  cuts: [['evaluation_id', 'contact_id', ...WHOSE, 'sample', 'qa_source']],
  sorted: [],
  summed: [
    'evaluated_at',
    'contact_at',
    'score',
    'customer_score',
    'business_score',
    'customer_verdict',
    'calibrated_items',
    'agreed_items',
    'coaching_due_at',
    'coached_at',
  ],
};

/**
 * How closed days are kept for fast questions. Cuts go from few columns to many; a question takes the first that has all it
 * names, so the everyday ones stay small. Questions none of them fits are answered from the rows.
 */
export const SEALINGS: readonly Sealing[] = [
  entries,
  legs,
  contacts('first_touch'),
  contacts('ended_at'),
  times,
  evaluations,
  surveys('sent_at'),
  surveys('answered_at'),
  trunkAttempts,
  contactRows,
  evaluationRows,
];
