import type { Answers } from '../../contract/score.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { CALIBRATION } from '../evaluation.store.ts';
import { RESCORING } from '../sampling/rescoring.ts';
import type { Period } from '../scores/period-scan.ts';
import { ratingOf } from '../validity/item-agreement.ts';

/** What facts do not hold of an inspector's work: what is open, and what was scored again. */
export type Unpublished = {
  readonly open: number;
  /** Scored again by her: work like any other, in nobody's score. */
  readonly again: number;
  readonly againSeconds: number;
  /** Hers that somebody scored again, and those answered otherwise. */
  readonly rescored: number;
  readonly changed: number;
};

const NOTHING: Unpublished = { open: 0, again: 0, againSeconds: 0, rescored: 0, changed: 0 };

/** By inspector, of contacts of a period. */
export async function unpublishedWork(
  { from, to }: Period,
  { records }: Pick<QualityNeeds, 'records'>,
): Promise<Map<string, Unpublished>> {
  const [open, pairs] = await Promise.all([
    records.db
      .selectFrom('quality_evaluation')
      .select(['inspector', ({ fn }) => fn.countAll().as('n')])
      .where('state', '=', 'open')
      .where('sample', '!=', CALIBRATION)
      .where('contact_at', '>=', from)
      .where('contact_at', '<', to)
      .groupBy('inspector')
      .execute(),
    records.db
      .selectFrom('quality_rescoring as r')
      .innerJoin('quality_evaluation as e', 'e.id', 'r.evaluation')
      .innerJoin('quality_evaluation as o', 'o.id', 'r.original')
      .select([
        'e.inspector as second',
        'e.worked',
        'o.inspector as first',
        'e.answers as again',
        'o.answers as before',
      ])
      .where('e.sample', '=', RESCORING)
      .where('e.state', '=', 'submitted')
      .where('o.contact_at', '>=', from)
      .where('o.contact_at', '<', to)
      .execute(),
  ]);
  const found = new Map<string, Unpublished>();
  const add = (inspector: string, more: Partial<Unpublished>): void => {
    const had = found.get(inspector) ?? NOTHING;
    found.set(inspector, {
      open: had.open + (more.open ?? 0),
      again: had.again + (more.again ?? 0),
      againSeconds: had.againSeconds + (more.againSeconds ?? 0),
      rescored: had.rescored + (more.rescored ?? 0),
      changed: had.changed + (more.changed ?? 0),
    });
  };
  for (const { inspector, n } of open) add(inspector, { open: Number(n) });
  for (const { first, second, worked, again, before } of pairs) {
    add(second, { again: 1, againSeconds: worked });
    add(first, { rescored: 1, changed: Number(differs(JSON.parse(before) as Answers, JSON.parse(again) as Answers)) });
  }
  return found;
}

const differs = (before: Answers, again: Answers): boolean =>
  Object.keys({ ...before, ...again }).some((item) => ratingOf(before, item) !== ratingOf(again, item));
