import type { CostRead, CostRow } from '#src/sheets/cost-table.ts';
import type { SheetRejection } from '#src/sheets/rejection.ts';
import type { CostImportView, CostKind, NamedNoun } from '../contract/cost.ts';
import type { KeptLine } from './cost.store.ts';
import { nameKey } from './names.ts';

type OpenName = CostImportView['openNames'][number];

export interface ReadCosts {
  readonly lines: readonly KeptLine[];
  readonly rejections: readonly SheetRejection[];
  readonly openNames: readonly OpenName[];
  readonly understood: CostImportView['understood'];
}

interface Needs {
  readonly file: string;
  /** Absent: as the table says. */
  readonly kind: CostKind | undefined;
  readonly find: (noun: NamedNoun, name: string) => string | null | undefined;
  /** Whether the importer may keep costs of a place. */
  readonly may: (place: { readonly site: string | null; readonly project: string | null }) => boolean;
}

/** Asks of every row whose cost it is. Rows of unknown or foreign places are rejected one by one; the others are kept. */
export function readCosts(read: CostRead, { file, kind, find, may }: Needs): ReadCosts {
  const lines: KeptLine[] = [];
  const rejections: SheetRejection[] = [...read.rejections];
  const open = new Map<string, OpenName>();
  const refuse = (row: CostRow, fault: Pick<SheetRejection, 'code' | 'value' | 'reason' | 'remedy'>): void => {
    rejections.push({ file, sheet: row.sheet, cell: row.cell, ...fault });
  };
  for (const row of read.rows) {
    const place: Record<NamedNoun, string | null> = { site: null, project: null, channel: null };
    let unknown: readonly [NamedNoun, string] | null = null;
    for (const noun of ['site', 'project', 'channel'] as const) {
      const name = row[noun];
      if (name === undefined) continue;
      const id = find(noun, name);
      // Columns headed as projects may be sites.
      const site = id === undefined && noun === 'project' ? find('site', name) : undefined;
      if (id !== undefined) place[noun] = id;
      else if (typeof site === 'string') place.site = site;
      else unknown ??= [noun, name];
    }
    if (unknown !== null) {
      const [noun, name] = unknown;
      const key = nameKey(noun, name);
      const known = open.get(key);
      open.set(key, { key, noun, name, cell: row.cell, count: (known?.count ?? 0) + 1 });
      refuse(row, {
        code: `unknown_${noun}`,
        value: name,
        reason: `No ${noun} of the centre is called "${name}"`,
        remedy: 'Say which one is meant, or that the cost is common to all.',
      });
    } else if (!may(place))
      refuse(row, {
        code: 'not_yours',
        value: row.project ?? row.site ?? row.item,
        reason: 'This cost belongs to a place beyond your reach',
        remedy: 'Leave it to whoever answers for that place.',
      });
    else
      lines.push({
        ...place,
        kind: kind ?? (row.budget ? 'budget' : 'actual'),
        month: row.month,
        item: row.item,
        group: row.group ?? null,
        amount: row.amount,
        sheet: row.sheet,
        cell: row.cell,
      });
  }
  return { lines, rejections, openNames: [...open.values()], understood: understoodOf(lines) };
}

function understoodOf(lines: readonly KeptLine[]): CostImportView['understood'] {
  return [...Map.groupBy(lines, (line) => `${line.sheet}\0${line.kind}`).values()].map((own) => {
    const months = own.map(({ month }) => month).sort();
    const [first] = own as [KeptLine, ...KeptLine[]];
    return {
      sheet: first.sheet,
      kind: first.kind,
      rows: own.length,
      total: sum(own),
      from: months[0] ?? '',
      until: months.at(-1) ?? '',
    };
  });
}

/** To the hundredth: adding fractions in binary loses what currencies count in. */
export const sum = (lines: readonly { readonly amount: number }[]): number =>
  Math.round(lines.reduce((total, { amount }) => total + amount, 0) * 100) / 100;
