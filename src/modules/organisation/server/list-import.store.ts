import type { Db } from '#src/records/records.ts';
import { SINCE_EVER } from '../contract/assignment.ts';
import type { ListKind } from '../contract/list-import.ts';
import { readHistory, saveAssignment } from './assignment.store.ts';
import type { ListRow } from './list-import.ts';
import { noteMoved } from './moved.store.ts';
import { saveNamed } from './named.store.ts';
import { saveSkillOf } from './skill.store.ts';
import { skillsIn } from './skill-words.ts';

type Days = {
  /** Begin of a local day, epoch milliseconds. */
  readonly startOf: (date: string) => number;
  readonly today: string;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** Keeps the rows of a list; who has no history yet belongs there since ever, everybody else from the day the row names, or today. */
export async function storeList(db: Db, kind: ListKind, rows: readonly ListRow[], days: Days): Promise<void> {
  for (const row of rows) await (kind === 'agents' ? storeAgent(db, row, days) : storeQueue(db, row, days));
}

async function storeAgent(db: Db, { id, name, from, said, fields }: ListRow, days: Days): Promise<void> {
  const agent = await saveNamed(db, 'agent', {
    ...(id !== null && { id }),
    name,
    ...(said.number !== undefined && { number: said.number }),
  });
  const changes = new Set(fields.map(({ field }) => field));
  if (said.team !== undefined && (changes.has('team') || changes.has('site'))) {
    const site = said.site === undefined ? undefined : (await saveNamed(db, 'site', { name: said.site })).id;
    const team = await saveNamed(db, 'team', { name: said.team, ...(site !== undefined && { site }) });
    if (changes.has('team')) await moveTo(db, 'agent_team', agent.id, team.id, from, days);
  }
  if (said.skills === undefined || !changes.has('skills')) return;
  const wanted = skillsIn(said.skills) ?? [];
  const held = await db
    .selectFrom('agent_skill')
    .innerJoin('skill', 'skill.id', 'agent_skill.skill')
    .select('skill.name')
    .where('agent', '=', agent.id)
    .where('until_at', 'is', null)
    .execute();
  const begin = held.length === 0 && from === null ? SINCE_EVER : days.startOf(from ?? days.today);
  for (const { name: gone } of held)
    if (!wanted.some((skill) => skill.name === gone))
      await saveSkillOf(db, { agent: agent.id, skill: gone, level: null, from: begin });
  for (const { name: skill, level } of wanted) await saveSkillOf(db, { agent: agent.id, skill, level, from: begin });
}

async function storeQueue(db: Db, { id, name, from, said, fields }: ListRow, days: Days): Promise<void> {
  const queue = await saveNamed(db, 'queue', {
    ...(id !== null && { id }),
    name,
    ...(said.channel !== undefined && { channel: said.channel }),
    ...(said.zone !== undefined && { zone: said.zone }),
  });
  const changes = new Set(fields.map(({ field }) => field));
  if (said.project !== undefined && (changes.has('project') || changes.has('client'))) {
    const client = said.client === undefined ? undefined : (await saveNamed(db, 'client', { name: said.client })).id;
    const project = await saveNamed(db, 'project', { name: said.project, ...(client !== undefined && { client }) });
    if (changes.has('project')) await moveTo(db, 'queue_project', queue.id, project.id, from, days);
  }
  if (said.site !== undefined && changes.has('site')) {
    const site = await saveNamed(db, 'site', { name: said.site });
    await moveTo(db, 'queue_site', queue.id, site.id, from, days);
  }
}

async function moveTo(
  db: Db,
  kind: 'agent_team' | 'queue_project' | 'queue_site',
  subject: string,
  value: string,
  from: string | null,
  { startOf, today, now }: Days,
): Promise<void> {
  const first = from === null && (await readHistory(db, kind, subject)).length === 0;
  const begin = first ? SINCE_EVER : startOf(from ?? today);
  await saveAssignment(db, { kind, subject, value, from: begin, until: null });
  await noteMoved(db, begin, now);
}
