import { agentOf, described, number, type Row, type Said, say, text } from './said.ts';

/** What happens around one agent's part of a contact; a leg without an end is still going on. */
export function legStory(row: Row): Said[] {
  const id = text(row, 'contact_id') ?? '';
  const agent = text(row, 'agent') ?? agentOf(id);
  const queue = text(row, 'queue');
  const connected = number(row, 'connected_at') ?? 0;
  const ended = number(row, 'ended_at');
  const consult = text(row, 'kind') === 'consult';
  const story = [
    described(id, connected, row),
    say('agent_connected', connected, id, { agent, queue, ring: number(row, 'ring'), ...(consult && { consult }) }),
  ];
  const active = number(row, 'active');
  if (active !== null)
    story.push(
      say('message_sent', connected, id, { sender: 'customer', body: 'Where is my parcel?' }),
      say('message_sent', connected + active, id, { sender: 'agent', agent, body: 'On its way.' }),
    );
  if (ended === null) return story;
  const talk = number(row, 'talk');
  const holds = number(row, 'holds') || null;
  const end = text(row, 'end_kind');
  story.push(
    say('agent_left', ended, id, {
      agent,
      queue,
      how: end === 'unknown' ? null : end,
      talk,
      hold: number(row, 'hold'),
      holds,
    }),
  );
  const acw = number(row, 'acw');
  if (acw !== null) story.push(say('acw_ended', ended + acw, id, { agent, acw }));
  return story;
}
