import { type ChanceCorrected, pairAgreement, prevalences } from './chance.ts';
import type { Counted } from './ratings.ts';

/**
 * Fleiss' kappa (Fleiss 1971): any number of raters, not the same ones on every unit. Chance agrees as often as two ratings drawn from
 * all of them. Where units have differing numbers of ratings, each unit counts once (Gwet 2014, chapter 2).
 */
export function fleissKappa({ counts }: Counted): ChanceCorrected {
  return {
    observed: pairAgreement(counts),
    expected: prevalences(counts).reduce((sum, share) => sum + share * share, 0),
  };
}
