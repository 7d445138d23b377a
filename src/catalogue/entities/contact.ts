import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { and, not, or } from '#src/semantic/expression.ts';
import {
  exclusion,
  origin,
  person,
  personDimensions,
  place,
  placeDimensions,
  route,
  routeDimensions,
} from './stamps.ts';

/**
 * One customer's intent to reach the centre on one channel, from the first system touch to the final end; parent of
 * queue entries, agent legs and messages (kpi-catalogue §1). `agent` and `team` are those of the last connected leg.
 *
 * `outcome`: handled · abandoned (in a queue) · abandoned_ivr · refused · flow_out · system_drop · bot (ended by the bot) ·
 * ivr_served · unanswered (text, no human answer) · open.
 */
export const contact = entity({
  name: 'contact',
  label: label('contact', '联络'),
  fields: {
    contact_id: column.id.required(),
    ...origin,
    ...place,
    ...person,
    ...route,
    first_agent: column.text.optional(),
    /** Contacts about one issue share it; `reason` when the source has nothing finer. */
    issue_group: column.text.optional(),
    first_touch: column.instant.required(label('First touch', '首次触达')),
    first_connected: column.instant.optional(),
    ended_at: column.instant.optional(label('Ended', '结束')),
    outcome: column.text.required(label('Outcome', '结果')),
    flow_kind: column.text.optional(label('Flow-out kind', '转出类型')),
    refused_kind: column.text.optional(),
    ...exclusion,
    ivr_time: column.duration.optional(label('IVR time', 'IVR 时长')),
    wait_time: column.duration.optional(label('Wait', '等待时长')),
    /** Ringing before anybody, agent or IVR, answered. */
    ring_time: column.duration.optional(label('ringing before pick-up', '接起前振铃时长')),
    talk_time: column.duration.optional(label('Talk time', '通话时长')),
    hold_time: column.duration.optional(label('Hold time', '保持时长')),
    acw_time: column.duration.optional(label('After-contact work', '话后时长')),
    /** Talk + hold + after-contact work over all legs. */
    handle_time: column.duration.optional(label('handle time', '处理时长')),
    entries: column.count.required(),
    legs: column.count.required(label('agent legs', '处理段数')),
    /** Agent-initiated hand-overs (not consults, not overflow). */
    transfers: column.count.required(label('transfers by agents', '坐席转接次数')),
    holds: column.count.required(label('times put on hold', '保持次数')),
    /** customer · agent · system · timeout · transfer. */
    closed_by: column.text.optional(label('Closed by', '关闭方')),
    last_message_by: column.text.optional(),
    /** Last customer message is thanks or goodbye, by rule. */
    closing_phrase: column.flag.optional(),
    messages: column.count.required(),
    customer_messages: column.count.required(label('customer messages', '客户消息数')),
    agent_messages: column.count.required(label('agent messages', '坐席消息数')),
    bot_messages: column.count.required(),
    turns: column.count.required(label('turns', '会话轮次')),
    canned_messages: column.count.required(label('canned scripts sent', '话术使用次数')),
    entered_bot: column.flag.required(),
    bot_started: column.instant.optional(),
    handed_over_at: column.instant.optional(),
    /** First inbound customer message (or later bot hand-off) → first human message; absent when never answered. */
    first_response: column.duration.optional(label('First response', '首次响应时长')),
    first_response_business: column.duration.optional(
      label('first response in business hours', '首次响应时长（工作时间）'),
    ),
    /** The agent's own mark: solved at once, yes or no. */
    agent_resolved: column.flag.optional(label('marked as solved', '坐席标记已解决')),
    authority_needed: column.flag.required(label('needed an approval', '需上级授权')),
    callback_of: column.text.optional(label('callback of', '所回联络')),
  },
  key: ['contact_id'],
  subject: 'contact_id',
  anchors: ['first_touch', 'ended_at', 'first_connected'],
  dimensions: {
    ...placeDimensions,
    ...personDimensions,
    ...routeDimensions,
    outcome: 'outcome',
    flow_kind: 'flow_kind',
    closed_by: 'closed_by',
    refused_kind: 'refused_kind',
  },
  terms: (at) => ({
    handled: { label: label('handled', '处理量'), is: at.legs.above(0) },
    text: { label: label('text conversation', '文字会话'), is: at.channel.isNot('voice') },
    human: {
      label: label('human session', '人工会话'),
      is: and(at.channel.isNot('voice'), or(at.legs.above(0), at.agent_messages.above(0))),
    },
    enteredBot: {
      label: label('entered the bot', '进入机器人'),
      is: and(at.entered_bot, at.customer_messages.above(0)),
    },
    transferred: { label: label('transferred by an agent', '坐席转接'), is: at.transfers.above(0) },
    repliedByAgent: { label: label('answered by a person', '人工回复'), is: at.first_response.known() },
    closedByAgent: { label: label('closed by the agent', '客服主动关闭'), is: at.closed_by.is('agent') },
    riskyClose: {
      label: label('closed by the agent after a customer message', '客户发言后被客服关闭'),
      is: and(
        at.closed_by.is('agent'),
        at.last_message_by.is('customer'),
        not(and(at.closing_phrase.known(), at.closing_phrase)),
      ),
    },
    /** Sources that name no direction record inbound contacts only. */
    inbound: { label: label('inbound', '呼入'), is: or(at.direction.isNull(), at.direction.isNot('outbound')) },
    refused: { label: label('refused before a queue', '未入队被拒'), is: at.outcome.is('refused') },
    contained: {
      label: label('ended by the bot without a person', '机器人独立完结'),
      is: and(at.outcome.is('bot'), at.legs.is(0)),
    },
  }),
});
