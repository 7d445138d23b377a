import { wilson } from '#src/semantic/interval-estimate.ts';
import type { Aspect } from '../form.ts';
import { type Correlated, correlated, falseDiscovery, type PairSums } from './correlation.ts';

/** Pairs without which nothing is said of an item. */
export const ENOUGH_PAIRS = 200;
/** A link or discrimination smaller than this is none for practice. */
const NEGLIGIBLE = 0.1;
/** Agreement surely below this: the item is read differently. */
const POOR_AGREEMENT = 0.6;
/** So many answers with full marks separate nobody. */
const NO_SPREAD = 0.98;
const OFTEN_NOT_APPLICABLE = 0.5;
/** Upheld appeals per evaluation that are surely too many. */
const TOO_OFTEN_UPHELD = 0.02;
const FALSE_DISCOVERIES = 0.05;

export const OUTCOMES = ['verdict', 'repeated', 'complained'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** What is known of an item, in sums. */
export type ItemSums = {
  readonly item: string;
  readonly aspect: Aspect;
  readonly isCritical: boolean;
  /** Evaluations that asked it, and those it applied to. */
  readonly asked: number;
  readonly answered: number;
  readonly full: number;
  /** Points of the item with those of all others; with what customers said and did afterwards. */
  readonly rest: PairSums;
  readonly outcomes: Readonly<Record<OutcomeKind, PairSums>>;
  /** Share of its variance that is between people, 0–1; null when it does not vary. */
  readonly people: number | null;
  readonly seconds: number | null;
  /** Gwet's AC1 of double-scored contacts. */
  readonly agreement: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly units: number;
  };
  readonly upheld: number;
};

export const MEANINGS = ['keep', 'reword', 'split', 'drop', 'insufficient'] as const;
export type Meaning = (typeof MEANINGS)[number];
export const REASONS_OF_METER = [
  'few_pairs',
  'linked',
  'discriminates',
  'critical',
  'read_differently',
  'real_but_read_differently',
  'often_upheld',
  'often_not_applicable',
  'tells_nothing',
  'separates_nobody',
  'not_what_customers_feel',
  'nothing_shown',
] as const;
export type MeterReason = (typeof REASONS_OF_METER)[number];

export type Reading = {
  readonly item: string;
  readonly meaning: Meaning;
  readonly reason: MeterReason;
  /** Strongest link with an outcome of those with enough pairs, turned so that + is good, and its p adjusted for all items and outcomes. */
  readonly link: (Correlated & { readonly outcome: OutcomeKind; readonly adjusted: number }) | null;
  readonly discrimination: Correlated | null;
  readonly fullMarks: number | null;
  readonly notApplicable: number | null;
  readonly upheld: { readonly rate: number; readonly low: number } | null;
};

/** Better work should make customers happier, and come and complain less. */
const SIGN: Record<OutcomeKind, 1 | -1> = { verdict: 1, repeated: -1, complained: -1 };

/** What to do with each item of a form, with the evidence. Nothing is said on fewer than 200 pairs, and false discoveries are held at 5 %. */
export function readMeter(items: readonly ItemSums[]): Reading[] {
  const links = items.flatMap(({ outcomes }) =>
    OUTCOMES.map((outcome) => {
      const found = outcomes[outcome].n >= ENOUGH_PAIRS ? correlated(outcomes[outcome]) : null;
      return found === null ? null : { ...turned(found, SIGN[outcome]), outcome };
    }),
  );
  const adjusted = falseDiscovery(links.map((link) => link?.p ?? null));
  return items.map((sums, at) => {
    const own = OUTCOMES.flatMap((_, i) => {
      const place = at * OUTCOMES.length + i;
      const [link, p] = [links[place], adjusted[place]];
      return link == null || p == null ? [] : [{ ...link, adjusted: p }];
    }).sort((a, b) => a.p - b.p);
    const [link = null] = own;
    const discrimination = sums.rest.n >= ENOUGH_PAIRS ? correlated(sums.rest) : null;
    const upheld = wilson(sums.upheld, sums.answered);
    const evidence = {
      item: sums.item,
      link,
      discrimination,
      fullMarks: sums.answered === 0 ? null : sums.full / sums.answered,
      notApplicable: sums.asked === 0 ? null : 1 - sums.answered / sums.asked,
      upheld: upheld === null ? null : { rate: sums.upheld / sums.answered, low: upheld.low },
    };
    return { ...evidence, ...judge(sums, evidence, own) };
  });
}

function judge(
  { aspect, isCritical, answered, agreement }: ItemSums,
  { discrimination, fullMarks, notApplicable, upheld }: Omit<Reading, 'meaning' | 'reason'>,
  links: readonly NonNullable<Reading['link']>[],
): { meaning: Meaning; reason: MeterReason } {
  if (answered < ENOUGH_PAIRS) return { meaning: 'insufficient', reason: 'few_pairs' };
  const isLinked = links.some(({ low, adjusted }) => low > 0 && adjusted <= FALSE_DISCOVERIES);
  // Shown to be small, not merely not shown to be large.
  // What customers feel, they say: without enough of their verdicts nothing is shown of such an item.
  const isAsked = aspect === 'business' ? links.length > 0 : links.some(({ outcome }) => outcome === 'verdict');
  const isUnlinked = isAsked && links.every(({ low, high }) => high < NEGLIGIBLE * 1.5 && low > -NEGLIGIBLE * 3);
  const isDiscriminating = discrimination !== null && discrimination.low > 0 && discrimination.r >= NEGLIGIBLE;
  const tellsNothing = discrimination === null || discrimination.high < NEGLIGIBLE * 1.5;
  if (agreement.high !== null && agreement.units >= 30 && agreement.high < POOR_AGREEMENT)
    return isLinked
      ? { meaning: 'split', reason: 'real_but_read_differently' }
      : { meaning: 'reword', reason: 'read_differently' };
  if (upheld !== null && upheld.low > TOO_OFTEN_UPHELD) return { meaning: 'reword', reason: 'often_upheld' };
  // A critical item is there for what hardly ever happens.
  if (isCritical) return { meaning: 'keep', reason: 'critical' };
  if (fullMarks !== null && fullMarks >= NO_SPREAD && !isLinked) return { meaning: 'drop', reason: 'separates_nobody' };
  if (isLinked) return { meaning: 'keep', reason: 'linked' };
  if (tellsNothing && (isUnlinked || (aspect === 'business' && links.length === 0)))
    return { meaning: 'drop', reason: 'tells_nothing' };
  if (notApplicable !== null && notApplicable > OFTEN_NOT_APPLICABLE)
    return { meaning: 'reword', reason: 'often_not_applicable' };
  if (aspect === 'customer' && isUnlinked) return { meaning: 'reword', reason: 'not_what_customers_feel' };
  if (aspect === 'business' && isDiscriminating) return { meaning: 'keep', reason: 'discriminates' };
  return { meaning: 'insufficient', reason: 'nothing_shown' };
}

const turned = (found: Correlated, sign: 1 | -1): Correlated =>
  sign === 1 ? found : { ...found, r: -found.r, low: -found.high, high: -found.low };
