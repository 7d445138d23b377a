import { agentOf, described, number, type Row, type Said, say, text } from './said.ts';

/** One offer to one agent: the phone rings until somebody picks up, misses it, or the customer gives up. */
export function ringStory(row: Row, index: number): Said[] {
  const id = text(row, 'contact_id') ?? '';
  const agent = text(row, 'agent') ?? agentOf(id);
  // Rings of one contact come one after the other.
  const ended = (number(row, 'ended_at') ?? 0) + index * 60_000;
  const ring = number(row, 'ring') ?? 0;
  const story = [described(id, ended - ring, row), say('agent_rung', ended - ring, id, { agent })];
  const result = text(row, 'result');
  if (result !== 'answered') return [...story, say('ring_ended', ended, id, { agent, how: result, ring })];
  return [
    ...story,
    say('agent_connected', ended, id, { agent, ring }),
    say('agent_left', ended + 30_000, id, { agent, how: 'customer' }),
  ];
}
