import { NOT_APPLICABLE } from '#src/modules/quality/contract/score.ts';
import type { Person } from '../centre/people.ts';
import { Stream, streamKey } from '../random/stream.ts';
import type { Heard } from './hindsight.ts';
import { SAMPLE_ITEMS } from './sample-form.ts';

/** Who judges: how much more easily she finds things met (log odds), known by a name. */
export type Judge = { readonly name: string; readonly lenience: number };

type Answers = Record<string, { answer: boolean | number | string }>;

/** How far two people who hear the same differ by chance, and how far contacts of the same quality do. */
const DOUBT = 0.6;
const VARIETY = 1.2;
/** A middle step is so much easier than the best. */
const STEP = 1.7;

/**
 * What a judge answers about a contact. What happened is the contact's, the doubt is hers: another judge hears the same contact, and asked again she
 * says the same.
 */
export function judgement(seed: number, contact: string, person: Person, heard: Heard | null, judge: Judge): Answers {
  const answers: Answers = {};
  for (const { item, nature } of SAMPLE_ITEMS) {
    const happened = new Stream(streamKey(seed, 'judged', contact, item.id)).normal();
    const doubted = new Stream(streamKey(seed, 'doubt', contact, item.id, judge.name)).normal();
    const odds =
      nature.ease +
      nature.quality * person.quality +
      nature.warmth * person.warmth +
      (heard?.solved === false ? -nature.solved : 0) +
      nature.mood * (heard?.mood ?? 0) +
      VARIETY * happened +
      DOUBT * doubted +
      judge.lenience;
    if (item.answering.kind === 'scale') answers[item.id] = { answer: odds > 0 ? 3 : odds > -STEP ? 2 : 1 };
    else if (item.answering.kind === 'yes_no') answers[item.id] = { answer: odds > 0 };
    else answers[item.id] = { answer: NOT_APPLICABLE };
  }
  return answers;
}

/** How lenient an ordinary inspector is, by her name. */
export const lenienceOf = (seed: number, name: string): number =>
  new Stream(streamKey(seed, 'inspector', name)).between(-0.25, 0.25);
