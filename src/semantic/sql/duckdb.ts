import { type Dialect, finite } from './dialect.ts';

const where = (condition: string | null): string => (condition === null ? '' : ` filter (where ${condition})`);

export const duckdbDialect: Dialect = {
  name: 'duckdb',
  identifier: (name) => `"${name.replaceAll('"', '""')}"`,
  // A fraction is a DECIMAL otherwise, and what is computed with it is cut to its few digits.
  number: (value) => (Number.isInteger(finite(value)) ? String(value) : `${value}::double`),
  parameter: (index) => `$${index + 1}`,
  divide: (left, right) => `(${left}) // ${right}`,
  table: (name) => name,
  countWhere: (condition) => `count(*)${where(condition)}`,
  sumWhere: (value, condition) => `sum(${value})${where(condition)}`,
  extremeWhere: (which, value, condition) => `${which}(${value})${where(condition)}`,
  distinctWhere: (value, condition) => `count(distinct ${value})${where(condition)}`,
  quantileWhere: (value, p, condition) => `quantile_cont(${value}, ${p})${where(condition)}`,
  toDouble: (value) => `cast(${value} as double)`,
  series: (from, to) => `unnest(range(${from}, ${to}))`,
};
