import { permissionsOf } from '#src/catalogue/guarded-facts.ts';
import { CATALOGUE } from '#src/catalogue/index.ts';
import { type Actor, reaches, type Scope } from '#src/http/actor.ts';
import type { Cause, ContactChange, FigureChange, Restatement } from '../contract/closing.ts';

/** Contacts in one answer; the export holds them all. */
const PAGE = 500;

/** Sees every project's closings; whoever does not is told nothing that counts or names the others'. */
export const seesWhole = (actor: Actor): boolean => actor.scopeOf('read:closing') === 'all';

/** A restatement as an actor may see it: figures of the groups, contacts and causes her permissions reach. */
export function visibleTo(actor: Actor, restatement: Restatement, limit = PAGE): Restatement {
  const [all, personal] = [actor.scopeOf('read:closing'), actor.scopeOf('read:person')];
  const reached = actor.scopeOf('read:contact');
  const contacts = restatement.contacts
    .filter((change) => contactReached(reached, change))
    .map((change) => (personal === null ? withoutPeople(change) : change));
  const count = (what: ContactChange['what']): number => contacts.filter((change) => change.what === what).length;
  return {
    ...restatement,
    figures: restatement.figures.filter((figure) => figureReached(all, personal, figure) && mayKnow(actor, figure.kpi)),
    contacts: contacts.slice(0, limit),
    counts:
      all === 'all' ? restatement.counts : { added: count('added'), gone: count('gone'), changed: count('changed') },
    causes:
      all === 'all'
        ? restatement.causes.map((cause) =>
            cause.kind === 'other_facts' && personal !== 'all' ? { ...cause, subjects: [] } : cause,
          )
        : causesOf(restatement.causes, contacts),
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

/** Figures of guarded facts (costs) are told to those who may see these. */
const mayKnow = (actor: Actor, kpi: string): boolean =>
  permissionsOf(kpi, CATALOGUE).every((permission) => actor.scopeOf(permission) !== null);

/** A client's portal names nobody. */
function withoutPeople(change: ContactChange): ContactChange {
  const unnamed = (facts: ContactChange['before']): ContactChange['before'] =>
    facts && { ...facts, agent: null, team: null };
  return {
    ...change,
    before: unnamed(change.before),
    after: unnamed(change.after),
    fields: change.fields.filter((field) => field !== 'agent' && field !== 'team'),
  };
}

/** Why the contacts reached read otherwise: files, settings and other rows may be of everybody, and are not told. */
function causesOf(causes: readonly Cause[], contacts: readonly ContactChange[]): Cause[] {
  const late = new Set(causes.flatMap((cause) => (cause.kind === 'late_data' ? [cause.batch] : [])));
  const came = Map.groupBy(contacts, ({ what, after }) => {
    if (what === 'gone') return 'gone';
    return after?.batch != null && late.has(after.batch) ? after.batch : 'derived_again';
  });
  return causes.flatMap((cause): Cause[] => {
    switch (cause.kind) {
      case 'late_data': {
        const count = came.get(cause.batch)?.length ?? 0;
        return count === 0 ? [] : [{ ...cause, file: '', source: '', contacts: count }];
      }
      case 'derived_again':
      case 'gone': {
        const count = came.get(cause.kind)?.length ?? 0;
        return count === 0 ? [] : [{ ...cause, contacts: count }];
      }
      case 'definition':
        return [cause];
      case 'setting':
      case 'other_facts':
        return [];
      default:
        throw new Error(`No such cause: ${cause satisfies never}`);
    }
  });
}
