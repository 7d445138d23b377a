import type { Directory, Noun } from '#src/modules/organisation/contract/directory.ts';
import type { DimensionId } from '#src/semantic/entity.ts';

const NOUNS: Readonly<Partial<Record<DimensionId, Noun>>> = {
  site: 'site',
  client: 'client',
  project: 'project',
  team: 'team',
  agent: 'agent',
  queue: 'queue',
};
const LISTS = {
  site: 'sites',
  client: 'clients',
  project: 'projects',
  team: 'teams',
  agent: 'agents',
  queue: 'queues',
} as const;

/** The name people read for a stored value of a dimension. */
export function nameOf(directory: Directory, dimension: DimensionId, id: string | number | null): string | null {
  if (id === null) return null;
  const noun = NOUNS[dimension];
  return noun ? directory.nameOf(noun, String(id)) : String(id);
}

/**
 * Stored values for what people wrote: a name of theirs, or an id. Facts of some sources carry the name a source uses, so both are looked
 * for. Unknown text stays as it is (and finds nothing).
 */
export function idsOf(directory: Directory, dimension: DimensionId, written: readonly string[]): string[] {
  const noun = NOUNS[dimension];
  if (!noun) return [...written];
  const all: readonly { id: string; name: string }[] = directory[LISTS[noun]];
  return written.flatMap((text) => {
    const found = all.filter((n) => n.id === text || n.name === text);
    return [...new Set([text, ...found.flatMap((n) => [n.id, n.name])])];
  });
}
