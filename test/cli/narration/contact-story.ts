import { conversationStory } from './conversation-story.ts';
import { agentOf, described, flag, number, type Row, type Said, say, text } from './said.ts';

const MINUTE = 60_000;

/** What happens around one contact: from its first touch to its end, with the legs, messages or exits its row counts. */
export function contactStory(row: Row): Said[] {
  const id = text(row, 'contact_id') ?? '';
  const start = number(row, 'first_touch') ?? 0;
  const ended = number(row, 'ended_at');
  const opening = described(id, start, row, {
    issueGroup: text(row, 'issue_group'),
    callbackOf: text(row, 'callback_of'),
    ringTime: number(row, 'ring_time'),
    agentResolved: row['agent_resolved'],
    authorityNeeded: flag(row, 'authority_needed') || null,
  });
  const ivr = number(row, 'ivr_time');
  const outcome = text(row, 'outcome') ?? '';
  const served = outcome === 'ivr_served';
  const story = [opening];
  if (ivr !== null || served || outcome === 'abandoned_ivr') {
    story.push(
      say('ivr_entered', start, id),
      say('ivr_left', start + (ivr ?? 0), id, { time: ivr, ...(served && { served }) }),
    );
  }
  const legs = number(row, 'legs') ?? 0;
  if (text(row, 'channel') !== 'voice') story.push(...conversationStory(row));
  else if (legs > 0) story.push(...legsOf(row, id, start + (ivr ?? 0), ended ?? start + 10 * MINUTE, legs));
  else story.push(...exitOf(row, id, start + (ivr ?? 0), ended ?? start + MINUTE, outcome));
  if (ended !== null || legs === 0)
    story.push(say('contact_ended', ended ?? start + MINUTE, id, { by: text(row, 'closed_by') ?? endedBy(outcome) }));
  return story;
}

/** Legs one after the other; the first ones hand over as often as the row counts. Its times are shared among them. */
function legsOf(row: Row, id: string, start: number, ended: number, legs: number): Said[] {
  const transfers = number(row, 'transfers') ?? 0;
  const share = (name: string): number | null => {
    const total = number(row, name);
    return total === null ? null : total / legs;
  };
  const acw = share('acw_time');
  const length = (ended - start) / legs;
  return Array.from({ length: legs }, (_, i) => {
    const agent = i === legs - 1 ? (text(row, 'agent') ?? agentOf(id)) : `${agentOf(id)}-${i}`;
    const [from, to] = [start + i * length, start + (i + 1) * length];
    const how = i < transfers ? 'blind_transfer' : (legClose(text(row, 'closed_by')) ?? 'customer');
    const times = { talk: share('talk_time'), hold: share('hold_time'), holds: i === 0 ? number(row, 'holds') : 0 };
    return [
      say('agent_connected', from, id, { agent }),
      say('agent_left', to, id, { agent, how, ...times }),
      ...(acw === null ? [] : [say('acw_ended', to + acw, id, { agent, acw })]),
    ];
  }).flat();
}

const legClose = (by: string | null): string | null => (by === 'transfer' ? 'blind_transfer' : by);

/** How a call leaves that no agent answered. */
function exitOf(row: Row, id: string, start: number, ended: number, outcome: string): Said[] {
  const queue = text(row, 'queue') ?? 'line';
  switch (outcome) {
    case 'abandoned':
    case 'flow_out':
      return [
        say('queue_entered', start, id, { queue }),
        say('queue_left', ended, id, { queue, how: outcome === 'abandoned' ? outcome : text(row, 'flow_kind') }),
      ];
    case 'refused':
      return [say('contact_refused', start, id, { how: text(row, 'refused_kind') ?? 'full' })];
    case 'system_drop':
      return [say('queue_entered', start, id, { queue })];
    default:
      return [];
  }
}

const endedBy = (outcome: string): string => (outcome === 'system_drop' ? 'system' : 'customer');
