import type { EventData } from '../../../contract/event.ts';
import { draft, type Draft, present } from '../draft.ts';
import { instantAt, type JsonObject, objectAt, required, textAt } from '../json-fields.ts';
import type { Happening } from './agent-event.ts';
import { tail } from './contact-record.ts';
import { channelOf, endedBy } from './words.ts';

/**
 * One contact event (EventBridge, with or without its envelope). Beside contact records it says nothing new and is only noted in
 * the contact's timeline; `asSource` takes contacts from these events alone.
 */
export function contactEvent(event: JsonObject, asSource: boolean, alias: (name: string) => string): Happening[] {
  const detail = objectAt(event, 'detail') ?? event;
  const kind = required(textAt(detail, 'eventType'), 'eventType');
  const id = required(textAt(detail, 'contactId'), 'contactId');
  const subject = textAt(detail, 'initialContactId') ?? id;
  const started = required(instantAt(detail, 'initiationTimestamp'), 'initiationTimestamp');
  const queueInfo = objectAt(detail, 'queueInfo');
  const agentInfo = objectAt(detail, 'agentInfo') ?? objectAt(detail, 'AgentInfo');
  const enqueued = instantAt(queueInfo, 'enqueueTimestamp');
  const connected = instantAt(agentInfo, 'connectedToAgentTimestamp');
  const ended = instantAt(detail, 'disconnectTimestamp');
  const time = ended ?? connected ?? enqueued ?? instantAt(detail, 'connectedToSystemTimestamp') ?? started;
  const at = instantAt(event, 'time') === null || kind !== 'DISCONNECTED' ? time : Math.max(time, started);
  const happening = (name: string, one: Draft): Happening => ({ name: `${name}:${id}:${one.at}`, draft: one });
  if (!asSource) return [happening(`noted:${kind}`, draft('noted', at, subject, { what: kind.toLowerCase() }))];

  const queue = tail(textAt(queueInfo, 'queueArn')) ?? undefined;
  const agent = alias(tail(textAt(agentInfo, 'agentArn') ?? textAt(agentInfo, 'AgentArn')) ?? 'unknown');
  const direction = textAt(detail, 'initiationMethod') === 'OUTBOUND' ? 'outbound' : 'inbound';
  const happenings = [
    happening(
      'contact',
      draft(
        'contact_described',
        started,
        subject,
        present<EventData<'contact_described'>>({ channel: channelOf(textAt(detail, 'channel')), direction }),
      ),
    ),
  ];
  // Each event repeats what came before: equal names make it one happening.
  if (queue !== undefined && enqueued !== null)
    happenings.push(happening('queued', draft('queue_entered', enqueued, subject, { queue })));
  if (connected !== null) {
    const wait = enqueued === null ? null : Math.max(0, connected - enqueued);
    happenings.push(
      happening(
        'connected',
        draft('agent_connected', connected, subject, present<EventData<'agent_connected'>>({ agent, queue, wait })),
      ),
    );
  }
  if (kind === 'DISCONNECTED' && ended !== null) {
    const by = endedBy(textAt(detail, 'disconnectReason'));
    if (connected !== null)
      happenings.push(
        happening(
          'left',
          draft(
            'agent_left',
            Math.max(ended, connected),
            subject,
            present<EventData<'agent_left'>>({ agent, how: by === 'transfer' ? 'blind_transfer' : by }),
          ),
        ),
      );
    else if (queue !== undefined && by === 'customer')
      happenings.push(happening('left', draft('queue_left', ended, subject, { queue, how: 'abandoned' })));
    happenings.push(
      happening('ended', draft('contact_ended', ended, subject, present<EventData<'contact_ended'>>({ by }))),
    );
  }
  return happenings;
}
