import type { Actor } from '#src/http/actor.ts';
import { reaches, type Scope } from '#src/http/actor.ts';
import type { ContactChange, FigureChange, Restatement } from '../contract/closing.ts';

/** Contacts in one answer; the export holds them all. */
const PAGE = 500;

/** A restatement as an actor may see it: figures of the groups and contacts her permissions reach. */
export function visibleTo(actor: Actor, restatement: Restatement, limit = PAGE): Restatement {
  const [all, personal] = [actor.scopeOf('read:closing'), actor.scopeOf('read:person')];
  const reached = actor.scopeOf('read:contact');
  const contacts = restatement.contacts.filter((change) => contactReached(reached, change));
  return {
    ...restatement,
    figures: restatement.figures.filter((figure) => figureReached(all, personal, figure)),
    contacts: contacts.slice(0, limit),
    causes: restatement.causes.map((cause) =>
      cause.kind === 'other_facts' && personal !== 'all' ? { ...cause, subjects: [] } : cause,
    ),
  };
}

function figureReached(all: Scope | null, personal: Scope | null, { dimension, group }: FigureChange): boolean {
  if (dimension === 'agent' || dimension === 'team') return reaches(personal, { [dimension]: group });
  if (all === 'all') return true;
  // The whole centre, and a queue that may serve several projects, tell of rows beyond a limit.
  return dimension === 'project' && reaches(all, { project: group });
}

function contactReached(all: Scope | null, { before, after }: ContactChange): boolean {
  if (all === 'all') return true;
  return [before, after].every((facts) => facts === null || reaches(all, facts));
}
