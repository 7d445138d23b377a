import type { Directory } from '#src/modules/organisation/contract/directory.ts';

/** The agent a fact speaks of: facts of some sources carry her id, of others the name the source uses. `null` where two share the name. */
export function agentOfFact(value: string, { agents }: Directory): string | null {
  if (agents.some(({ id }) => id === value)) return value;
  const named = agents.filter(({ name }) => name === value);
  return named.length === 1 ? named[0]!.id : named.length === 0 ? value : null;
}
