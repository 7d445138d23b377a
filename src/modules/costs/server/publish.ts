import { OWN_SOURCES } from '#src/modules/ingestion/contract/own-sources.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Db } from '#src/records/records.ts';
import { type KeptLine, readLines, readSent, saveSent } from './cost.store.ts';
import type { CostNeeds } from './dependencies.ts';
import { categoryOf } from './names.ts';
import { sum } from './read-import.ts';

export const COST_SOURCE = OWN_SOURCES.costs;
/** Facts of one delivery; ingestion takes up to 10 000. */
const SHARE = 5_000;

/** The month after, `2026-12`. */
export function monthAfter(month: string, by = 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Sends what was spent in these months to the facts, so far as it differs from what was sent before. Returns how many facts. */
export async function publishCosts(
  db: Db,
  needs: Pick<CostNeeds, 'organisation' | 'ingestion' | 'kpis'>,
  version: number,
  months: readonly string[],
): Promise<number> {
  const directory = await needs.organisation.directory();
  const { zone } = await needs.kpis.coverage();
  const sorted = months.toSorted();
  const lines = await readLines(db, sorted[0] ?? '', sorted.at(-1) ?? '');
  const now = new Map<string, { readonly month: string; readonly row: Record<string, string | number | null> }>();
  const spent = lines.filter(({ kind, month }) => kind === 'actual' && months.includes(month));
  for (const [id, own] of Map.groupBy(spent, idOf)) {
    const line = own[0] as KeptLine;
    now.set(id, { month: line.month, row: rowOf(id, line, sum(own), directory, zone) });
  }
  const before = await readSent(db, months);
  // Facts cannot be taken back: a line that is gone costs nothing any more.
  for (const [id, sent] of before)
    if (!now.has(id)) {
      const row = { ...(JSON.parse(sent) as Record<string, string | number | null>), amount: 0 };
      now.set(id, { month: id.slice(0, 7), row });
    }
  const changed = [...now].filter(([id, { row }]) => before.get(id) !== JSON.stringify(row));
  for (let i = 0; i < changed.length; i += SHARE) {
    const facts = changed.slice(i, i + SHARE).map(([, { row }]) => ({
      entity: 'cost',
      row,
      // Newer versions are later words about the same fact, without leaving its month.
      at: Number(row['start_at']) + version,
    }));
    const { rejected } = await needs.ingestion.acceptEvents({ source: COST_SOURCE, zone, facts }, null);
    if (rejected[0]) throw new Error(`ingestion refused a cost: ${rejected[0].reason}`);
  }
  await saveSent(
    db,
    changed.map(([cost_id, { month, row }]) => ({ cost_id, month, sent: JSON.stringify(row) })),
  );
  return changed.length;
}

const idOf = ({ month, site, project, channel, item, group }: KeptLine): string =>
  [month, site ?? '', project ?? '', channel ?? '', group ?? '', item].join('/');

function rowOf(id: string, line: KeptLine, amount: number, directory: Directory, centre: string) {
  const { month, site, project, channel, item, group } = line;
  const noon = Date.parse(`${month}-15T12:00:00Z`);
  const zone = directory.zoneAt({ site }, noon) ?? centre;
  return {
    cost_id: id,
    site,
    project,
    client: directory.projects.find((one) => one.id === project)?.client ?? null,
    channel,
    start_at: parseInstant(`${month}-01`, zone, 'month'),
    end_at: parseInstant(`${monthAfter(month)}-01`, zone, 'month'),
    category: categoryOf(item, group),
    amount,
  };
}
