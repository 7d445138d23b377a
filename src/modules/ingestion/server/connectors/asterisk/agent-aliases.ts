import { parse } from 'csv-parse/sync';
import { invalid } from '#src/kernel/errors.ts';

const INTERFACE = /^(interface|location|device|channel)$/i;
const NAME = /^(member_?name|name|agent)$/i;

/**
 * Reads the table that says which interface belongs to which agent (trap 1: nothing in `queue_log` does). Columns `interface`
 * and `member_name`, in any place; `extension` is read as another alias. The same interface may stand in several rows (one a
 * queue) with the same name.
 */
export function readAgentAliases(text: string, file: string): Map<string, string> {
  const rows = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as string[][];
  const header = rows[0] ?? [];
  const interfaceAt = header.findIndex((name) => INTERFACE.test(name));
  const nameAt = header.findIndex((name) => NAME.test(name));
  const extensionAt = header.findIndex((name) => /^extension$/i.test(name));
  if (interfaceAt < 0 || nameAt < 0) {
    throw invalid('no_alias_columns', `"${file}" does not say which interface belongs to which agent`, {
      file,
      line: 1,
      field: interfaceAt < 0 ? 'interface' : 'member_name',
      remedy: 'Give a CSV with a header and the columns interface and member_name.',
    });
  }
  const aliases = new Map<string, string>();
  for (const [n, row] of rows.entries()) {
    const name = row[nameAt] ?? '';
    if (n === 0 || name === '') continue;
    for (const alias of [row[interfaceAt], extensionAt < 0 ? undefined : row[extensionAt]]) {
      if (alias === undefined || alias === '') continue;
      const known = aliases.get(alias);
      if (known !== undefined && known !== name) {
        throw invalid('alias_of_two', `"${file}" gives ${alias} to "${known}" and to "${name}"`, {
          file,
          line: n + 1,
          field: 'interface',
          remedy: 'Give each interface one agent.',
        });
      }
      aliases.set(alias, name);
    }
  }
  return aliases;
}
