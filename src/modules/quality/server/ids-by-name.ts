import type { Directory } from '#src/modules/organisation/contract/directory.ts';

/** The id of the agent or queue a fact means by what its source writes; what nobody has named stays as it is. */
export function idsByName(directory: Directory, noun: 'agent' | 'queue'): (written: string | null) => string | null {
  const list = noun === 'agent' ? directory.agents : directory.queues;
  const ids = new Map(list.flatMap(({ id }) => directory.writtenAs(noun, id).map((name) => [name, id] as const)));
  return (written) => (written === null ? null : (ids.get(written) ?? written));
}
