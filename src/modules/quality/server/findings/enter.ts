import { randomUUID } from 'node:crypto';
import { recordAct } from '#src/audit/record-act.ts';
import { invalid } from '#src/kernel/errors.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { EnterFinding } from '../../contract/finding.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { keepStep } from './finding.store.ts';
import { describe } from './findings.ts';
import { originOf } from './origin.ts';

/**
 * Takes in a finding that was followed elsewhere until now. It is held to what it would have been held to then: the span before was over, the date lay ahead.
 * Its steps say who entered them. Resolves with its id. Throws `dates_order`, `say_what`, and what opening throws.
 */
export async function enterFinding(input: EnterFinding, { actor, from }: By, needs: QualityNeeds): Promise<string> {
  const { records, clock } = needs;
  const { zone } = await needs.kpis.coverage();
  const day = (text: string | null, field: string): number | null =>
    text === null ? null : parseInstant(text, zone, field);
  const opened = parseInstant(input.openedOn, zone, 'openedOn');
  const [accepted, done] = [day(input.acceptedOn, 'acceptedOn'), day(input.doneOn, 'doneOn')];
  const course = [opened, ...[accepted, done].filter((at) => at !== null), clock.now()];
  if ((done !== null && accepted === null) || course.some((at, i) => i > 0 && at < (course[i - 1] ?? at)))
    throw invalid('dates_order', 'It was opened, then accepted, then done, and all that lies behind', {
      field: 'doneOn',
      remedy: 'Give the days in this order.',
    });
  if (done !== null && input.done === '')
    throw invalid('say_what', 'Say what was done', { field: 'done', remedy: 'One sentence is enough.' });
  const origin = await originOf(input.origin, needs);
  const described = await describe(input, { actor, from }, needs, opened);
  const id = randomUUID();
  const steps = [
    { act: 'open' as const, at: opened, words: '' },
    ...(accepted === null ? [] : [{ act: 'accept' as const, at: accepted, words: '' }]),
    ...(done === null ? [] : [{ act: 'finish' as const, at: done, words: input.done }]),
  ];
  await records.db.transaction().execute(async (db) => {
    await db
      .insertInto('quality_finding')
      .values({
        ...described,
        id,
        revision: steps.length,
        state: done !== null ? 'done' : accepted !== null ? 'accepted' : 'open',
        state_at: done ?? accepted ?? opened,
        origin: JSON.stringify(origin),
        verdict: null,
        opened_at: opened,
        opened_by: actor.name,
        done_at: done,
      })
      .execute();
    for (const [i, step] of steps.entries()) await keepStep(db, id, i + 1, { ...step, by: actor });
    await recordAct(db, {
      actor,
      action: 'quality_finding.enter',
      object: { kind: 'quality_finding', id, label: input.words.slice(0, 80) },
      after: input,
      from,
      at: clock.now(),
    });
  });
  return id;
}
