import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { and, not } from '#src/semantic/expression.ts';
import { origin, person, personDimensions, place, placeDimensions } from './stamps.ts';

/**
 * An agent's day as disjoint stretches: a sweep over sign-ins, pauses, rings, handling and plan, cut wherever any of them
 * changes. Unions (occupancy, E22), concurrency (§4-9) and adherence (§3.6) become plain sums over it. Belongs to the agent,
 * never to a queue (E12).
 */
export const agentTime = entity({
  name: 'agent_time',
  label: label('agent time', '坐席时间'),
  fields: {
    ...person,
    agent: column.text.required(label('Agent', '坐席')),
    ...origin,
    ...place,
    start_at: column.instant.required(),
    end_at: column.instant.required(),
    signed_in: column.flag.required(),
    /** Paused in at least one queue signed in to. */
    paused_any: column.flag.required(),
    /** Paused in every queue signed in to: cannot be offered anything. */
    paused_all: column.flag.required(),
    ringing: column.flag.required(),
    /** Legs in talk, hold or after-contact work at once. */
    handling: column.count.required(label('contacts being handled', '处理中的联络数')),
    /** Legs in talk or hold, after-contact work left out. */
    talking: column.count.required(),
    /** Text conversations open at once. */
    conversations: column.count.required(label('conversations open', '打开的会话数')),
    /** Cap on conversations, where known. */
    cap: column.count.optional(label('concurrency cap', '接待上限')),
    /** What the agent did: handling · ringing · available · break · meal · training · meeting · coaching · other_pause · offline. */
    activity: column.text.required(label('Activity', '状态')),
    pause_reason: column.text.optional(label('Pause reason', '示忙原因')),
    /** Planned activity at that time: work · break · meal · training · meeting · leave; absent outside the shift. */
    planned: column.text.optional(label('planned activity', '计划状态')),
    /** Whether the planned activity is tracked for adherence. */
    tracked: column.flag.required(),
    /** Actual category matches the planned one; only inside tracked plan. */
    adherent: column.flag.required(),
  },
  key: ['agent', 'start_at'],
  subject: 'agent',
  span: { start: 'start_at', end: 'end_at' },
  dimensions: { ...placeDimensions, ...personDimensions, pause_reason: 'pause_reason', kind: 'activity' },
  terms: (at) => ({
    signedIn: { label: label('signed in', '签入'), is: at.signed_in },
    handling: { label: label('handling', '处理中'), is: at.handling.above(0) },
    talking: { label: label('talk or hold', '通话或保持'), is: at.talking.above(0) },
    available: { label: label('ready and idle', '示闲'), is: at.activity.is('available') },
    paused: { label: label('not ready in any queue', '任一队列示忙'), is: and(at.signed_in, at.paused_any) },
    unpaused: {
      label: label('signed in, not paused everywhere', '签入且未全部示忙'),
      is: and(at.signed_in, not(at.paused_all)),
    },
    onQueue: { label: label('on queue', '在线'), is: and(at.signed_in, not(at.paused_all)) },
    planned: { label: label('planned and tracked', '计划内（计入遵从）'), is: and(at.planned.known(), at.tracked) },
    plannedWork: { label: label('planned on queue', '计划在线'), is: at.planned.is('work') },
    adherent: { label: label('as planned', '与计划一致'), is: and(at.planned.known(), at.tracked, at.adherent) },
    outsideShift: {
      label: label('on queue outside the shift', '班外在线'),
      is: and(at.planned.isNull(), at.signed_in, not(at.paused_all)),
    },
    inConversation: { label: label('in a conversation', '有会话'), is: at.conversations.above(0) },
    ringing: { label: label('ringing', '振铃'), is: at.ringing },
  }),
});
