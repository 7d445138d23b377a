import type { RowPlace } from '#src/http/actor.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';

/** Agents by what facts call them: some sources' facts carry the id, others' the name the source uses. */
export const agentsByFact = (directory: Directory): ReadonlyMap<string, string> =>
  new Map(
    directory.agents.flatMap(({ id }) => directory.writtenAs('agent', id).map((written) => [written, id] as const)),
  );

const DAY_MS = 86_400_000;

/** The place of a person in a month: the last team she had in it, also when she left before its end. */
export function placeIn(
  directory: Directory,
  agent: string,
  { from, until }: { from: number; until: number },
): RowPlace {
  for (let at = until - 1; at >= from; at -= DAY_MS)
    if (directory.teamAt(agent, at) !== null) return placeAt(directory, agent, at);
  return placeAt(directory, agent, until - 1);
}

/** Where a person belongs at an instant. */
export function placeAt(directory: Directory, agent: string, at: number): RowPlace {
  const team = directory.teamAt(agent, at);
  return { agent, team, site: directory.teams.find(({ id }) => id === team)?.site ?? null };
}
