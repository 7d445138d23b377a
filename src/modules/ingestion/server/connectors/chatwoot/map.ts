import type { EventData } from '../../../contract/event.ts';
import { draft, type Draft, present } from '../draft.ts';
import { type MapRecord, type MappedRecord, RecordFault } from '../json-connector.ts';
import { asObject, type JsonObject, listAt, numberAt, objectAt, required, textAt } from '../json-fields.ts';
import { keyed, keyedOnce, type Origin } from '../keyed.ts';

const CHANNELS: Readonly<Record<string, string>> = {
  'Channel::WebWidget': 'chat',
  'Channel::Api': 'chat',
  'Channel::Email': 'email',
  'Channel::Whatsapp': 'whatsapp',
  'Channel::Sms': 'sms',
  'Channel::TwilioSms': 'sms',
  'Channel::FacebookPage': 'facebook',
  'Channel::Telegram': 'telegram',
  'Channel::Line': 'line',
  'Channel::TwitterProfile': 'twitter',
};

/** Webhooks write unix seconds (whole or broken) in some places and ISO text in others. */
function timeAt(from: JsonObject | null, ...names: readonly string[]): number | null {
  for (const name of names) {
    const number = numberAt(from, name);
    if (number !== null) return Math.round(number * 1000);
    const parsed = Date.parse(textAt(from, name) ?? '');
    if (!Number.isNaN(parsed)) return parsed;
  }
  return null;
}

const nameOf = (user: JsonObject | null): string | null =>
  textAt(user, 'name') ?? textAt(user, 'email') ?? textAt(user, 'id');

type Alias = (name: string) => string;

/** One webhook payload. Its `event` says what it is; conversations are the contacts. */
export const mapChatwoot: MapRecord = (value, options, origin) => {
  const payload = asObject(value);
  const event = textAt(payload, 'event');
  const alias: Alias = (name) => options.aliases.get(name) ?? name;
  if (!payload || event === null)
    throw new RecordFault(
      'event',
      'unknown_record',
      'The object is no Chatwoot webhook payload',
      'Give the bodies of the webhook, one a line.',
    );
  if (event === 'message_created' || event === 'message_updated') return message(payload, alias, origin);
  if (event.startsWith('conversation_')) return conversation(payload, event, alias, origin);
  return { events: [] };
};

function sender(message: JsonObject): 'customer' | 'agent' | 'bot' | 'system' {
  const kind = textAt(message, 'message_type');
  const by = (textAt(objectAt(message, 'sender'), 'type') ?? '').toLowerCase();
  if (kind === '0' || kind === 'incoming') return 'customer';
  if (kind === '2' || kind === 'activity') return 'system';
  if (by === 'agent_bot' || by === 'captain_assistant') return 'bot';
  if (kind === '3' || kind === 'template') return 'system';
  return by === 'contact' ? 'customer' : 'agent';
}

function message(payload: JsonObject, alias: Alias, origin: Origin): MappedRecord {
  const id = required(textAt(payload, 'id'), 'id');
  const talk = objectAt(payload, 'conversation');
  const subject = required(
    textAt(talk, 'id') ?? textAt(talk, 'display_id') ?? textAt(payload, 'conversation_id'),
    'conversation.id',
  );
  const at = required(timeAt(payload, 'created_at'), 'created_at');
  const who = sender(payload);
  const extra = objectAt(payload, 'content_attributes');
  const by = nameOf(objectAt(payload, 'sender'));
  const drafts: Draft[] = [];
  // Private notes are between agents; activity lines are the system's own log.
  if (payload['private'] !== true && !['2', 'activity'].includes(textAt(payload, 'message_type') ?? '')) {
    drafts.push(
      draft(
        'contact_described',
        at,
        subject,
        present<EventData<'contact_described'>>({ channel: channel(talk), customer: who === 'customer' ? by : null }),
      ),
    );
    drafts.push(
      draft(
        'message_sent',
        at,
        subject,
        present<EventData<'message_sent'>>({
          sender: who,
          agent: who === 'agent' && by !== null ? alias(by) : null,
          body: textAt(payload, 'content'),
          automatic:
            who === 'system' || textAt(extra, 'automation_rule_id') !== null || textAt(extra, 'campaign_id') !== null
              ? true
              : null,
          recalled: extra?.['deleted'] === true ? true : null,
        }),
      ),
    );
  }
  const rating = numberAt(objectAt(objectAt(extra, 'submitted_values'), 'csat_survey_response'), 'rating');
  if (textAt(payload, 'content_type') === 'input_csat' && rating !== null) {
    drafts.push(
      draft('survey_answered', timeAt(payload, 'updated_at') ?? at, subject, {
        survey: 'csat',
        score: rating,
        scale: 5,
      }),
    );
  }
  const version = timeAt(payload, 'updated_at') ?? Number(textAt(payload, 'event') === 'message_updated');
  return { events: keyed(drafts, `message:${id}`, version, origin) };
}

const channel = (talk: JsonObject | null): string => {
  const name = textAt(talk, 'channel');
  return name === null ? 'chat' : (CHANNELS[name] ?? name.replace(/^Channel::/, '').toLowerCase());
};

function conversation(payload: JsonObject, event: string, alias: Alias, origin: Origin): MappedRecord {
  const subject = required(textAt(payload, 'id'), 'id');
  const meta = objectAt(payload, 'meta');
  const assignee = nameOf(objectAt(meta, 'assignee'));
  const at = required(
    timeAt(
      payload,
      ...(event === 'conversation_created'
        ? ['created_at', 'timestamp']
        : ['updated_at', 'timestamp', 'last_activity_at']),
    ),
    'timestamp',
  );
  const status = textAt(payload, 'status');
  const drafts: Draft[] = [
    draft(
      'contact_described',
      at,
      subject,
      present<EventData<'contact_described'>>({
        channel: channel(payload),
        direction: event === 'conversation_created' ? 'inbound' : null,
        customer: nameOf(objectAt(meta, 'sender')),
      }),
    ),
  ];
  // A bot keeps its conversations "pending" until it hands them over.
  if (event === 'conversation_created' && status === 'pending') drafts.push(draft('bot_started', at, subject, {}));
  if (changed(payload, 'assignee_id') && assignee !== null)
    drafts.push(draft('agent_connected', at, subject, { agent: alias(assignee) }));
  if (event === 'conversation_status_changed')
    drafts.push(...statusChange(subject, at, status, changed(payload, 'status')?.from ?? null, assignee));
  return { events: keyedOnce(drafts, `${event}:${subject}:${at}:${status}`, origin) };
}

function changed(payload: JsonObject, name: string): { readonly from: string | null } | null {
  for (const one of listAt(payload, 'changed_attributes').map(asObject)) {
    const change = objectAt(one, name);
    if (change) return { from: textAt(change, 'previous_value') };
  }
  return null;
}

/** Every resolution is an event of its own (E15): a conversation re-opened and resolved again was resolved twice. */
function statusChange(
  subject: string,
  at: number,
  status: string | null,
  from: string | null,
  assignee: string | null,
): Draft[] {
  switch (status) {
    case 'open':
      if (from === 'pending') return [draft('bot_ended', at, subject, { handedOver: true })];
      return [draft('noted', at, subject, { what: 'reopened' })];
    case 'resolved': {
      const byBot = from === 'pending';
      const drafts: Draft[] = byBot ? [draft('bot_ended', at, subject, { handedOver: false })] : [];
      drafts.push(draft('noted', at, subject, { what: 'resolved' }));
      drafts.push(
        draft(
          'contact_ended',
          at,
          subject,
          present<EventData<'contact_ended'>>({ by: byBot ? 'system' : assignee === null ? null : 'agent' }),
        ),
      );
      return drafts;
    }
    case 'pending':
      return [draft('bot_started', at, subject, {})];
    default:
      return [draft('noted', at, subject, { what: status ?? 'status' })];
  }
}
