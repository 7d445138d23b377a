import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { reaches } from '#src/http/actor.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { localDateTime, parseInstant, startOfDate } from '#src/kernel/zone.ts';
import { GRANTS } from '#src/modules/identity/contract/grants.ts';
import type { EditFinding, OpenFinding } from '../../contract/finding.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { endOfDay } from '../end-of-day.ts';
import type { By } from '../evaluate.ts';
import { countSpan } from './count.ts';
import { keepStep, readFinding, takeStep, unknownFinding } from './finding.store.ts';
import { itemOf, originOf } from './origin.ts';
import { filtersOf, placeOf } from './place.ts';
import { beforeSpan } from './spans.ts';

type Described = Omit<OpenFinding, 'origin'>;

/**
 * Opens a finding: what was seen, whose it is, until when, and how it will be proved fixed. The span before is counted now, so that nobody chooses it
 * after the work. Resolves with its id. Throws `unknown_owner`, `bad_scope`, `beyond_reach`, `due_past`, `before_open`, and what `countSpan` and
 * `originOf` throw.
 */
export async function openFinding(input: OpenFinding, { actor, from }: By, needs: QualityNeeds): Promise<string> {
  const { records, clock } = needs;
  const origin = await originOf(input.origin, needs);
  const at = clock.now();
  const described = await describe(input, { actor, from }, needs, at);
  const id = randomUUID();
  await records.db.transaction().execute(async (db) => {
    await db
      .insertInto('quality_finding')
      .values({
        ...described,
        id,
        revision: 1,
        state: 'open',
        state_at: at,
        origin: JSON.stringify(origin),
        verdict: null,
        opened_at: at,
        opened_by: actor.name,
        done_at: null,
      })
      .execute();
    await keepStep(db, id, 1, { act: 'open', by: actor, at, words: '' });
    await recordAct(db, {
      actor,
      action: 'quality_finding.open',
      object: { kind: 'quality_finding', id, label: input.words.slice(0, 80) },
      after: input,
      from,
      at,
    });
  });
  return id;
}

/** Changes a finding that its owner has not accepted. Throws `unknown_finding`, `finding_accepted`, `saved_meanwhile`, and what opening throws. */
export async function editFinding(input: EditFinding, { actor, from }: By, needs: QualityNeeds): Promise<void> {
  const kept = await readFinding(needs.records.db, input.id);
  if (!reaches(actor.scopeOf('change:finding'), kept)) throw unknownFinding(input.id);
  if (kept.state !== 'open')
    throw new AppError('conflict', 'finding_accepted', 'Its owner has accepted this finding as it is', {
      field: 'id',
      remedy: 'Say in a note what has changed; how it is proved stays, or it proves nothing.',
    });
  const at = needs.clock.now();
  const described = await describe(input, { actor, from }, needs, at);
  await needs.records.db.transaction().execute(async (db) => {
    await takeStep(db, { ...kept, revision: input.revision }, described, { act: 'edit', by: actor, at, words: '' });
    await recordAct(db, {
      actor,
      action: 'quality_finding.edit',
      object: { kind: 'quality_finding', id: kept.id, label: kept.words.slice(0, 80) },
      before: { words: kept.words, measures: kept.measures, owner: kept.owner_name, proof: kept.proof },
      after: input,
      from,
      at,
    });
  });
}

/** Columns of what people say of a finding at an instant, with the span before counted: it must be over by then, and the date must lie ahead. */
export async function describe(input: Described, { actor }: By, needs: QualityNeeds, at: number) {
  const [directory, { zone }, owners] = await Promise.all([
    needs.organisation.directory(),
    needs.kpis.coverage(),
    ownersOf(needs),
  ]);
  const owner = owners.find(({ id }) => id === input.owner);
  if (!owner)
    throw invalid('unknown_owner', `"${input.owner}" cannot be given findings`, {
      field: 'owner',
      remedy: 'Choose somebody of the staff; agents are coached instead.',
    });
  const place = placeOf(input.scope, directory, at);
  if (!reaches(actor.scopeOf('change:finding'), place))
    throw new AppError('forbidden', 'beyond_reach', 'This finding would lie outside what you answer for', {
      field: 'scope',
      remedy: 'Choose a scope of yours.',
    });
  const due = endOfDay(input.due, zone, 'due');
  if (due <= at)
    throw invalid('due_past', 'The date is over already', { field: 'due', remedy: 'Give a day that lies ahead.' });
  const { proof } = input;
  // The calendar's word first: 31 February is refused as a date.
  parseInstant(proof.before, zone, 'proof.before');
  const before = beforeSpan(proof, zone);
  const today = startOfDate(zone, localDateTime(zone, at).toPlainDate());
  if (before.to > today)
    throw invalid('before_open', 'The span before is not over yet', {
      field: 'proof.before',
      remedy: `Let it begin ${proof.days} days before today, or earlier.`,
    });
  if (proof.measure.kind === 'item') await itemOf(proof.measure, 'proof.measure.item', needs);
  const { counted } = await countSpan(proof.measure, filtersOf(input.scope, proof.where), before, needs);
  return {
    ...place,
    words: input.words,
    measures: input.measures,
    scope_noun: input.scope.noun,
    scope_id: input.scope.id,
    month: input.month,
    owner: owner.id,
    owner_name: owner.name,
    due_at: due,
    proof: JSON.stringify(proof),
    baseline: JSON.stringify(counted),
  };
}

/** Everybody who may see findings may own one. */
export async function ownersOf({ people }: Pick<QualityNeeds, 'people'>): Promise<{ id: string; name: string }[]> {
  const readers: Readonly<Record<string, string>> = GRANTS['answer:finding'];
  return (await people())
    .filter(({ roles }) => roles.some((role) => readers[role] !== undefined))
    .map(({ id, name }) => ({ id, name }));
}
