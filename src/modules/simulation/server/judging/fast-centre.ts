import { Stream, streamKey } from '../random/stream.ts';
import { chanceOf, expectedScore, type TrueItem } from './verdict.ts';

/** A month of a centre as its quality sees it, without events: people, their contacts, inspectors and what these said of a sample. */
export type FastCentre = {
  /** Evaluations in the order they were made: a prefix is a smaller sample. */
  readonly people: readonly {
    readonly agent: string;
    readonly evaluations: readonly { readonly inspector: string; readonly score: number; readonly failed: boolean }[];
  }[];
  /** What no platform can see; for tests. */
  readonly truth: {
    /** Mean over all of a person's contacts of what all inspectors together would give. */
    readonly scores: readonly number[];
    /** Share of a person's contacts with a critical error, as all inspectors together would find. */
    readonly rates: readonly number[];
    /** Log odds by which each inspector is more lenient. */
    readonly lenience: readonly number[];
  };
};

export type FastOptions = {
  readonly agents: number;
  readonly inspectors: number;
  /** Contacts of a person in the month, and how many of them are evaluated. */
  readonly contacts: number;
  readonly evaluated: number;
};

const ITEMS = 10;

/**
 * One centre by its number: how high its scores are, how people differ, how contacts of one person do, how lenient inspectors are and what the
 * items ask differ from centre to centre, from forms nearly everybody fills to forms that separate.
 */
export function fastCentre(seed: number, number: number, options: FastOptions): FastCentre {
  const draws = new Stream(streamKey(seed, 'fast centre', number));
  const level = draws.between(0.8, 3.2);
  const [people, contacts, lenience] = [draws.between(0.2, 0.9), draws.between(0.3, 1.2), draws.between(0, 0.6)];
  const items = Array.from(
    { length: ITEMS },
    (_, i): TrueItem => ({
      id: `i${i + 1}`,
      ease: level + 0.8 * draws.normal(),
      slope: draws.between(0.5, 1.5),
      weight: draws.pick([5, 10, 15]),
    }),
  );
  const critical: TrueItem = { id: 'critical', ease: level + 1.5, slope: 1, weight: 0 };
  const inspectors = Array.from({ length: options.inspectors }, () => lenience * draws.normal());
  const truth = { scores: [] as number[], rates: [] as number[], lenience: inspectors };
  const found = Array.from({ length: options.agents }, (_, agent) => {
    const own = new Stream(streamKey(seed, 'fast person', number, agent));
    const quality = people * own.normal();
    let [score, rate] = [0, 0];
    const work = Array.from({ length: options.contacts }, () => quality + contacts * own.normal());
    for (const one of work)
      for (const lenient of inspectors) {
        score += expectedScore(items, one, lenient);
        rate += 1 - chanceOf(critical, one, lenient);
      }
    const panel = options.contacts * inspectors.length;
    truth.scores.push(score / panel);
    truth.rates.push(rate / panel);
    const first = Math.floor(own.between(0, inspectors.length));
    // The contacts are in no order: the first ones are as good a random draw as any.
    const evaluations = work.slice(0, options.evaluated).map((one, i) => {
      const judge = (first + i) % inspectors.length;
      const lenient = inspectors[judge] ?? 0;
      let [points, of] = [0, 0];
      for (const item of items) {
        if (own.chance(chanceOf(item, one, lenient))) points += item.weight;
        of += item.weight;
      }
      return {
        inspector: `inspector ${judge + 1}`,
        score: (100 * points) / of,
        failed: !own.chance(chanceOf(critical, one, lenient)),
      };
    });
    return { agent: `agent ${agent + 1}`, evaluations };
  });
  return { people: found, truth };
}
