import { contact } from '#src/catalogue/entities/contact.ts';
import type { ParquetColumn } from '#src/analytics/parquet-file.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { masked } from '#src/kernel/personal.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { FieldKind } from '#src/semantic/entity.ts';
import { valueOf } from '#src/semantic/holds.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import { nameOf } from '../names.ts';

type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, Cell>>;

export type ExportColumn = ParquetColumn & {
  readonly unit: string;
  readonly en: string;
  readonly zh: string;
  /** Instants in epoch milliseconds. */
  readonly value: (row: Row) => Cell;
};

/** What the house keeps for itself. */
const INNER: ReadonlySet<string> = new Set(['batch', 'recorded']);
const KINDS: Readonly<Record<FieldKind, ParquetColumn['kind']>> = {
  id: 'text',
  text: 'text',
  instant: 'instant',
  duration: 'number',
  count: 'integer',
  number: 'number',
  flag: 'flag',
};
const UNITS: Readonly<Record<FieldKind, string>> = {
  id: '',
  text: '',
  instant: 'instant',
  duration: 's',
  count: '1',
  number: '1',
  flag: 'true/false',
};

/**
 * The columns of a contact: every field of the catalogue with its measures (durations in seconds), the names beside ids, and every named
 * condition KPIs are built from. `unmasked` shows customers as recorded; `named` tells agents and teams at all.
 */
export function exportColumns(
  directory: Directory,
  { unmasked, named }: { readonly unmasked: boolean; readonly named: boolean },
): ExportColumn[] {
  const dimensions = new Map<string, DimensionId>(
    Object.entries(contact.dimensions).map(([id, column]) => [column, id as DimensionId]),
  );
  const personal: ReadonlySet<string> = new Set(['agent', 'team', 'first_agent']);
  const fields = Object.entries(contact.fields).flatMap(([name, spec]): ExportColumn[] => {
    if (INNER.has(name) || (!named && personal.has(name))) return [];
    const { kind } = spec;
    const label = spec.label ?? { en: name.replaceAll('_', ' '), zh: name };
    const raw = (row: Row): Cell => {
      const value = row[name] ?? null;
      if (value === null) return null;
      if (kind === 'duration') return Number(value) / 1000;
      return name === 'customer' && !unmasked ? masked(String(value)) : value;
    };
    const own: ExportColumn = { name, kind: KINDS[kind], unit: UNITS[kind], en: label.en, zh: label.zh, value: raw };
    const dimension = name === 'first_agent' ? 'agent' : dimensions.get(name);
    const noun = dimension !== undefined && ['agent', 'team', 'queue', 'project', 'site', 'client'].includes(dimension);
    if (!noun) return [own];
    return [
      own,
      {
        name: `${name}_name`,
        kind: 'text',
        unit: '',
        en: `${label.en}, name`,
        zh: `${label.zh}名称`,
        value: (row) => nameOf(directory, dimension, (row[name] ?? null) as string | null),
      },
    ];
  });
  const terms = Object.entries(contact.terms).map(
    ([name, { label, is }]): ExportColumn => ({
      name: `is_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      kind: 'flag',
      unit: 'true/false',
      en: label.en,
      zh: label.zh,
      // As questions count: what is unknown is not so.
      value: (row) => valueOf(is.node, row, contact.terms) === true,
    }),
  );
  return [...fields, ...terms];
}

/** A cell as CSV writes it: instants in the centre's zone with the offset in force. A text that a spreadsheet would run as a formula is disarmed. */
export function csvCell(value: Cell, kind: ParquetColumn['kind'], zone: string): string {
  if (value === null) return '';
  if (kind === 'instant') return isoLocal(zone, Number(value));
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
