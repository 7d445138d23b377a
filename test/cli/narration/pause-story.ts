import { number, type Row, type Said, say, text } from './said.ts';

/** Pauses as announced per queue, by somebody signed in to these queues around them; rows of the whole agent follow from them. */
export function pauseStory(rows: readonly Row[]): Said[] {
  const story: Said[] = [];
  for (const [agent, own] of Map.groupBy(rows, (row) => text(row, 'agent') ?? '')) {
    const byQueue = own.filter((row) => text(row, 'scope') === 'queue');
    const from = Math.min(...own.map((row) => number(row, 'start_at') ?? 0));
    const to = Math.max(...own.map((row) => number(row, 'end_at') ?? 0));
    for (const queue of new Set(byQueue.map((row) => text(row, 'queue') ?? '')))
      story.push(say('signed_in', from, agent, { queue }), say('signed_out', to, agent, { queue }));
    for (const row of byQueue) {
      const queue = text(row, 'queue');
      story.push(say('paused', number(row, 'start_at') ?? 0, agent, { queue, reason: text(row, 'reason') }));
      story.push(say('unpaused', number(row, 'end_at') ?? 0, agent, { queue }));
    }
  }
  return story;
}
