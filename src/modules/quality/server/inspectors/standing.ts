import {
  AGREEMENT_FLOOR,
  FEWEST_ITEMS,
  type InspectorSkill,
  type LAPSES,
  SCORING_SKILLS,
} from '../../contract/inspector.ts';

/** A skill somebody has shown; instants in epoch milliseconds, `until` excluded, null: no end. */
export type Shown = { readonly skill: string; readonly from: number; readonly until: number | null };
/** How far an inspector agrees with whoever scored the same contacts; `items` compared. */
export type Agreed = { readonly items: number; readonly low: number | null };
export type Lapse = {
  readonly why: (typeof LAPSES)[number];
  readonly skill: InspectorSkill | null;
  readonly low: number | null;
};

/** The skills a certificate rests on that she does not hold at an instant. */
export const missingSkills = (shown: readonly Shown[], at: number): InspectorSkill[] =>
  SCORING_SKILLS.filter(
    (skill) => !shown.some((one) => one.skill === skill && one.from <= at && (one.until === null || at < one.until)),
  );

/** True where agreement is known well enough to take a certificate. */
export const tells = ({ items }: Agreed): boolean => items >= FEWEST_ITEMS;

/** Why a certificate holds no more at an instant; null while it holds. */
export function lapseOf(
  { until }: { readonly until: number | null },
  shown: readonly Shown[],
  agreed: Agreed | null,
  at: number,
): Lapse | null {
  if (until !== null && at >= until) return { why: 'expired', skill: null, low: null };
  const [skill] = missingSkills(shown, at);
  if (skill !== undefined) return { why: 'skill', skill, low: null };
  if (agreed !== null && agreed.low !== null && tells(agreed) && agreed.low < AGREEMENT_FLOOR)
    return { why: 'agreement', skill: null, low: agreed.low };
  return null;
}
