import type { Directory } from '#src/modules/organisation/contract/directory.ts';

/** Agents by what facts call them: some sources' facts carry the id, others' the name the source uses. */
export const agentsByFact = (directory: Directory): ReadonlyMap<string, string> =>
  new Map(
    directory.agents.flatMap(({ id }) => directory.writtenAs('agent', id).map((written) => [written, id] as const)),
  );
