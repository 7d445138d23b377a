import type { RowPlace } from '#src/http/actor.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';

/** Agents by what facts call them: some sources' facts carry the id, others' the name the source uses. */
export const agentsByFact = (directory: Directory): ReadonlyMap<string, string> =>
  new Map(
    directory.agents.flatMap(({ id }) => directory.writtenAs('agent', id).map((written) => [written, id] as const)),
  );

/** Where a person belongs at an instant. */
export function placeAt(directory: Directory, agent: string, at: number): RowPlace {
  const team = directory.teamAt(agent, at);
  return { agent, team, site: directory.teams.find(({ id }) => id === team)?.site ?? null };
}
