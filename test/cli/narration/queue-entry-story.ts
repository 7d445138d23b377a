import { agentOf, described, flag, number, type Row, type Said, say, text } from './said.ts';

/** What happens around one stay in a queue: somebody enters, waits, and leaves as the row says. */
export function queueEntryStory(row: Row): Said[] {
  const id = text(row, 'contact_id') ?? '';
  const queue = text(row, 'queue') ?? 'line';
  const entered = number(row, 'enqueued_at') ?? 0;
  const wait = number(row, 'wait') ?? 0;
  const left = number(row, 'answered_at') ?? number(row, 'left_at') ?? entered + wait;
  const agent = text(row, 'agent') ?? agentOf(id);
  return [
    described(id, entered, row),
    say('queue_entered', entered, id, { queue, ...(flag(row, 'is_callback') && { isCallback: true }) }),
    ...ending(id, queue, left, number(row, 'wait'), agent, row),
  ];
}

function ending(id: string, queue: string, left: number, wait: number | null, agent: string, row: Row): Said[] {
  switch (text(row, 'outcome')) {
    case 'answered':
      return [
        say('agent_connected', left, id, { agent, queue, wait }),
        say('agent_left', left + 60_000, id, { agent, queue, how: 'customer' }),
      ];
    case 'abandoned':
      return [say('queue_left', left, id, { queue, how: 'abandoned', wait })];
    case 'flow_out':
      return [say('queue_left', left, id, { queue, how: text(row, 'flow_kind'), wait })];
    case 'system_drop':
      return [say('contact_ended', left, id, { by: 'system' })];
    default:
      return [];
  }
}
