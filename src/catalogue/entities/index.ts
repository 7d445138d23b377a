import type { Entity } from '#src/semantic/entity.ts';
import { agentLeg } from './agent-leg.ts';
import { agentTime } from './agent-time.ts';
import { contact } from './contact.ts';
import { complaint, survey, ticket } from './feedback.ts';
import { message } from './message.ts';
import { pause } from './pause.ts';
import { cost, employment, forecast, paidTime, serviceTime, shift } from './planning.ts';
import { evaluation } from './quality.ts';
import { queueEntry } from './queue-entry.ts';
import { queueSession } from './queue-session.ts';
import { ringAttempt } from './ring-attempt.ts';
import { dialAttempt, dialTarget, sale, trunkAttempt } from './selling.ts';
import { hotspotItem, hotspotPush, opinionEvent, sensitiveHit } from './smart.ts';
import { turn } from './turn.ts';

/** Every fact table, by name. A new entity is one line here. */
export const ENTITIES = {
  contact,
  queue_entry: queueEntry,
  agent_leg: agentLeg,
  ring_attempt: ringAttempt,
  turn,
  message,
  agent_time: agentTime,
  queue_session: queueSession,
  pause,
  survey,
  complaint,
  ticket,
  dial_attempt: dialAttempt,
  dial_target: dialTarget,
  sale,
  trunk_attempt: trunkAttempt,
  hotspot_item: hotspotItem,
  hotspot_push: hotspotPush,
  opinion_event: opinionEvent,
  sensitive_hit: sensitiveHit,
  evaluation,
  shift,
  forecast,
  paid_time: paidTime,
  employment,
  cost,
  service_time: serviceTime,
} as const satisfies Readonly<Record<string, Entity>>;

export type EntityName = keyof typeof ENTITIES;
export type EntityCatalogue = Readonly<Record<string, Entity>>;
