import { agentOf, flag, number, type Row, type Said, say, text } from './said.ts';

const SECOND = 1000;

/** The conversation of a text contact: the bot's part, the people's part, and who spoke last. */
export function conversationStory(row: Row): Said[] {
  const id = text(row, 'contact_id') ?? '';
  const start = number(row, 'first_touch') ?? 0;
  const story: Said[] = [];
  const customers = number(row, 'customer_messages') ?? 0;
  const agents = number(row, 'agent_messages') ?? 0;
  const legs = number(row, 'legs') ?? 0;
  const agent = text(row, 'agent') ?? agentOf(id);
  const ended = number(row, 'ended_at') ?? start + 600 * SECOND;
  const isTalk = legs > 0 || agents > 0;
  const gaveUp = text(row, 'outcome') === 'abandoned';
  const hasBot = flag(row, 'entered_bot');
  const asked = start + (hasBot ? SECOND : 0);
  // Handed over after 20 s, unless the row knows better.
  const over = number(row, 'handed_over_at') ?? (isTalk || gaveUp ? start + 20 * SECOND : ended);
  if (hasBot) {
    story.push(
      say('bot_started', number(row, 'bot_started') ?? start, id),
      ...times(number(row, 'bot_messages') ?? 0, () => say('message_sent', start + 2 * SECOND, id, { sender: 'bot' })),
      say('bot_ended', over, id, { handedOver: isTalk || gaveUp }),
    );
  }
  if (gaveUp) {
    story.push(say('queue_entered', hasBot ? over : start, id, { queue: 'chat' }));
    story.push(say('queue_left', ended, id, { queue: 'chat', how: 'abandoned' }));
  }
  const last = text(row, 'last_message_by');
  const lastWord = flag(row, 'closing_phrase') ? 'Thanks, bye' : 'But why was it charged twice?';
  const turns = number(row, 'turns') ?? 0;
  const reply = number(row, 'first_response') ?? 5 * SECOND;
  const from = hasBot ? Math.max(asked, over) : asked;
  if (isTalk) story.push(...legsOf(row, id, agent, from, ended, Math.max(1, legs)));
  // Customers write in one go before the first answer; further turns alternate after it.
  const pairs = Math.max(turns, agents > 0 && customers > 0 ? 1 : 0);
  const firstGo = customers - Math.max(0, pairs - 1);
  story.push(...times(firstGo, () => say('message_sent', asked, id, { sender: 'customer', body: 'Hello, my bill?' })));
  if (agents > 0) {
    const canned = number(row, 'canned_messages') ?? 0;
    const write = (at: number, n: number): Said =>
      say('message_sent', at, id, {
        sender: 'agent',
        agent,
        body: 'Let me look.',
        ...(n < canned && { cannedId: `text-${n}` }),
      });
    const first = from + reply;
    story.push(...times(agents - Math.max(0, pairs - 1), (n) => write(first, n)));
    for (let turn = 1; turn < pairs; turn++) {
      const at = first + turn * 10 * SECOND;
      story.push(say('message_sent', at, id, { sender: 'customer', body: 'And this one?' }));
      story.push(write(at + 5 * SECOND, agents - pairs + turn));
    }
  }
  if (last === 'customer' && isTalk)
    story.push(say('message_sent', ended - SECOND, id, { sender: 'customer', body: lastWord }));
  return story;
}

function legsOf(row: Row, id: string, agent: string, start: number, ended: number, legs: number): Said[] {
  const length = (ended - start) / legs;
  return times(legs, (i) => {
    const who = i === legs - 1 ? agent : `${agentOf(id)}-${i}`;
    const talk = number(row, 'talk_time');
    const closed = text(row, 'closed_by');
    const how = i < legs - 1 || closed === 'transfer' ? 'blind_transfer' : (closed ?? 'customer');
    return [
      say('agent_connected', start + i * length, id, { agent: who }),
      say('agent_left', start + (i + 1) * length, id, { agent: who, how, talk: talk === null ? null : talk / legs }),
    ];
  }).flat();
}

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: Math.max(0, n) }, (_, i) => make(i));
