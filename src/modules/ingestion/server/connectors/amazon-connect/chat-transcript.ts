import type { EventData } from '../../../contract/event.ts';
import { draft, type Draft, present } from '../draft.ts';
import { asObject, instantAt, type JsonObject, listAt, objectAt, required, textAt } from '../json-fields.ts';

const SENDERS = { CUSTOMER: 'customer', AGENT: 'agent', SYSTEM: 'system', CUSTOM_BOT: 'bot' } as const;

/** A Contact Lens chat file → the messages of its contact, with their own ids and times. */
export function chatTranscript(file: JsonObject, alias: (name: string) => string): { id: string; drafts: Draft[] } {
  const subject = required(textAt(objectAt(file, 'CustomerMetadata'), 'ContactId'), 'CustomerMetadata.ContactId');
  const drafts: Draft[] = [];
  for (const item of listAt(file, 'Transcript').map(asObject)) {
    const at = instantAt(item, 'AbsoluteTime');
    const role = textAt(item, 'ParticipantRole');
    if (item === null || at === null || textAt(item, 'Type') !== 'MESSAGE') continue;
    const sender = role !== null && role in SENDERS ? SENDERS[role as keyof typeof SENDERS] : 'system';
    const name = textAt(item, 'DisplayName');
    if (drafts.length === 0)
      drafts.push(draft('contact_described', at, subject, { channel: 'chat', direction: 'inbound' }));
    drafts.push(
      draft(
        'message_sent',
        at,
        subject,
        present<EventData<'message_sent'>>({
          sender,
          agent: sender === 'agent' && name !== null ? alias(name) : null,
          body: textAt(item, 'Content'),
          automatic: sender === 'system' ? true : null,
        }),
      ),
    );
  }
  return { id: `transcript:${subject}`, drafts };
}
