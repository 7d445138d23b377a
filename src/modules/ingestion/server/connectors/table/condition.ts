import type { Cell } from '../../reading/record.ts';
import type { Columns, Row } from './columns.ts';
import type { Condition } from './mapping.ts';

type Scalar = string | number | boolean;

/** Text and numbers compare by what they say: the cell "0" is the 0 of the mapping, "AGENT" is not "agent". */
const same = (cell: Cell, value: Scalar): boolean =>
  cell !== null &&
  (String(cell).trim() === String(value) ||
    (typeof value === 'number' && String(cell).trim() !== '' && Number(cell) === value));

const anyOf = (cell: Cell, values: Scalar | readonly Scalar[]): boolean =>
  typeof values === 'object' ? values.some((value) => same(cell, value)) : same(cell, values);

/** Compiles a `when`: every column named must pass. */
export function compileCondition(condition: Condition, columns: Columns): (row: Row) => boolean {
  const tests = Object.entries(condition).map(([name, test]) => {
    // "Empty" has no meaning here: a marker such as 0:00:00 can be asked for by its value.
    const cellOf = columns.raw(name);
    if (typeof test !== 'object' || Array.isArray(test)) return (row: Row) => anyOf(cellOf(row), test);
    const pattern = test.matches === undefined ? null : new RegExp(test.matches, 'u');
    const known = columns.value(name);
    return (row: Row): boolean => {
      const cell = cellOf(row);
      if (test.known !== undefined && (known(row) !== null) !== test.known) return false;
      if (test.not !== undefined && anyOf(cell, test.not)) return false;
      if (test.above !== undefined && !(cell !== null && Number(cell) > test.above)) return false;
      if (test.below !== undefined && !(cell !== null && Number(cell) < test.below)) return false;
      return !pattern || (cell !== null && pattern.test(String(cell)));
    };
  });
  return (row) => tests.every((passes) => passes(row));
}
