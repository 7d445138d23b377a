import { recordAct } from '#src/audit/record-act.ts';
import { reaches } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import type { LeadAct, OwnerAct } from '../../contract/finding.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { endOfDay } from '../end-of-day.ts';
import type { By } from '../evaluate.ts';
import { type KeptFinding, readFinding, takeStep, unknownFinding } from './finding.store.ts';
import { stateAfter } from './life.ts';
import type { FindingRow } from './tables.ts';

/** A finding is seen by whoever its rows reach, and by its owner. */
export const maySeeFinding = (kept: KeptFinding, { actor }: By): boolean =>
  actor.scopeOf('read:finding') !== null && (kept.owner === actor.id || reaches(actor.scopeOf('read:finding'), kept));

/** A finding as somebody may see it. Throws `unknown_finding`. */
export async function seenFinding(id: string, by: By, needs: QualityNeeds): Promise<KeptFinding> {
  const kept = await readFinding(needs.records.db, id);
  if (!maySeeFinding(kept, by)) throw unknownFinding(id);
  return kept;
}

/** The owner accepts, starts, has done it; what she has done is said. Throws `unknown_finding`, `not_owner`, `not_now`, `say_what`. */
export async function answerFinding(
  { id, act, words }: { readonly id: string; readonly act: OwnerAct; readonly words: string },
  by: By,
  needs: QualityNeeds,
): Promise<void> {
  const kept = await seenFinding(id, by, needs);
  if (kept.owner !== by.actor.id)
    throw new AppError('forbidden', 'not_owner', `This finding is ${kept.owner_name}’s`, {
      field: 'id',
      remedy: 'Say it in a note, or have the QA lead give it to you.',
    });
  if (act === 'finish' && words === '')
    throw invalid('say_what', 'Say what was done', { field: 'words', remedy: 'One sentence is enough.' });
  await move(kept, act, words, act === 'finish' ? { done_at: needs.clock.now() } : {}, by, needs);
}

/** The QA lead closes what was judged, or reopens it with a new date. Throws `unknown_finding`, `not_now`, `due_past`. */
export async function decideFinding(
  {
    id,
    act,
    words,
    due,
  }: { readonly id: string; readonly act: LeadAct; readonly words: string; readonly due?: string | undefined },
  by: By,
  needs: QualityNeeds,
): Promise<void> {
  const kept = await readFinding(needs.records.db, id);
  if (!reaches(by.actor.scopeOf('change:finding'), kept)) throw unknownFinding(id);
  if (act === 'close') return move(kept, act, words, {}, by, needs);
  const { zone } = await needs.kpis.coverage();
  const until = due === undefined ? null : endOfDay(due, zone, 'due');
  if (until === null || until <= needs.clock.now())
    throw invalid('due_past', 'A reopened finding needs a new date', { field: 'due', remedy: 'Give a day ahead.' });
  return move(kept, act, words, { due_at: until, done_at: null, verdict: null }, by, needs);
}

/** Says something to it; nothing else changes. Throws `unknown_finding`. */
export async function noteFinding(
  { id, words }: { readonly id: string; readonly words: string },
  by: By,
  needs: QualityNeeds,
): Promise<void> {
  const kept = await seenFinding(id, by, needs);
  await keep(kept, 'note', words, {}, by, needs);
}

async function move(
  kept: KeptFinding,
  act: OwnerAct | LeadAct,
  words: string,
  saving: Partial<FindingRow>,
  by: By,
  needs: QualityNeeds,
): Promise<void> {
  const state = stateAfter(kept.state, act);
  if (state === null)
    throw new AppError('conflict', 'not_now', `A finding that is ${kept.state} cannot be taken to ${act}`, {
      field: 'act',
      remedy: 'Load it again: somebody may have gone on with it.',
    });
  await keep(kept, act, words, { ...saving, state, state_at: needs.clock.now() }, by, needs);
}

async function keep(
  kept: KeptFinding,
  act: OwnerAct | LeadAct | 'note',
  words: string,
  saving: Partial<FindingRow>,
  { actor, from }: By,
  { records, clock }: QualityNeeds,
): Promise<void> {
  const at = clock.now();
  await records.db.transaction().execute(async (db) => {
    await takeStep(db, kept, saving, { act, by: actor, at, words });
    await recordAct(db, {
      actor,
      action: `quality_finding.${act}`,
      object: { kind: 'quality_finding', id: kept.id, label: kept.words.slice(0, 80) },
      before: { state: kept.state },
      after: { state: saving.state ?? kept.state, words },
      from,
      at,
    });
  });
}
