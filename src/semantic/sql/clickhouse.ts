import type { Dialect } from './dialect.ts';

/** `ifNull(c, 0)`: a condition with an unknown part never counts, as in the other engine. */
const known = (condition: string): string => `ifNull(${condition}, 0)`;

export const clickhouseDialect: Dialect = {
  name: 'clickhouse',
  identifier: (name) => `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
  parameter: (index, value) => `{p${index}:${typeof value === 'string' ? 'String' : 'Float64'}}`,
  divide: (left, right) => `intDiv(${left}, ${right})`,
  table: (name) => `${name} final`,
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
  series: (from, to) => `arrayJoin(range(toUInt32(${from}), toUInt32(${to})))`,
};
