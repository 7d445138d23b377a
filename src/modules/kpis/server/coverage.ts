import type { Actor } from '#src/http/actor.ts';
import { DAY_MS } from '#src/kernel/grid.ts';
import { isoLocal, localDateTime, startOfDate } from '#src/kernel/zone.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import { count, distinct, highest } from '#src/semantic/measure.ts';
import type { Scan } from '#src/semantic/scan.ts';
import { makeGrid } from '#src/kernel/grid.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import type { Coverage } from '../contract/routes.ts';
import { both, reachCondition } from './access/reach-condition.ts';
import { reachOf } from './access/reach-of.ts';
import { isPersonal } from './access/within-reach.ts';
import type { KpiDependencies } from './dependencies.ts';
import { nameOf } from './names.ts';

const FAR = 8_000_000_000_000;

function everything(where: Node | null): Omit<Scan, 'aggregates'> {
  return {
    entity: 'contact',
    attribution: 'whole',
    anchor: 'first_touch',
    grid: makeGrid(0, FAR, 'whole', 'UTC'),
    byBucket: false,
    by: [],
    filters: [],
    where,
    chain: null,
    includeExcluded: true,
    asOf: FAR,
    dataFrom: 0,
  };
}

/** What the data an asker may see cover, and which local day a cockpit should show first: the last one with contacts. */
export async function coverage(needs: KpiDependencies, actor: Actor): Promise<Coverage> {
  const { zone, from, until, sources } = await needs.coverage();
  const directory = await needs.directory();
  const reach = reachCondition(reachOf(actor, 'read:kpi', directory), contact);
  const [totals, channels] = await Promise.all([
    needs.run({
      ...everything(reach),
      aggregates: [
        count(contact),
        distinct(contact, contact.at.agent),
        distinct(contact, contact.at.queue),
        highest(contact, contact.at.first_touch),
      ],
    }),
    needs.run({
      ...everything(reach),
      by: [{ id: 'channel', column: 'channel' }],
      aggregates: [count(contact)],
    }),
  ]);
  const read = (column: string): number => Number(totals.columns[column]?.[0] ?? 0);
  const contacts = read('a0');
  const lastContact = contacts > 0 ? read('a3') : null;
  const lastDate = lastContact === null ? null : localDateTime(zone, lastContact).toPlainDate();
  const dayEnd = lastDate ? startOfDate(zone, lastDate.add({ days: 1 })) : null;
  return {
    zone,
    dataFrom: from === null ? null : isoLocal(zone, from),
    dataUntil: until === null ? null : isoLocal(zone, until),
    lastDay: lastDate?.toString() ?? null,
    lastDayComplete: dayEnd !== null && ((until ?? 0) >= dayEnd || needs.clock.now() >= dayEnd + DAY_MS),
    contacts,
    agents: read('a1'),
    queues: read('a2'),
    staff: reach === null ? directory.agents.length : 0,
    channels: (channels.columns['channel'] as readonly string[] | undefined)?.toSorted() ?? [],
    // Names of sources are those of all projects.
    sources: reach === null ? [...sources] : [],
  };
}

/** Values a dimension takes in what an asker may see, most frequent first. */
export async function dimensionValues(
  id: DimensionId,
  needs: KpiDependencies,
  actor: Actor,
): Promise<{ id: string; name: string; rows: number }[]> {
  const column = contact.dimensions[id as keyof typeof contact.dimensions];
  if (!column) return [];
  const directory = await needs.directory();
  const reach = both(
    reachCondition(reachOf(actor, 'read:kpi', directory), contact),
    isPersonal({ by: [id], where: {} }) ? reachCondition(reachOf(actor, 'read:person', directory), contact) : null,
  );
  const result = await needs.run({
    ...everything(reach),
    by: [{ id, column }],
    aggregates: [count(contact)],
  });
  return Array.from({ length: result.length }, (_, i) => ({
    value: result.columns[id]?.[i] ?? null,
    rows: Number(result.columns['a0']?.[i] ?? 0),
  }))
    .filter((v) => v.value !== null)
    .map((v) => ({
      id: String(v.value),
      name: nameOf(directory, id, String(v.value)) ?? String(v.value),
      rows: v.rows,
    }))
    .sort((a, b) => b.rows - a.rows);
}
