import { type Dialect, finite } from './dialect.ts';

/** `ifNull(c, 0)`: a condition with an unknown part never counts, as in the other engine. */
const known = (condition: string): string => `ifNull(${condition}, 0)`;

export const clickhouseDialect: Dialect = {
  name: 'clickhouse',
  identifier: (name) => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
  // A big literal is a UInt64, and there is no common type of UInt64 and Int64.
  number: (value) =>
    !Number.isInteger(finite(value)) || Math.abs(value) < 2 ** 31 ? String(value) : `toInt64(${value})`,
  parameter: (index, value) => `{p${index}:${typeof value === 'string' ? 'String' : 'Float64'}}`,
  divide: (left, right) => `intDiv(${left}, ${right})`,
  // The view of an entity's rows at one moment: all of a change, or nothing of it.
  table: (name) => `${name}(committed = {committed:UInt64})`,
  countWhere: (condition) => (condition === null ? 'count()' : `countIf(${known(condition)})`),
  sumWhere: (value, condition) =>
    condition === null ? `sumOrNull(${value})` : `sumOrNullIf(${value}, ${known(condition)})`,
  extremeWhere: (which, value, condition) =>
    condition === null ? `${which}OrNull(${value})` : `${which}OrNullIf(${value}, ${known(condition)})`,
  distinctWhere: (value, condition) =>
    condition === null ? `uniqExact(${value})` : `uniqExactIf(${value}, ${known(condition)})`,
  quantileWhere: (value, p, condition) =>
    condition === null
      ? `quantileExactInclusiveOrNull(${p})(toFloat64(${value}))`
      : `quantileExactInclusiveOrNullIf(${p})(toFloat64(${value}), ${known(condition)})`,
  toDouble: (value) => `toFloat64(${value})`,
  series: (from, to) => `arrayJoin(range(toInt64(${from}), toInt64(${to})))`,
};
