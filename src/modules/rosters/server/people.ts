import type { Agent } from '#src/modules/organisation/contract/nouns.ts';
import { personKey, plainNumber, type SheetPerson } from '#src/sheets/people.ts';

/** Finds the agent a table means: by what was answered before, then by number, then by a name only one agent has. */
export function personFinder(
  agents: readonly Agent[],
  answered: ReadonlyMap<string, string>,
): (person: SheetPerson) => Agent | null {
  const byId = new Map(agents.map((agent) => [agent.id, agent]));
  const byNumber = new Map(agents.flatMap((agent) => (agent.number === null ? [] : [[agent.number, agent] as const])));
  const byPlain = Map.groupBy(
    agents.filter(({ number }) => number !== null),
    ({ number }) => plainNumber(number ?? ''),
  );
  const byName = Map.groupBy(agents, ({ name }) => plain(name));
  return (person) => {
    const told =
      answered.get(personKey(person)) ?? (person.name === null ? undefined : answered.get(`name:${person.name}`));
    const known = told === undefined ? undefined : byId.get(told);
    if (known) return known;
    if (person.number !== null) {
      const exact = byNumber.get(person.number);
      const near = byPlain.get(plainNumber(person.number)) ?? [];
      if (exact ?? near.length === 1) return exact ?? near[0] ?? null;
    }
    const named = person.name === null ? [] : (byName.get(plain(person.name)) ?? []);
    // A name with another number is somebody else.
    const fitting = named.filter((agent) => agent.number === null || person.number === null);
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  };
}

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
