import { type ChanceCorrected, pairAgreement, prevalences } from './chance.ts';
import type { Counted } from './ratings.ts';

/**
 * Gwet's AC1 (Gwet 2008): chance is guessing at units that are hard to tell, so it keeps its sense where nearly everything passes and
 * kappa falls to zero in spite of near-perfect agreement. Categories are those that were given.
 */
export function gwetAc1({ counts, categories }: Counted): ChanceCorrected {
  const kinds = categories.length;
  const expected =
    kinds < 2 ? 0 : prevalences(counts).reduce((sum, share) => sum + share * (1 - share), 0) / (kinds - 1);
  return { observed: pairAgreement(counts), expected };
}
