import type { Db } from '#src/records/records.ts';
import { readWorkbook } from '#src/sheets/workbook.ts';
import type { Directory } from '../contract/directory.ts';
import type { ListField, ListKind, ListView } from '../contract/list-import.ts';
import { type Known, readList, type ReadList } from './list-import.ts';
import type { OrganisationNeeds } from './routes.ts';
import { skillsAt, readSkills } from './skill.store.ts';
import { skillsText } from './skill-words.ts';

/** Rejections and changes shown; all are counted. */
const SHOWN = 500;

/** Reads a list against what is known now. */
export async function takeList(
  { api, records, clock }: OrganisationNeeds,
  input: { readonly kind: ListKind; readonly file: string; readonly content: string },
): Promise<ReadList> {
  const workbook = await readWorkbook(input.file, Buffer.from(input.content, 'base64'));
  const directory = await api.directory();
  return readList(workbook, input.kind, directory, await knownAt(records.db, directory, input.kind, clock.now()));
}

/** What a list would write of somebody now. */
async function knownAt(db: Db, directory: Directory, kind: ListKind, now: number): Promise<Known> {
  const names = new Map((await readSkills(db)).map(({ id, name }) => [id, name]));
  const held = Map.groupBy(await skillsAt(db, now), ({ agent }) => agent);
  const nameOf = (noun: 'team' | 'site' | 'project' | 'client', id: string | null): string | null =>
    id === null ? null : directory.nameOf(noun, id);
  return (id, field: ListField) => {
    const place = directory.placeAt(kind === 'agents' ? { agent: id } : { queue: id }, now);
    switch (field) {
      case 'number':
        return directory.agents.find((agent) => agent.id === id)?.number ?? null;
      case 'name':
        return directory.agents.find((agent) => agent.id === id)?.name ?? null;
      case 'channel':
        return directory.queues.find((queue) => queue.id === id)?.channel ?? null;
      case 'zone':
        return directory.queues.find((queue) => queue.id === id)?.zone ?? null;
      case 'skills': {
        const skills = (held.get(id) ?? []).map(({ skill, level }) => ({ name: names.get(skill) ?? skill, level }));
        return skills.length === 0 ? null : skillsText(skills);
      }
      case 'team':
      case 'site':
      case 'project':
      case 'client':
        return nameOf(field, place[field]);
    }
  };
}

export function viewOfList({ rows, changes, rejected }: ReadList): ListView {
  const made = changes.filter(({ id }) => id === null).length;
  return {
    rows,
    made,
    changed: changes.length - made,
    same: rows - changes.length - rejected.filter(({ code }) => code !== 'no_header').length,
    changes: changes.slice(0, SHOWN).map(({ cell, id, name, from, fields }) => ({
      cell,
      name,
      what: id === null ? ('new' as const) : ('changed' as const),
      from,
      fields,
    })),
    rejected: rejected.slice(0, SHOWN),
  };
}
