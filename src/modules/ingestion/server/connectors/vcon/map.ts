import { type EventData, RECORDING_STARTED } from '../../../contract/event.ts';
import { draft, type Draft, type DraftNotice, present } from '../draft.ts';
import { type MapRecord, RecordFault } from '../json-connector.ts';
import { asObject, instantAt, type JsonObject, listAt, numberAt, objectAt, required, textAt } from '../json-fields.ts';
import { keyed } from '../keyed.ts';

type Role = 'agent' | 'customer' | 'bot' | 'unknown';
type Party = { readonly role: Role; readonly name: string };

const ROLES: Readonly<Record<string, Role>> = {
  agent: 'agent',
  operator: 'agent',
  supervisor: 'agent',
  contact: 'customer',
  customer: 'customer',
  caller: 'customer',
  client: 'customer',
  bot: 'bot',
  virtual_agent: 'bot',
};

function partyOf(value: unknown): Party {
  const party = asObject(value);
  const role = (textAt(party, 'role') ?? textAt(objectAt(party, 'meta'), 'role') ?? '').toLowerCase();
  const known = ROLES[role] ?? 'unknown';
  const address = textAt(party, 'tel') ?? textAt(party, 'mailto');
  // An agent is known by name, a customer by the address the contact came from.
  const name = known === 'agent' ? (textAt(party, 'name') ?? address) : (address ?? textAt(party, 'name'));
  return { role: known, name: name ?? 'unknown' };
}

/** One vCon (IETF draft-ietf-vcon-vcon-container) → the contact it holds: messages of its text dialogs, legs of its recordings. */
export const mapVcon: MapRecord = (value, options, origin) => {
  const vcon = asObject(value);
  if (!vcon || textAt(vcon, 'vcon') === null)
    throw new RecordFault(
      'vcon',
      'unknown_record',
      'The object is no vCon',
      'Give vCon documents, one a line or one a file.',
    );
  const id = required(textAt(vcon, 'uuid'), 'uuid');
  const alias = (name: string): string => options.aliases.get(name) ?? name;
  const parties = listAt(vcon, 'parties').map(partyOf);
  const dialogs = listAt(vcon, 'dialog')
    .map(asObject)
    .filter((one): one is JsonObject => one !== null);
  const starts = dialogs.map((dialog) => instantAt(dialog, 'start')).filter((at): at is number => at !== null);
  if (starts.length === 0)
    throw new RecordFault(
      'dialog',
      'no_value',
      'The vCon has no dialog with a start',
      'Export vCons with their dialog.',
    );
  const notices: DraftNotice[] = [];
  if (parties.some((party) => party.role === 'unknown'))
    notices.push({
      field: 'parties.role',
      code: 'unknown_role',
      reason: 'A party without a known role is taken as customer',
    });
  const first = Math.min(...starts);
  const direction = textAt(objectAt(dialogs[0] ?? null, 'meta'), 'direction');
  const customer = parties.find((party) => party.role === 'customer' || party.role === 'unknown');
  const drafts: Draft[] = [
    draft(
      'contact_described',
      first,
      id,
      present<EventData<'contact_described'>>({
        channel: dialogs.some((dialog) => textAt(dialog, 'type') === 'text') ? 'chat' : 'voice',
        direction: direction?.startsWith('out') ? 'outbound' : 'inbound',
        customer: customer?.name ?? null,
        reason: textAt(vcon, 'subject'),
      }),
    ),
  ];
  let last = first;
  for (const dialog of dialogs) {
    const at = instantAt(dialog, 'start');
    if (at === null) continue;
    const told =
      textAt(dialog, 'type') === 'text'
        ? [message(dialog, at, id, parties, alias)]
        : recording(dialog, at, id, parties, alias);
    drafts.push(...told);
    last = Math.max(last, ...told.map((one) => one.at));
  }
  drafts.push(draft('contact_ended', last, id, {}));
  const version = instantAt(vcon, 'updated_at') ?? instantAt(vcon, 'created_at') ?? 0;
  return { events: keyed(drafts, `vcon:${id}`, version, origin), notices };
};

type Alias = (name: string) => string;

function message(dialog: JsonObject, at: number, id: string, parties: readonly Party[], alias: Alias): Draft {
  const among = Array.isArray(dialog['parties']) ? dialog['parties'][0] : dialog['parties'];
  const sender = parties[numberAt(dialog, 'originator') ?? Number(among ?? -1)];
  const role = sender?.role === 'agent' || sender?.role === 'bot' ? sender.role : 'customer';
  return draft(
    'message_sent',
    at,
    id,
    present<EventData<'message_sent'>>({
      sender: role,
      agent: role === 'agent' && sender ? alias(sender.name) : null,
      body: textAt(dialog, 'body'),
    }),
  );
}

/** A recording is a connected leg of its agent; `duration` is in seconds. `incomplete` and `transfer` dialogs hold no talk. */
function recording(dialog: JsonObject, at: number, id: string, parties: readonly Party[], alias: Alias): Draft[] {
  const type = textAt(dialog, 'type');
  if (type !== 'recording')
    return [
      draft(
        'noted',
        at,
        id,
        present<EventData<'noted'>>({ what: type ?? 'dialog', text: textAt(dialog, 'disposition') }),
      ),
    ];
  const among = listAt(dialog, 'parties')
    .flat()
    .map((index) => parties[Number(index)]);
  const agent = among.find((party) => party?.role === 'agent');
  const name = agent ? { agent: alias(agent.name) } : {};
  const length = Math.round((numberAt(dialog, 'duration') ?? 0) * 1000);
  return [
    draft('agent_connected', at, id, name),
    draft('noted', at, id, { what: RECORDING_STARTED }),
    draft('agent_left', at + length, id, { ...name, talk: length }),
  ];
}
