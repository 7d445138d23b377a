import { invalid } from '#src/kernel/errors.ts';
import type { Cell } from '../../reading/record.ts';
import type { Mapping } from './mapping.ts';

export type Row = Readonly<Record<string, Cell>>;
type Get = (row: Row) => Cell;

/** Access to the columns of one table by the names the mapping uses. */
export type Columns = {
  /** The cell, `null` where it is blank or means no value. */
  value(name: string, empty?: readonly unknown[]): Get;
  /** The cell as it is. */
  raw(name: string): Get;
};

/** Headers differ in case, spaces, full-width signs: none of that is meaning. */
export const plainHeader = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-·.:()[\]]/g, '');

type Named = { readonly names: readonly string[]; readonly optional: boolean; readonly empty: readonly unknown[] };

const list = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? (one as readonly T[]) : [one as T]);

function namedColumn(mapping: Mapping, name: string): Named {
  const stated = mapping.columns?.[name];
  if (stated === undefined) return { names: [name], optional: false, empty: [] };
  if (typeof stated === 'string' || Array.isArray(stated)) return { names: list(stated), optional: false, empty: [] };
  return { names: list(stated.names), optional: stated.optional ?? false, empty: stated.empty ?? [] };
}

/**
 * Binds the mapping's column names to a header; `null` for formats whose rows bring their own names. `missing` collects
 * what the table lacks, so that one error names it all.
 */
export function bindColumns(
  mapping: Mapping,
  header: readonly string[] | null,
): Columns & { readonly missing: Set<string> } {
  const missing = new Set<string>();
  const headers = new Map((header ?? []).map((name) => [plainHeader(name), name]));
  const nothing = new Set((mapping.empty ?? []).map(String));
  const find = (name: string): Get => {
    const { names, optional } = namedColumn(mapping, name);
    if (!header) return (row) => row[names.find((one) => row[one] !== undefined) ?? ''] ?? null;
    const actual =
      names.find((one) => header.includes(one)) ??
      names.map((one) => headers.get(plainHeader(one))).find((one) => one !== undefined);
    if (actual === undefined) {
      if (!optional) missing.add(names.join(' / '));
      return () => null;
    }
    return (row) => row[actual] ?? null;
  };
  return {
    missing,
    raw: find,
    value: (name, empty = []) => {
      const get = find(name);
      const blanks = new Set([...nothing, ...[...empty, ...namedColumn(mapping, name).empty].map(String)]);
      return (row) => {
        const cell = get(row);
        if (typeof cell !== 'string') return cell !== null && blanks.has(String(cell)) ? null : cell;
        const text = cell.trim();
        return text === '' || blanks.has(text) ? null : text;
      };
    },
  };
}

/** The one error for a table that lacks columns the mapping needs. */
export function missingColumns(missing: ReadonlySet<string>, header: readonly string[], file: string): Error {
  const names = [...missing];
  return invalid('missing_columns', `"${file}" has no column ${names.map((name) => `"${name}"`).join(', ')}`, {
    file,
    line: 1,
    field: names[0] ?? '',
    missing: names,
    found: header,
    remedy: `Choose the mapping that belongs to this export, or name its columns in the mapping. The file has: ${header.slice(0, 40).join(', ')}.`,
  });
}
