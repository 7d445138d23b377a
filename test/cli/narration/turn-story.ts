import { agentOf, described, number, type Row, type Said, say, text } from './said.ts';

/** One turn of a text contact: a question, and the answer after the gap of the row. */
export function turnStory(row: Row): Said[] {
  const id = text(row, 'contact_id') ?? '';
  const agent = text(row, 'agent') ?? agentOf(id);
  const replied = number(row, 'replied_at') ?? 0;
  const asked = replied - (number(row, 'gap') ?? 0);
  return [
    described(id, asked, row),
    say('agent_connected', asked, id, { agent }),
    say('message_sent', asked, id, { sender: 'customer', body: 'And now?' }),
    say('message_sent', replied, id, { sender: 'agent', agent, body: 'Please try again.' }),
  ];
}
