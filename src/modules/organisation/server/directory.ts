import type { AssignmentKind } from '../contract/assignment.ts';
import type { Directory, Noun, Place } from '../contract/directory.ts';
import type { Agent, Client, Project, Queue, Site, Team } from '../contract/nouns.ts';
import { type Span, valueAt } from './timeline.ts';

/** Everything the organisation knows, as rows. */
export interface OrganisationRows {
  readonly revision: number;
  readonly sites: readonly Site[];
  readonly clients: readonly Client[];
  readonly projects: readonly Project[];
  readonly teams: readonly Team[];
  readonly agents: readonly Agent[];
  readonly queues: readonly Queue[];
  readonly sourceNames: readonly { noun: 'agent' | 'queue'; source: string; name: string; id: string }[];
  readonly assignments: readonly {
    kind: AssignmentKind;
    subject: string;
    value: string;
    from_at: number;
    until_at: number | null;
  }[];
}

// No source, name or id holds a NUL, so the parts of a key cannot run into each other.
const key = (...parts: string[]): string => parts.join('\0');

/** Indexes the rows for answers without a search; see `Directory` for what each answers. */
export function buildDirectory(rows: OrganisationRows): Directory {
  const nouns: Record<Noun, ReadonlyMap<string, { readonly id: string; readonly name: string }>> = {
    site: byId(rows.sites),
    client: byId(rows.clients),
    project: byId(rows.projects),
    team: byId(rows.teams),
    agent: byId(rows.agents),
    queue: byId(rows.queues),
  };
  const sites = byId(rows.sites);
  const projects = byId(rows.projects);
  const teams = byId(rows.teams);
  const queues = byId(rows.queues);
  const agentOf = finder('agent', rows, byId(rows.agents));
  const queueOf = finder('queue', rows, queues);
  const sourceNames = new Set(rows.sourceNames.map((row) => key(row.noun, row.source, row.name)));
  const written = {
    agent: writings(rows.agents, rows.sourceNames, 'agent'),
    queue: writings(rows.queues, rows.sourceNames, 'queue'),
  };
  const spans = new Map<string, Span<string>[]>();
  for (const [subject, list] of Map.groupBy(rows.assignments, (row) => key(row.kind, row.subject)))
    spans.set(
      subject,
      list.map((row) => ({ from: row.from_at, until: row.until_at, value: row.value })),
    );

  const history = (kind: AssignmentKind, subject: string | null | undefined): readonly Span<string>[] =>
    (subject ? spans.get(key(kind, subject)) : undefined) ?? [];
  const at = (kind: AssignmentKind, subject: string | null | undefined, instant: number): string | null => {
    const known = history(kind, subject);
    return known.length > 0 ? valueAt(known, instant) : null;
  };

  return {
    ...rows,
    agentOf,
    queueOf,
    writtenAs: (noun, id) => written[noun].get(id) ?? [id],
    knows: (noun, source, name) => sourceNames.has(key(noun, source, name)),
    teamAt: (agent, instant) => at('agent_team', agent, instant),
    placeAt({ queue, agent }, instant): Place {
      const team = at('agent_team', agent, instant);
      const project = at('queue_project', queue, instant);
      return {
        team,
        project,
        client: project === null ? null : (projects.get(project)?.client ?? null),
        site: at('queue_site', queue, instant) ?? (team === null ? null : (teams.get(team)?.site ?? null)),
      };
    },
    placeUntil({ queue, agent }, instant) {
      const histories = [history('agent_team', agent), history('queue_project', queue), history('queue_site', queue)];
      const changes = histories.flat().flatMap((span) => (span.until === null ? [span.from] : [span.from, span.until]));
      return changes.reduce((first, at) => (at > instant && at < first ? at : first), Number.POSITIVE_INFINITY);
    },
    zoneAt({ queue, site }, instant) {
      const own = queue ? queues.get(queue)?.zone : undefined;
      const place = site ?? at('queue_site', queue, instant);
      return own ?? (place ? (sites.get(place)?.zone ?? null) : null);
    },
    nameOf: (noun, id) => nouns[noun].get(id)?.name ?? id,
  };
}

/** By id, every text that means this one and no other. */
function writings(
  items: readonly { readonly id: string; readonly name: string }[],
  sourceNames: OrganisationRows['sourceNames'],
  noun: 'agent' | 'queue',
): ReadonlyMap<string, readonly string[]> {
  const pairs = [
    ...items.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]),
    ...sourceNames.flatMap((row) => (row.noun === noun ? [[row.name, row.id] as const] : [])),
  ];
  const owners = new Map<string, Set<string>>();
  for (const [text, id] of pairs) owners.set(text, (owners.get(text) ?? new Set()).add(id));
  const found = new Map<string, string[]>();
  for (const [text, ids] of owners) {
    const [only] = ids;
    if (ids.size === 1 && only !== undefined) found.set(only, [...(found.get(only) ?? []), text]);
  }
  return found;
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((item) => [item.id, item]));
}

/** By what this source calls it, then by what every source does, then by its own name (the first of several). */
function finder<T extends { readonly id: string; readonly name: string }>(
  noun: 'agent' | 'queue',
  rows: OrganisationRows,
  known: ReadonlyMap<string, T>,
): (source: string, name: string) => T | null {
  const named = new Map(
    rows.sourceNames.filter((row) => row.noun === noun).map((row) => [key(row.source, row.name), row.id]),
  );
  const byName = new Map<string, T>();
  for (const item of known.values()) if (!byName.has(item.name)) byName.set(item.name, item);
  return (source, name) => {
    const id = named.get(key(source, name)) ?? named.get(key('', name));
    return (id === undefined ? undefined : known.get(id)) ?? byName.get(name) ?? null;
  };
}
