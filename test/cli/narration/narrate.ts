import { agentDayStory } from './agent-day-story.ts';
import { contactStory } from './contact-story.ts';
import { legStory } from './leg-story.ts';
import { pauseStory } from './pause-story.ts';
import { queueEntryStory } from './queue-entry-story.ts';
import { ringStory } from './ring-story.ts';
import type { Row, Said } from './said.ts';
import { turnStory } from './turn-story.ts';

export type RowsByEntity = Readonly<Record<string, readonly Row[]>>;

const STORIES: Readonly<Record<string, (rows: readonly Row[], given: RowsByEntity) => Said[]>> = {
  contact: (rows) => rows.flatMap(contactStory),
  queue_entry: (rows) => rows.flatMap(queueEntryStory),
  agent_leg: (rows) => rows.flatMap(legStory),
  ring_attempt: (rows) => rows.flatMap(ringStory),
  turn: (rows) => rows.flatMap(turnStory),
  agent_time: (rows, given) => agentDayStory(rows, !('agent_leg' in given)),
  pause: pauseStory,
};

/** Entities the system derives from events; all others come finished, e.g. in a table. */
export const isTold = (entity: string): boolean => entity in STORIES;

/** The events from which rows like these are derived. */
export function narrate(given: RowsByEntity): Said[] {
  return Object.entries(given).flatMap(([entity, rows]) => STORIES[entity]?.(rows, given) ?? []);
}
