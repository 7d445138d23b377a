import { AppError } from '#src/kernel/errors.ts';
import type { Db } from '#src/records/records.ts';
import type { Counted, Finding, FindingState, Origin, Proof, Verdict } from '../../contract/finding.ts';
import type { FindingRow, FindingStepRow } from './tables.ts';

/** A finding as kept; instants in epoch milliseconds. */
export type KeptFinding = Omit<FindingRow, 'state' | 'origin' | 'proof' | 'baseline' | 'verdict'> & {
  readonly state: FindingState;
  readonly origin: Origin;
  readonly proof: Proof;
  readonly baseline: Counted;
  readonly verdict: Verdict | null;
  readonly steps: readonly FindingStepRow[];
};

/** Findings with their steps, the newest first. */
export async function readFindings(
  db: Db,
  {
    id,
    state,
    month,
  }: { readonly id?: string; readonly state?: string | undefined; readonly month?: string | undefined } = {},
): Promise<KeptFinding[]> {
  let found = db.selectFrom('quality_finding').selectAll();
  if (id !== undefined) found = found.where('id', '=', id);
  if (state !== undefined) found = found.where('state', '=', state);
  if (month !== undefined) found = found.where('month', '=', month);
  const rows = await found.orderBy('opened_at', 'desc').orderBy('id').limit(2000).execute();
  const steps =
    rows.length === 0
      ? []
      : await db
          .selectFrom('quality_finding_step')
          .selectAll()
          .where(
            'finding',
            'in',
            rows.map((row) => row.id),
          )
          .orderBy('number')
          .execute();
  const byFinding = Map.groupBy(steps, ({ finding }) => finding);
  return rows.map((row) => ({
    ...row,
    state: row.state as FindingState,
    state_at: Number(row.state_at),
    due_at: Number(row.due_at),
    opened_at: Number(row.opened_at),
    done_at: row.done_at === null ? null : Number(row.done_at),
    origin: JSON.parse(row.origin) as Origin,
    proof: JSON.parse(row.proof) as Proof,
    baseline: JSON.parse(row.baseline) as Counted,
    verdict: row.verdict === null ? null : (JSON.parse(row.verdict) as Verdict),
    steps: byFinding.get(row.id) ?? [],
  }));
}

/** One finding. Throws `unknown_finding`. */
export async function readFinding(db: Db, id: string): Promise<KeptFinding> {
  const [found] = await readFindings(db, { id });
  if (!found) throw unknownFinding(id);
  return found;
}

export const unknownFinding = (id: string): AppError =>
  new AppError('not_found', 'unknown_finding', `There is no finding "${id}"`, { field: 'id' });

export type Step = {
  readonly act: Finding['steps'][number]['act'];
  readonly by: { readonly id: string; readonly name: string };
  readonly at: number;
  readonly words: string;
  readonly verdict?: Verdict;
};

/** Changes a finding that is still as its editor saw it and keeps the step. Throws `saved_meanwhile`. */
export async function takeStep(db: Db, kept: KeptFinding, saving: Partial<FindingRow>, step: Step): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('quality_finding')
    .set({ ...saving, revision: kept.revision + 1 })
    .where('id', '=', kept.id)
    .where('revision', '=', kept.revision)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new AppError('conflict', 'saved_meanwhile', 'Somebody has changed this finding meanwhile', {
      field: 'revision',
      remedy: 'Load it again.',
    });
  await keepStep(db, kept.id, kept.steps.length + 1, step);
}

export async function keepStep(db: Db, finding: string, number: number, step: Step): Promise<void> {
  await db
    .insertInto('quality_finding_step')
    .values({
      finding,
      number,
      act: step.act,
      by_user: step.by.id,
      by_name: step.by.name,
      at: step.at,
      words: step.words,
      verdict: step.verdict === undefined ? null : JSON.stringify(step.verdict),
    })
    .execute();
}
