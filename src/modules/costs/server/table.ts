import { type Actor, reaches } from '#src/http/actor.ts';
import type { CostLine, CostTable } from '../contract/cost.ts';
import { type KeptLine, readLines, readMonths, readVersions } from './cost.store.ts';
import type { CostNeeds } from './dependencies.ts';
import { monthAfter } from './publish.ts';
import { sum } from './read-import.ts';

/** The lines an actor's scope reaches; what is common to all belongs to those who see all. */
export async function linesFor(needs: CostNeeds, actor: Actor, from: string, until: string): Promise<KeptLine[]> {
  const scope = actor.scopeOf('read:cost');
  return (await readLines(needs.records.db, from, until)).filter(({ site, project }) =>
    reaches(scope, { site, project }),
  );
}

/** Budget beside what was spent; without months the newest twelve there are. */
export async function costTableOf(
  needs: CostNeeds,
  actor: Actor,
  asked: { readonly from?: string | undefined; readonly until?: string | undefined },
): Promise<CostTable> {
  const { db } = needs.records;
  const months = await readMonths(db);
  const until = asked.until ?? months.at(-1) ?? new Date(needs.clock.now()).toISOString().slice(0, 7);
  const from = asked.from ?? [months[0] ?? until, monthAfter(until, -11)].sort().at(-1) ?? until;
  const directory = await needs.organisation.directory();
  const lines = besideEachOther(await linesFor(needs, actor, from, until));
  const used = (noun: 'site' | 'project') => new Set(lines.map((line) => line[noun]));
  const [sites, projects] = [used('site'), used('project')];
  return {
    from,
    until,
    lines,
    sites: directory.sites.filter(({ id }) => sites.has(id)).map(({ id, name }) => ({ id, name })),
    projects: directory.projects.filter(({ id }) => projects.has(id)).map(({ id, name }) => ({ id, name })),
    months,
    versions: await readVersions(db),
  };
}

function besideEachOther(lines: readonly KeptLine[]): CostLine[] {
  const key = ({ month, site, project, channel, item, group }: KeptLine): string =>
    [month, site, project, channel, group, item].join('\0');
  return [...Map.groupBy(lines, key).values()].map((own) => {
    const of = (kind: KeptLine['kind']): readonly KeptLine[] => own.filter((line) => line.kind === kind);
    const amount = (kind: KeptLine['kind']): number | null => (of(kind).length === 0 ? null : sum(of(kind)));
    const [first] = [...of('actual'), ...of('budget')] as [KeptLine, ...KeptLine[]];
    const { month, site, project, channel, item, group, sheet, cell } = first;
    return {
      month,
      site,
      project,
      channel,
      item,
      group,
      budget: amount('budget'),
      actual: amount('actual'),
      origin: `${sheet} ${cell}`,
    };
  });
}
