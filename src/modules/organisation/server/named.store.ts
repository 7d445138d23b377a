import { AppError } from '#src/kernel/errors.ts';
import { assertZone } from '#src/kernel/zone.ts';
import type { Db } from '#src/records/records.ts';
import { violation } from '#src/records/violation.ts';
import type { Noun } from '../contract/directory.ts';
import type { Agent, Client, Project, Queue, Saved, Site, Team } from '../contract/nouns.ts';
import { slug } from './slug.ts';

export interface Nouns {
  site: Site;
  client: Client;
  project: Project;
  team: Team;
  agent: Agent;
  queue: Queue;
}

/** What a noun is before anything was said about it. */
const NEW: { readonly [N in Noun]: Omit<Nouns[N], 'id' | 'name'> } = {
  site: { zone: null },
  client: {},
  project: { client: null },
  team: { site: null },
  agent: { number: null },
  queue: { channel: null, zone: null },
};

/**
 * Makes or changes one site, client, project, team, agent or queue (see `Saved`). Throws `not_found` for an unknown id (its
 * own or one it points to), `name_taken` or `number_taken` (kind conflict), `unknown_zone`.
 */
export async function saveNamed<N extends Noun>(db: Db, noun: N, saved: Saved<Nouns[N]>): Promise<Nouns[N]> {
  const { id, ...rest } = saved as Saved<Nouns[Noun]>;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as { name: string };
  if ('zone' in said && typeof said.zone === 'string') assertZone(said.zone);
  const known = await existing(db, noun, id, said);
  const row = { ...NEW[noun], ...known, ...said, id: known?.id ?? (await freeId(db, noun, said.name)) };
  const { id: _, ...changes } = row;
  try {
    await table(db, noun)
      .insert()
      .values(row)
      .onConflict((c) => c.column('id').doUpdateSet(changes))
      .execute();
  } catch (error) {
    throw explained(error, noun, row);
  }
  return row as unknown as Nouns[N];
}

/** Throws `not_found` unless there is a thing of this noun with this id. */
export async function assertExists(db: Db, noun: Noun, id: string): Promise<void> {
  const row = await table(db, noun).select().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound(noun, id);
}

/** The six tables share `id` and `name`; Kysely types one table at a time, so it is told it is the smallest. */
function table(db: Db, noun: Noun) {
  const name = noun as 'client';
  return { select: () => db.selectFrom(name).selectAll(), insert: () => db.insertInto(name) };
}

async function existing(db: Db, noun: Noun, id: string | undefined, said: { name: string; number?: string | null }) {
  if (id !== undefined) {
    const row = await table(db, noun).select().where('id', '=', id).executeTakeFirst();
    if (!row) throw notFound(noun, id);
    return row;
  }
  if (noun !== 'agent') return table(db, noun).select().where('name', '=', said.name).executeTakeFirst();
  // People share names. The agent number decides; a name alone finds the one who has no other number.
  const candidates = await db.selectFrom('agent').selectAll().where('name', '=', said.name).orderBy('id').execute();
  if (!said.number) return candidates[0];
  return candidates.find((agent) => agent.number === said.number) ?? candidates.find((agent) => agent.number === null);
}

async function freeId(db: Db, noun: Noun, name: string): Promise<string> {
  const base = slug(name, () => false);
  const near = await table(db, noun).select().where('id', 'like', `${base}%`).execute();
  const taken = new Set(near.map((row) => row.id));
  return slug(name, (id) => taken.has(id));
}

function explained(error: unknown, noun: Noun, row: { id: string; name: string }): unknown {
  const broken = violation(error);
  if (broken?.kind === 'foreign_key') {
    return new AppError('not_found', 'not_found', `The ${noun} "${row.name}" points to something that does not exist`, {
      field: noun === 'project' ? 'client' : 'site',
      remedy: 'Make that first, or leave the field out.',
    });
  }
  if (broken?.kind !== 'unique') return error;
  const field = broken.constraint === 'agent_number' ? 'number' : 'name';
  return new AppError('conflict', `${field}_taken`, `Another ${noun} already has this ${field}`, {
    field,
    remedy: `Choose another ${field}, or change that ${noun}.`,
  });
}

function notFound(noun: Noun, id: string): AppError {
  return new AppError('not_found', 'not_found', `There is no ${noun} with the id "${id}"`, {
    field: noun,
    remedy: `Use the id of a ${noun} that exists.`,
  });
}
