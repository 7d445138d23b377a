import { recordAct } from '#src/audit/record-act.ts';
import { SYSTEM } from '#src/http/actor.ts';
import { AppError } from '#src/kernel/errors.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Coverage } from '#src/modules/kpis/contract/routes.ts';
import type { Verdict } from '../../contract/finding.ts';
import { beforeAfter, verdictOf } from '../../contract/statistics/before-after.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { countSpan } from './count.ts';
import { type KeptFinding, readFindings, takeStep } from './finding.store.ts';
import { filtersOf } from './place.ts';
import { afterSpan, beforeSpan, judgedFrom } from './spans.ts';
import type { FINDING_SCOPES } from '../../contract/finding.ts';

const DAY_MS = 86_400_000;
/** Rows whose outcome is still open are waited for so long. */
const PENDING_MS = 35 * DAY_MS;

/**
 * Judges what was done and whose second span is over and in the data: before against after, counted now from the facts, both spans by today's definition.
 * Once for every finding; what the facts say later is the next finding.
 */
export async function proveDue(needs: QualityNeeds): Promise<void> {
  const { records, clock } = needs;
  const done = await readFindings(records.db, { state: 'done' });
  if (done.length === 0) return;
  const coverage = await needs.kpis.coverage();
  for (const kept of done) {
    const after = afterSpan(kept.proof, kept.done_at ?? clock.now(), coverage.zone);
    if (clock.now() < judgedFrom(kept.proof, after) || !covers(coverage, after.to)) continue;
    const verdict = await judge(kept, after, coverage.zone, needs).catch(uncountable);
    if (verdict === null) continue;
    const state = verdict.result === 'improved' ? 'proved' : 'not_proved';
    const at = clock.now();
    try {
      await records.db.transaction().execute(async (db) => {
        const saving = { state, state_at: at, verdict: JSON.stringify(verdict) };
        await takeStep(db, kept, saving, { act: 'prove', by: SYSTEM, at, words: '', verdict });
        await recordAct(db, {
          actor: SYSTEM,
          action: 'quality_finding.prove',
          object: { kind: 'quality_finding', id: kept.id, label: kept.words.slice(0, 80) },
          before: { state: 'done' },
          after: { state, verdict },
          at,
        });
      });
    } catch (trouble) {
      // Somebody else has looked at the same moment and judged it.
      if (!(trouble instanceof AppError && trouble.code === 'saved_meanwhile')) throw trouble;
    }
  }
}

/** What cannot be counted any more, since a team is gone or a definition has changed within the span, stays done and grows late: people must see to it. */
function uncountable(trouble: unknown): null {
  if (trouble instanceof AppError) return null;
  throw trouble;
}

/** Before against after; null while rows of the second span are still open. */
async function judge(
  kept: KeptFinding,
  after: { readonly from: number; readonly to: number },
  zone: string,
  needs: QualityNeeds,
): Promise<Verdict | null> {
  const { proof } = kept;
  const scope = { noun: kept.scope_noun as (typeof FINDING_SCOPES)[number], id: kept.scope_id };
  const where = filtersOf(scope, proof.where);
  const [first, second] = [
    await countSpan(proof.measure, where, beforeSpan(proof, zone), needs),
    await countSpan(proof.measure, where, after, needs),
  ];
  const now = needs.clock.now();
  if (second.pending > 0 && now < after.to + PENDING_MS) return null;
  const change = beforeAfter(first.days, second.days, first.shares && second.shares);
  const scale = second.counted.value === 0 || second.counted.value === null ? first.scale : second.scale;
  return {
    result: verdictOf(change, proof.direction),
    before: first.counted,
    after: second.counted,
    difference:
      change === null ? null : { value: change.value * scale, low: change.low * scale, high: change.high * scale },
    at: isoLocal(zone, now),
  };
}

/** Whether the data reach the end of a span of whole local days. */
function covers({ zone, lastDay, lastDayComplete }: Coverage, to: number): boolean {
  const last = isoLocal(zone, to - 1).slice(0, 10);
  return lastDay !== null && (lastDay > last || (lastDay === last && lastDayComplete));
}
