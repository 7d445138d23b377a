import { label } from '#src/semantic/label.ts';
import { type Linear, spanTime } from '#src/semantic/measure.ts';
import { agentTime } from '../entities/agent-time.ts';

/** Idle and signed-in time belong to the agent, never to one of her queues (E12). */
export const notByQueue = {
  dimensions: ['queue', 'channel'],
  because: label('ready time belongs to the agent, not to one of several queues', '示闲时间属于坐席，不能归到某个队列'),
} as const;

export const signedIn = (): Linear => spanTime(agentTime, agentTime.is.signedIn);
export const onQueue = (): Linear => spanTime(agentTime, agentTime.is.onQueue);
/** Union of an agent's handling: two chats at once are one minute a minute (E22). */
export const handling = (): Linear => spanTime(agentTime, agentTime.is.handling);
export const talking = (): Linear => spanTime(agentTime, agentTime.is.talking);
export const available = (): Linear => spanTime(agentTime, agentTime.is.available);
