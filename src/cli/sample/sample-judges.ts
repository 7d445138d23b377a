import { type SampleOptions } from '#src/modules/simulation/contract/options.ts';
import { Centre } from '#src/modules/simulation/server/centre/centre.ts';
import { hear } from '#src/modules/simulation/server/judging/hindsight.ts';
import { type Judge, judgement, lenienceOf } from '#src/modules/simulation/server/judging/judge.ts';
import { QUALITY_PLANTINGS } from '#src/modules/simulation/server/judging/quality-plantings.ts';

/** A judge of the sample by name; one of them is lenient on purpose. */
export const judgeNamed = ({ seed }: SampleOptions, name: string): Judge => {
  const { lenientInspector } = QUALITY_PLANTINGS;
  return { name, lenience: name === lenientInspector.name ? lenientInspector.lenience : lenienceOf(seed, name) };
};

/** What judges answer about contacts, by the organisation's agents; null for a contact of somebody the twin does not know. */
export function judging(
  options: SampleOptions,
  agents: readonly { readonly id: string; readonly number: string | null }[],
) {
  const { people, lastDay } = new Centre(options);
  const byNumber = new Map(people.map((person) => [person.number, person]));
  const personOf = new Map(
    agents.flatMap(({ id, number }) => {
      const person = byNumber.get(number ?? '');
      return person === undefined ? [] : [[id, person] as const];
    }),
  );
  return (contact: string, agent: string | null, judge: Judge) => {
    const person = personOf.get(agent ?? '');
    return person === undefined
      ? null
      : judgement(options.seed, contact, person, hear(contact, person, { seed: options.seed, lastDay }), judge);
  };
}
