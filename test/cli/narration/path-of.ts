import { isTold } from './narrate.ts';
import type { ProofCase } from './proof-case.ts';

/** How the facts of a case come in: events the system derives them from, finished rows in a table, or both. */
export function pathOf({ given }: ProofCase): string {
  const names = Object.keys(given);
  const [told, finished] = [names.filter(isTold), names.filter((name) => !isTold(name))];
  return [
    ...(told.length > 0 ? ['`POST /api/events`'] : []),
    ...(finished.length > 0 ? [`\`ingest table\` (${finished.join(', ')})`] : []),
  ].join(' + ');
}
