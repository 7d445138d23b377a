import { type Aspect, CRITICAL, type FormContent, type FormItem } from './form.ts';

/** What was chosen: true/false, the step of a scale from 1, a choice's id, a number; `na` where the item does not apply. */
export type Answer = boolean | number | string;
export type Answers = Readonly<
  Record<
    string,
    | { readonly answer: Answer | null; readonly comment?: string | undefined; readonly by?: string | undefined }
    | undefined
  >
>;

export const NOT_APPLICABLE = 'na';

/** Weighted points as parts, never as ratios: `of` is what the applicable, answered items could give. */
export type Points = { readonly points: number; readonly of: number };

export type Score = {
  readonly total: Points;
  readonly aspects: Readonly<Record<Aspect, Points>>;
  /** Classes of critical items that failed. */
  readonly failed: readonly (typeof CRITICAL)[number][];
  readonly passed: boolean | null;
  /** Items still to answer or to explain, in order of the form. */
  readonly open: readonly { readonly item: string; readonly missing: 'answer' | 'comment' }[];
};

/** 0–100, null where nothing applied. */
export const outOf100 = ({ points, of }: Points): number | null => (of > 0 ? (100 * points) / of : null);

/**
 * Scores an evaluation (kpi-catalogue §3.9): Σ weighted points ÷ Σ applicable weighted points. Items that do not apply, or whose condition does
 * not hold, are in neither part; critical items have no part in the score but are told apart.
 */
export function scoreOf(form: FormContent, answers: Answers): Score {
  const sums = { customer: { points: 0, of: 0 }, business: { points: 0, of: 0 } };
  const failed = new Set<(typeof CRITICAL)[number]>();
  const open: { item: string; missing: 'answer' | 'comment' }[] = [];
  const asked = new Set<string>();
  for (const item of form.sections.flatMap((section) => section.items)) {
    if (!isAsked(item, answers, asked)) continue;
    asked.add(item.id);
    const given = answers[item.id];
    const answer = given?.answer ?? null;
    if (answer === NOT_APPLICABLE && item.mayNotApply) continue;
    const share = answer === null ? null : shareOf(item, answer);
    if (share === null) {
      open.push({ item: item.id, missing: 'answer' });
      continue;
    }
    if (needsComment(item, share) && !given?.comment?.trim()) open.push({ item: item.id, missing: 'comment' });
    if (item.critical !== null) {
      if (share < 1) failed.add(item.critical);
      continue;
    }
    sums[item.aspect].points += share * item.weight;
    sums[item.aspect].of += item.weight;
  }
  const total = {
    points: sums.customer.points + sums.business.points,
    of: sums.customer.of + sums.business.of,
  };
  const score = outOf100(total);
  return {
    total,
    aspects: sums,
    failed: CRITICAL.filter((kind) => failed.has(kind)),
    passed: score === null ? null : failed.size === 0 && score >= form.passMark,
    open,
  };
}

/** Whether an item's condition holds: the item above was itself asked and answered so. */
export function isAsked(item: FormItem, answers: Answers, asked: ReadonlySet<string>): boolean {
  if (item.onlyIf === null) return true;
  const other = answers[item.onlyIf.item]?.answer;
  return asked.has(item.onlyIf.item) && other !== null && other !== undefined && item.onlyIf.answers.includes(other);
}

/** Share of the item's weight an answer earns, 0–1; null for an answer the item does not know. */
export function shareOf({ answering }: FormItem, answer: Answer): number | null {
  switch (answering.kind) {
    case 'yes_no':
      return typeof answer === 'boolean' ? Number(answer) : null;
    case 'scale': {
      const steps = answering.anchors.length;
      return typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= steps
        ? (answer - 1) / (steps - 1)
        : null;
    }
    case 'choice': {
      const points = answering.choices.find((choice) => choice.id === answer)?.points;
      return points === undefined ? null : points / Math.max(...answering.choices.map((choice) => choice.points));
    }
    case 'number':
      return typeof answer === 'number' && answer >= answering.from && answer <= answering.to
        ? (answer - answering.from) / (answering.to - answering.from)
        : null;
  }
}

const needsComment = ({ comment }: FormItem, share: number): boolean =>
  comment === 'always' || (comment === 'when_lost' && share < 1);
