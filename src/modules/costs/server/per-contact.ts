import type { Actor } from '#src/http/actor.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { CostPerContact, CostShare } from '../contract/cost.ts';
import type { CostNeeds } from './dependencies.ts';
import { monthAfter } from './publish.ts';
import { sum } from './read-import.ts';
import { type Shared, shareOut, type Work } from './share-out.ts';
import { linesFor } from './table.ts';

/** Cost per contact handled, by channel and by project, over the months whose cost is known. */
export async function costPerContactOf(
  needs: CostNeeds,
  actor: Actor,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<CostPerContact> {
  const lines = (await linesFor(needs, actor, from, until)).filter(({ kind }) => kind === 'actual');
  const months = [...new Set(lines.map(({ month }) => month))].sort();
  const work = (await workOf(needs, actor, months)).filter(({ month }) => months.includes(month));
  const { cells, unshared } = shareOut(lines, work);
  const directory = await needs.organisation.directory();
  const contacts = cells.length === 0 ? null : total(cells, 'contacts');
  return {
    from,
    until,
    months,
    total: sum(lines),
    contacts,
    perContact: contacts ? sum(lines) / contacts : null,
    channels: sharesBy(cells, 'channel', (id) => id),
    projects: sharesBy(cells, 'project', (id) => projectName(directory, id)),
    unshared,
  };
}

const projectName = (directory: Directory, id: string): string => directory.nameOf('project', id);
const total = (cells: readonly Shared[], of: 'contacts' | 'hours' | 'cost'): number =>
  cells.reduce((all, cell) => all + cell[of], 0);

function sharesBy(cells: readonly Shared[], noun: 'channel' | 'project', nameOf: (id: string) => string): CostShare[] {
  return [...Map.groupBy(cells, (cell) => cell[noun])]
    .map(([id, own]): CostShare => {
      const [contacts, cost] = [total(own, 'contacts'), total(own, 'cost')];
      const booked = noun === 'channel' ? ('directToChannel' as const) : ('directToProject' as const);
      const direct = own.reduce((all, cell) => all + cell[booked], 0);
      return {
        id,
        name: id === null ? null : nameOf(id),
        contacts,
        hours: total(own, 'hours'),
        direct,
        shared: cost - direct,
        perContact: contacts > 0 ? cost / contacts : null,
      };
    })
    .filter(({ contacts, direct, shared }) => (contacts ?? 0) > 0 || direct !== 0 || (shared ?? 0) !== 0)
    .sort((a, b) => (b.contacts ?? 0) - (a.contacts ?? 0));
}

/** Contacts handled and hours of handling, a month, site, project and channel at a time. */
async function workOf(needs: CostNeeds, actor: Actor, months: readonly string[]): Promise<Work[]> {
  const [first, last] = [months[0], months.at(-1)];
  const { dataFrom } = await needs.kpis.coverage();
  if (first === undefined || last === undefined || dataFrom === null) return [];
  const answer = await needs.kpis.query(
    {
      kpis: ['handled', 'aht'],
      from: `${first}-01`,
      to: `${monthAfter(last)}-01`,
      grain: '1mo',
      by: ['site', 'project', 'channel'],
    },
    actor,
  );
  const [handled, aht] = answer.kpis;
  return Array.from({ length: answer.length }, (_, i) => ({
    month: answer.interval?.[i]?.slice(0, 7) ?? first,
    site: answer.dimensions.site?.ids[i] ?? null,
    project: answer.dimensions.project?.ids[i] ?? null,
    channel: answer.dimensions.channel?.ids[i] ?? null,
    contacts: handled?.value[i] ?? 0,
    hours: (aht?.numerator[i] ?? 0) / 3600,
  }));
}
