import { type MapRecord, RecordFault } from '../json-connector.ts';
import { asObject, objectAt, textAt } from '../json-fields.ts';
import { keyed, keyedOnce } from '../keyed.ts';
import { agentEvent, type Happening } from './agent-event.ts';
import { chatTranscript } from './chat-transcript.ts';
import { contactEvent } from './contact-event.ts';
import { contactRecord } from './contact-record.ts';
import { evaluation } from './evaluation.ts';

/** Any record Amazon Connect writes, told apart by its own fields. */
export const mapAmazonConnect: MapRecord = (value, options, origin) => {
  const record = asObject(value);
  const alias = (name: string): string => options.aliases.get(name) ?? name;
  const contactsFrom = options.settings['contacts_from'] ?? 'contact_records';
  const once = (happenings: readonly Happening[]) => ({
    events: happenings.flatMap(({ name, draft }) => keyedOnce([draft], name, origin)),
  });
  if (record && textAt(record, 'AgentARN') !== null)
    return once(agentEvent(record, contactsFrom === 'agent_events', alias));
  if (record && (textAt(record, 'eventType') !== null || textAt(objectAt(record, 'detail'), 'eventType') !== null)) {
    return once(contactEvent(record, contactsFrom === 'contact_events', alias));
  }
  if (record && textAt(record, 'evaluationId') !== null) {
    const { id, version, draft } = evaluation(record, alias);
    return { events: keyed([draft], id, version, origin) };
  }
  if (record && 'Transcript' in record && textAt(record, 'Channel') === 'CHAT') {
    const { id, drafts } = chatTranscript(record, alias);
    return { events: keyed(drafts, id, 0, origin) };
  }
  if (record && textAt(record, 'ContactId') !== null && 'InitiationTimestamp' in record) {
    const { id, version, drafts } = contactRecord(record, alias);
    return { events: keyed(drafts, id, version, origin) };
  }
  if (record && ('Transcript' in record || textAt(record, 'EventType') !== null)) {
    // Speech analytics give offsets, no times of day: nothing to place in a contact's timeline yet.
    return {
      events: [],
      notices: [{ field: null, code: 'not_used', reason: 'Speech analytics without absolute times; no events taken' }],
    };
  }
  throw new RecordFault(
    '',
    'unknown_record',
    'The object is no Amazon Connect record this connector knows',
    'Give contact records, agent events, contact events, chat transcripts or evaluation outputs.',
  );
};
