import { draft, type Draft } from '../emission/recorder.ts';
import { Writer } from '../texts/chat.ts';
import type { Person } from './people.ts';
import { dayOf, SECOND } from './time.ts';
import type { Visit } from './visit.ts';

/** What the bot and the customer write before anybody takes over; returns when the bot is done and whether it sufficed. */
export function withBot(visit: Visit): { readonly until: number; readonly contained: boolean } {
  const draws = visit.draws('bot');
  const contained = draws.chance(0.24);
  const lines = new Writer(visit.reason.name, visit.english, visit.draws('words'), dayOf(visit.touchedAt), '');
  const at = visit.touchedAt;
  const asked = at + Math.round(draws.between(4, 15) * SECOND);
  const answered = asked + 2 * SECOND;
  const until = answered + Math.round(draws.between(8, 30) * SECOND);
  visit.drafts.push(
    draft('bot_started', at, {}),
    draft('message_sent', asked, { sender: 'customer', body: lines.opening() }),
    draft('message_sent', answered, { sender: 'bot', body: lines.bot(1) }),
  );
  if (contained) visit.drafts.push(draft('message_sent', until, { sender: 'customer', body: lines.last(true) }));
  visit.drafts.push(draft('bot_ended', until, { handedOver: !contained }));
  return { until, contained };
}

/** The messages of a leg; returns when the agent wrote first. `solved` decides how the customer leaves. */
export function chatWith(
  visit: Visit,
  person: Person,
  from: number,
  to: number,
  atHand: number,
  solved: boolean,
): number {
  const draws = visit.draws('chat', visit.legs);
  const lines = new Writer(
    visit.reason.name,
    visit.english,
    visit.draws('lines', visit.legs),
    dayOf(from),
    person.number,
  );
  const agent = person.name;
  const say: Draft[] = [];
  const fromAgent = (at: number, body: string, cannedId?: string): void => {
    say.push(draft('message_sent', at, { sender: 'agent', agent, body, ...(cannedId !== undefined && { cannedId }) }));
  };
  const slower = person.speed * (1 + 0.2 * (atHand - 1));
  const first = Math.min(to - 1, from + Math.round(draws.between(4, 22) * SECOND * slower));
  fromAgent(first, lines.greeting(), draws.chance(0.75) ? 'greeting' : undefined);
  const rounds = 1 + Math.floor(draws.between(0.1, 1.6));
  for (let round = 0; round < rounds; round++) {
    const asked = Math.round(first + ((to - first) * (round + 0.3 * draws.next() + 0.15)) / (rounds + 0.4));
    const replied = Math.round(asked + draws.lognormal(34 * SECOND, 0.5) * slower);
    if (replied >= to) break;
    say.push(draft('message_sent', asked, { sender: 'customer', body: lines.more() }));
    fromAgent(replied, lines.answer(), draws.chance(0.3) ? `answer-${round}` : undefined);
  }
  const bye = Math.max(first + 1, to - Math.round(draws.between(6, 20) * SECOND));
  if (draws.chance(0.45)) fromAgent(bye, lines.closing(), 'closing');
  if (draws.chance(solved ? 0.6 : 0.4))
    say.push(
      draft('message_sent', Math.max(bye + 1, to - 2 * SECOND), { sender: 'customer', body: lines.last(solved) }),
    );
  visit.drafts.push(...say);
  return first;
}

/** An e-mail is written by the customer at the beginning and answered at the end. */
export function emailFrom(visit: Visit): void {
  const lines = new Writer(visit.reason.name, visit.english, visit.draws('words'), dayOf(visit.touchedAt), '');
  visit.drafts.push(
    draft('message_sent', visit.touchedAt, { sender: 'customer', body: `${lines.opening()} ${lines.more()}` }),
  );
}

export function emailAnswer(visit: Visit, person: Person, at: number): void {
  const lines = new Writer(
    visit.reason.name,
    visit.english,
    visit.draws('lines', visit.legs),
    dayOf(at),
    person.number,
  );
  visit.drafts.push(
    draft('message_sent', at, {
      sender: 'agent',
      agent: person.name,
      body: `${lines.greeting()} ${lines.answer()} ${lines.closing()}`,
    }),
  );
}
