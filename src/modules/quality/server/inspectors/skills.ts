import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import type { SkillHeld, SkillInput } from '../../contract/inspector.ts';
import type { Db } from '#src/records/records.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { inspectorsNamed } from './who-inspects.ts';
import { endOfDay } from '../end-of-day.ts';
import type { By } from '../evaluate.ts';
import type { InspectorSkillRow } from './tables.ts';

/** Skills that were not taken back, by inspector, the newest proof of each first. */
export async function readSkills(db: Db): Promise<InspectorSkillRow[]> {
  const rows = await db
    .selectFrom('quality_inspector_skill')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('from_at', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    from_at: Number(row.from_at),
    until_at: row.until_at === null ? null : Number(row.until_at),
  }));
}

/** Keeps that an inspector has shown a skill. Throws `unknown_inspector`, `ahead`, `empty_range`. */
export async function giveSkill(input: SkillInput, { actor, from }: By, needs: QualityNeeds): Promise<SkillHeld> {
  const { zone } = await needs.kpis.coverage();
  const [inspector] = await inspectorsNamed([input.inspector], needs);
  const [begin, until] = [
    parseInstant(input.on, zone, 'on'),
    input.until === null ? null : endOfDay(input.until, zone, 'until'),
  ];
  const at = needs.clock.now();
  if (begin > at)
    throw invalid('ahead', 'A skill is kept once it was shown', {
      field: 'on',
      remedy: 'Give today or an earlier day.',
    });
  if (until !== null && until <= begin)
    throw invalid('empty_range', 'It ends before it begins', { field: 'until', remedy: 'Give a later last day.' });
  const row: InspectorSkillRow = {
    id: randomUUID(),
    inspector: input.inspector,
    skill: input.skill,
    proof: input.proof,
    link: input.link,
    from_at: begin,
    until_at: until,
    given_at: at,
    given_by: actor.name,
    withdrawn_at: null,
  };
  await needs.records.db.transaction().execute(async (db) => {
    await db.insertInto('quality_inspector_skill').values(row).execute();
    await recordAct(db, {
      actor,
      action: 'inspector_skill.give',
      object: { kind: 'user', id: input.inspector, label: inspector?.name ?? null },
      after: input,
      from,
      at,
    });
  });
  return skillBody(row, zone, at);
}

/** Takes a skill back. Throws `unknown_skill`. */
export async function withdrawSkill(
  { id, reason }: { readonly id: string; readonly reason: string },
  { actor, from }: By,
  { records, clock }: QualityNeeds,
): Promise<void> {
  const row = (await readSkills(records.db)).find((one) => one.id === id);
  if (!row) throw new AppError('not_found', 'unknown_skill', `There is no skill "${id}"`, { field: 'id' });
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    await db.updateTable('quality_inspector_skill').set({ withdrawn_at: at }).where('id', '=', id).execute();
    await recordAct(db, {
      actor,
      action: 'inspector_skill.withdraw',
      object: { kind: 'user', id: row.inspector },
      before: { skill: row.skill, proof: row.proof },
      reason,
      from,
      at,
    });
  });
}

export const skillBody = (row: InspectorSkillRow, zone: string, now: number): SkillHeld => ({
  id: row.id,
  inspector: row.inspector,
  skill: row.skill as SkillHeld['skill'],
  proof: row.proof,
  link: row.link,
  on: isoLocal(zone, row.from_at).slice(0, 10),
  until: row.until_at === null ? null : isoLocal(zone, row.until_at - 1).slice(0, 10),
  givenBy: row.given_by,
  state: row.until_at !== null && row.until_at <= now ? 'expired' : 'held',
});
