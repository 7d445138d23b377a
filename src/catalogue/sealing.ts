import type { Sealing } from '#src/semantic/sealing.ts';
import { agentLeg } from './entities/agent-leg.ts';
import { contact } from './entities/contact.ts';
import { queueEntry } from './entities/queue-entry.ts';
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

/**
 * How closed days are kept for fast questions. Cuts go from few columns to many; a question takes the first that has all it
 * names, so the everyday ones stay small. Questions none of them fits are answered from the rows.
 */
export const SEALINGS: readonly Sealing[] = [entries, legs, contacts('first_touch'), contacts('ended_at')];
