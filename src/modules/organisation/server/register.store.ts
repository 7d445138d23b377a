import type { Db } from '#src/records/records.ts';
import type { Seen } from '../contract/api.ts';
import type { Directory } from '../contract/directory.ts';
import { slug } from './slug.ts';

const ROWS_PER_STATEMENT = 1000;

interface Unknown {
  readonly noun: 'agent' | 'queue';
  readonly name: string;
  readonly channel: string | null;
}

/** Records keep no NUL character: what holds one is a damaged line, not somebody's name. */
const isName = (text: string): boolean => !text.includes('\u0000');

/** Names this source has not used before. */
export function unknownNames(directory: Directory, source: string, seen: Seen): Unknown[] {
  const found = new Map<string, Unknown>();
  for (const name of seen.agents ?? []) {
    if (isName(name) && !directory.knows('agent', source, name))
      found.set(`agent\0${name}`, { noun: 'agent', name, channel: null });
  }
  for (const { name, channel = null } of seen.queues ?? []) {
    if (isName(name) && !directory.knows('queue', source, name))
      found.set(`queue\0${name}`, { noun: 'queue', name, channel });
  }
  return [...found.values()];
}

/** Stores unknown names: with the agent or queue of that name where there is one, else with a new one. */
export async function registerNames(
  db: Db,
  directory: Directory,
  source: string,
  unknown: readonly Unknown[],
): Promise<void> {
  const agentIds = new Set(directory.agents.map((agent) => agent.id));
  const queueIds = new Set(directory.queues.map((queue) => queue.id));
  const agents: { id: string; name: string; number: null }[] = [];
  const queues: { id: string; name: string; channel: string | null; zone: null }[] = [];
  const names: { noun: 'agent' | 'queue'; source: string; name: string; id: string }[] = [];
  for (const { noun, name, channel } of unknown) {
    const known = noun === 'agent' ? directory.agentOf(source, name) : directory.queueOf(source, name);
    const ids = noun === 'agent' ? agentIds : queueIds;
    const id = known?.id ?? slug(name, (taken) => ids.has(taken));
    names.push({ noun, source, name, id });
    if (known) continue;
    ids.add(id);
    if (noun === 'agent') agents.push({ id, name, number: null });
    else queues.push({ id, name, channel, zone: null });
  }
  for (const rows of chunks(agents)) await db.insertInto('agent').values(rows).execute();
  for (const rows of chunks(queues)) await db.insertInto('queue').values(rows).execute();
  for (const rows of chunks(names)) await db.insertInto('source_name').values(rows).execute();
}

function* chunks<T>(rows: readonly T[]): Generator<T[]> {
  for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT) yield rows.slice(i, i + ROWS_PER_STATEMENT);
}
