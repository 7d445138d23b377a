import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { z } from 'zod';
import type { acknowledgeInput, Handover, handoverInput } from '../../contract/briefing.ts';
import type { PerformanceDependencies } from '../dependencies.ts';
import type { By } from '../sign-off.ts';
import { insertHandover, type KeptHandover, markAcknowledged, readHandovers } from './handover.store.ts';

/** Where a team belongs. */
export const teamPlace = (team: string, directory: Directory) => ({
  team,
  site: directory.teams.find(({ id }) => id === team)?.site ?? null,
});

export function handoverBody(kept: KeptHandover, actor: Actor, directory: Directory): Handover {
  const { team, byId, ...shown } = kept;
  const reached = reaches(actor.scopeOf('write:handover'), teamPlace(team, directory));
  return { ...shown, mayAcknowledge: reached && kept.acknowledged === null && byId !== actor.id };
}

/** Hands a shift over: the note is kept, dated, and waits for the next shift. Throws `not_yours`. */
export async function handOver(
  input: z.output<typeof handoverInput>,
  { actor, from }: By,
  needs: PerformanceDependencies,
): Promise<Handover> {
  const directory = await needs.directory();
  if (
    !directory.teams.some(({ id }) => id === input.team) ||
    !reaches(actor.scopeOf('write:handover'), teamPlace(input.team, directory))
  )
    throw new AppError('forbidden', 'not_yours', 'This team is outside what you answer for', { field: 'team' });
  const at = needs.clock.now();
  const id = await needs.records.db.transaction().execute(async (db) => {
    const made = await insertHandover(db, input, actor, at);
    await recordAct(db, {
      actor,
      action: 'handover.write',
      object: { kind: 'handover', id: made, label: `${directory.nameOf('team', input.team)} ${input.day}` },
      after: { text: input.text },
      from,
      at,
    });
    return made;
  });
  return handoverBody(await oneHandover(id, needs), actor, directory);
}

/** The next shift takes over; never who wrote it. Throws `unknown_handover`, `own_handover`, `acknowledged_already`. */
export async function acknowledgeHandover(
  { id, text }: z.output<typeof acknowledgeInput>,
  { actor, from }: By,
  needs: PerformanceDependencies,
): Promise<Handover> {
  const directory = await needs.directory();
  const kept = await oneHandover(id, needs);
  if (!reaches(actor.scopeOf('write:handover'), teamPlace(kept.team, directory))) throw unknown();
  if (kept.byId === actor.id)
    throw new AppError('forbidden', 'own_handover', 'Who hands over does not take over', {
      field: 'id',
      remedy: 'Somebody of the next shift must acknowledge it.',
    });
  const at = needs.clock.now();
  await needs.records.db.transaction().execute(async (db) => {
    if (!(await markAcknowledged(db, id, text, actor, at)))
      throw new AppError('conflict', 'acknowledged_already', 'Somebody has taken over already', { field: 'id' });
    await recordAct(db, {
      actor,
      action: 'handover.acknowledge',
      object: { kind: 'handover', id, label: `${directory.nameOf('team', kept.team)} ${kept.day}` },
      reason: text === '' ? null : text,
      from,
      at,
    });
  });
  return handoverBody(await oneHandover(id, needs), actor, directory);
}

async function oneHandover(id: string, { records }: PerformanceDependencies): Promise<KeptHandover> {
  const [kept] = await readHandovers(records.db, { id });
  if (kept === undefined) throw unknown();
  return kept;
}

const unknown = () => new AppError('not_found', 'unknown_handover', 'There is no such handover', { field: 'id' });
