import type { Db } from '#src/records/records.ts';
import type { Skill } from '../contract/membership.ts';
import { assertExists } from './named.store.ts';
import { slug } from './slug.ts';
import { assignSpan, type Span, valueAt } from './timeline.ts';

export const readSkills = (db: Db): Promise<Skill[]> =>
  db.selectFrom('skill').select(['id', 'name']).orderBy('name').execute();

/** Levels of every agent at an instant. */
export async function skillsAt(db: Db, at: number): Promise<{ agent: string; skill: string; level: number }[]> {
  const rows = await db.selectFrom('agent_skill').selectAll().orderBy('from_at').execute();
  return [...Map.groupBy(rows, ({ agent, skill }) => `${agent}\0${skill}`).values()].flatMap((spans) => {
    const [{ agent, skill } = { agent: '', skill: '' }] = spans;
    const level = valueAt(spans.map(spanOf), at);
    return level === null ? [] : [{ agent, skill, level }];
  });
}

/** Gives a skill (by name, made when there is none) a level from an instant on; null takes it away. Throws `not_found`. */
export async function saveSkillOf(
  db: Db,
  said: { readonly agent: string; readonly skill: string; readonly level: number | null; readonly from: number },
): Promise<void> {
  await assertExists(db, 'agent', said.agent);
  const skill = await skillNamed(db, said.skill);
  const mine = () => db.selectFrom('agent_skill').where('agent', '=', said.agent).where('skill', '=', skill);
  const before = await mine().selectAll().orderBy('from_at').execute();
  const history = assignSpan(before.map(spanOf), { from: said.from, until: null, value: said.level });
  await db.deleteFrom('agent_skill').where('agent', '=', said.agent).where('skill', '=', skill).execute();
  if (history.length === 0) return;
  await db
    .insertInto('agent_skill')
    .values(
      history.map(({ from, until, value }) => ({
        agent: said.agent,
        skill,
        level: value,
        from_at: from,
        until_at: until,
      })),
    )
    .execute();
}

async function skillNamed(db: Db, name: string): Promise<string> {
  const known = await db.selectFrom('skill').select(['id', 'name']).execute();
  const found = known.find((skill) => skill.name === name || skill.id === name);
  if (found) return found.id;
  const id = slug(name, (taken) => known.some((skill) => skill.id === taken));
  await db.insertInto('skill').values({ id, name }).execute();
  return id;
}

const spanOf = (row: { from_at: number; until_at: number | null; level: number }): Span<number> => ({
  from: row.from_at,
  until: row.until_at,
  value: row.level,
});
