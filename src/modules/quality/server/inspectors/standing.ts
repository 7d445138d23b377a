import {
  AGREEMENT_FLOOR,
  FEWEST_ITEMS,
  type InspectorSkill,
  type LAPSES,
  SCORING_SKILLS,
} from '../../contract/inspector.ts';

/** A skill somebody has shown; instants in epoch milliseconds, `until` excluded, null: no end. */
export type Shown = { readonly skill: string; readonly from: number; readonly until: number | null };
/** How far an inspector agrees on a form with whoever scored the same contacts; `items` compared. */
export type Agreed = { readonly form: string; readonly items: number; readonly low: number };
export type Lapse = {
  readonly why: (typeof LAPSES)[number];
  readonly skill: InspectorSkill | null;
  readonly low: number | null;
  /** The form her agreement fell on. */
  readonly form: string | null;
};

/** The skills a certificate rests on that she does not hold at an instant. */
export const missingSkills = (shown: readonly Shown[], at: number): InspectorSkill[] =>
  SCORING_SKILLS.filter(
    (skill) => !shown.some((one) => one.skill === skill && one.from <= at && (one.until === null || at < one.until)),
  );

/** True where agreement is known well enough to take a certificate. */
export const tells = ({ items }: Pick<Agreed, 'items'>): boolean => items >= FEWEST_ITEMS;

/** The form she agrees least on where that is known well enough and too little; null where there is none. */
export const fallenOn = (agreed: readonly Agreed[]): Agreed | null =>
  agreed.filter((one) => tells(one) && one.low < AGREEMENT_FLOOR).toSorted((a, b) => a.low - b.low)[0] ?? null;

/** Why a certificate holds no more at an instant, `agreed` on the forms it is of: one of a channel is as good as its holder's weakest form. Null while it holds. */
export function lapseOf(
  { until }: { readonly until: number | null },
  shown: readonly Shown[],
  agreed: readonly Agreed[],
  at: number,
): Lapse | null {
  if (until !== null && at >= until) return { why: 'expired', skill: null, low: null, form: null };
  const [skill] = missingSkills(shown, at);
  if (skill !== undefined) return { why: 'skill', skill, low: null, form: null };
  const fallen = fallenOn(agreed);
  return fallen === null ? null : { why: 'agreement', skill: null, low: fallen.low, form: fallen.form };
}
