import type { TFunction } from 'i18next';
import type { Column } from '#src/ui/table/column.ts';
import type { Calendar } from '../contract/calendar.ts';
import type { Membership } from '../contract/membership.ts';
import type { Part } from './organisation.page.ts';
import type { Organisation } from './use-organisation.ts';

/** One thing of any noun as a row: its texts are what a list file holds, so that an export can be brought back in. */
export type Row = { readonly id: string; readonly name: string } & Readonly<Partial<Record<Field, string | null>>>;
type Field =
  | 'number'
  | 'team'
  | 'site'
  | 'skills'
  | 'channel'
  | 'project'
  | 'client'
  | 'zone'
  | 'people'
  | 'queues'
  | 'from';

const FIELDS: Readonly<Record<Part, readonly Field[]>> = {
  agents: ['number', 'team', 'site', 'skills'],
  teams: ['site', 'people'],
  queues: ['channel', 'project', 'client', 'site', 'zone'],
  projects: ['client', 'queues'],
  clients: ['queues'],
  sites: ['zone', 'people', 'queues'],
  calendars: ['from', 'queues'],
};

/** Columns of a part; headed with the words the import understands. */
export function columnsOf(part: Part, t: TFunction<'organisation'>): Column<Row>[] {
  const head = (key: Field | 'name' | 'title' | 'queue'): string => t(`field.${key}`);
  const name: Column<Row> = {
    key: 'name',
    title: head(part === 'queues' ? 'queue' : part === 'agents' ? 'name' : 'title'),
    value: (row) => row.name,
    cell: (row) => <b>{row.name}</b>,
  };
  const fields = FIELDS[part].map(
    (key): Column<Row> => ({ key, title: head(key), value: (row) => row[key] ?? null, noDataWord: '–' }),
  );
  const [first] = fields;
  return part === 'agents' && first !== undefined ? [first, name, ...fields.slice(1)] : [name, ...fields];
}

/** Rows of a part as they were on the day the membership tells of. */
export function rowsOf(
  part: Part,
  all: Organisation,
  membership: Membership,
  calendars: readonly Calendar[],
): readonly Row[] {
  const names = (list: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(list.map(({ id, name }) => [id, name]));
  const [teams, sites, projects, clients] = [
    names(all.teams),
    names(all.sites),
    names(all.projects),
    names(all.clients),
  ];
  const named = (map: ReadonlyMap<string, string>, id: string | null | undefined): string | null =>
    id == null ? null : (map.get(id) ?? id);
  const many = (list: readonly unknown[]): string | null => (list.length === 0 ? null : String(list.length));
  switch (part) {
    case 'agents': {
      const places = new Map(membership.agents.map((place) => [place.agent, place]));
      const skills = names(membership.skills);
      const held = Map.groupBy(membership.held, ({ agent }) => agent);
      return all.agents.map(({ id, name, number }) => ({
        id,
        name,
        number,
        team: named(teams, places.get(id)?.team),
        site: named(sites, places.get(id)?.site),
        skills:
          held
            .get(id)
            ?.map(({ skill, level }) => `${skills.get(skill) ?? skill}:${level}`)
            .join('; ') ?? null,
      }));
    }
    case 'teams':
      return all.teams.map(({ id, name, site }) => ({
        id,
        name,
        site: named(sites, site),
        people: many(membership.agents.filter(({ team }) => team === id)),
      }));
    case 'queues': {
      const places = new Map(membership.queues.map((place) => [place.queue, place]));
      return all.queues.map(({ id, name, channel, zone }) => ({
        id,
        name,
        channel,
        zone,
        project: named(projects, places.get(id)?.project),
        client: named(clients, places.get(id)?.client),
        site: named(sites, places.get(id)?.site),
      }));
    }
    case 'projects':
      return all.projects.map(({ id, name, client }) => ({
        id,
        name,
        client: named(clients, client),
        queues: many(membership.queues.filter(({ project }) => project === id)),
      }));
    case 'clients':
      return all.clients.map(({ id, name }) => ({
        id,
        name,
        queues: many(membership.queues.filter(({ client }) => client === id)),
      }));
    case 'sites':
      return all.sites.map(({ id, name, zone }) => ({
        id,
        name,
        zone,
        people: many(membership.agents.filter(({ site }) => site === id)),
        queues: many(membership.queues.filter(({ site }) => site === id)),
      }));
    case 'calendars': {
      const now = new Map<string, Calendar>();
      for (const version of calendars) if (version.from <= membership.date) now.set(version.id, version);
      for (const version of calendars) if (!now.has(version.id)) now.set(version.id, version);
      return [...now.values()].map(({ id, name, from, queues }) => ({ id, name, from, queues: many(queues) }));
    }
  }
}
