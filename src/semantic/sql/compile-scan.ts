import type { Entity } from '#src/semantic/entity.ts';
import type { Aggregate, Chain } from '#src/semantic/measure.ts';
import { outputOf, type Scan, type ScanDimension } from '#src/semantic/scan.ts';
import { compileNode, SqlContext } from './compile-node.ts';
import { bucketNumber, bucketStart, bucketStop, clockDimension } from './compile-time.ts';
import type { Dialect } from './dialect.ts';

export type CompiledSql = { readonly sql: string; readonly parameters: readonly (string | number)[] };

/**
 * Writes a scan as SQL. Output columns are those of `outputOf(scan)`: `bucket` as an integer, dimensions as they are,
 * aggregates as doubles (durations in milliseconds; null when there is nothing to aggregate).
 */
export function compileScan(scan: Scan, entities: Readonly<Record<string, Entity>>, dialect: Dialect): CompiledSql {
  const entity = entities[scan.entity];
  if (!entity) throw new Error(`No entity "${scan.entity}"`);
  const context = new SqlContext(dialect, entity, scan, bookedAt(scan, entity, dialect));
  const source =
    scan.attribution === 'whole' ? wholeSource(scan, entity, context) : clippedSource(scan, entity, context);
  const items = [
    ...(scan.byBucket ? [source.bucket] : []),
    ...scan.by.map((d) => dimensionValue(d, source.at, dialect)),
    ...scan.aggregates.map((a) => dialect.toDouble(aggregateSql(a, context, source))),
  ];
  const names = outputOf(scan);
  const select = items.map((item, i) => `  ${item} as ${dialect.identifier(names[i] ?? '')}`).join(',\n');
  const groups = names.length - scan.aggregates.length;
  const groupBy = groups === 0 ? '' : `\ngroup by ${Array.from({ length: groups }, (_, i) => i + 1).join(', ')}`;
  return { sql: `select\n${select}\nfrom ${source.from}${groupBy}`, parameters: context.parameters };
}

/**
 * Writes the rows a scan reads, before they are aggregated: the contacts behind a number. Rows come in order of time, then key;
 * chained columns may be named in `fields`.
 */
export function compileScanRows(
  scan: Scan,
  page: { readonly fields: readonly string[]; readonly limit: number; readonly offset: number },
  entities: Readonly<Record<string, Entity>>,
  dialect: Dialect,
): CompiledSql {
  const entity = entities[scan.entity];
  if (!entity) throw new Error(`No entity "${scan.entity}"`);
  const context = new SqlContext(dialect, entity, scan, bookedAt(scan, entity, dialect));
  const source = (scan.attribution === 'whole' ? wholeSource : clippedSource)(
    { ...scan, byBucket: false },
    entity,
    context,
  );
  const select = page.fields.map((f) => dialect.identifier(f)).join(', ');
  const order = [source.at, ...entity.key.map((k) => dialect.identifier(k))].join(', ');
  return {
    sql: `select ${select}\nfrom ${source.from}\norder by ${order}\nlimit ${page.limit} offset ${page.offset}`,
    parameters: context.parameters,
  };
}

/** The anchor; of a lasting row, where it enters the range. */
function bookedAt(scan: Scan, entity: Entity, { identifier, number }: Dialect): string {
  if (scan.attribution === 'whole') return identifier(scan.anchor ?? '');
  return `greatest(${identifier(entity.span?.start ?? '')}, ${number(scan.grid.start)})`;
}

type Source = {
  readonly from: string;
  readonly bucket: string;
  readonly at: string;
  /** Clipped length of the row in its bucket, and of the whole row; absent for rows booked whole. */
  readonly lengths?: { readonly clipped: string; readonly whole: string };
};

function wholeSource(scan: Scan, entity: Entity, context: SqlContext): Source {
  const at = context.dialect.identifier(scan.anchor ?? '');
  const { number } = context.dialect;
  const time = `${at} >= ${number(scan.grid.start)} and ${at} < ${number(scan.grid.end)}`;
  const table = scan.chain ? chained(scan, scan.chain, entity, context, time) : context.dialect.table(entity.name);
  return {
    from: `${table}\nwhere ${conditions(scan, entity, context, [time], at)}`,
    bucket: bucketNumber(scan.grid, at, context.dialect),
    at,
  };
}

/** Lasting rows: clipped to the range and, if asked by bucket, repeated once per bucket they touch. */
function clippedSource(scan: Scan, entity: Entity, context: SqlContext): Source {
  const { dialect } = context;
  if (!entity.span) throw new Error(`Entity ${entity.name} has no span to split`);
  const start = dialect.identifier(entity.span.start);
  const [from, to] = [dialect.number(scan.grid.start), dialect.number(scan.grid.end)];
  const end = `coalesce(${dialect.identifier(entity.span.end)}, ${dialect.number(scan.asOf)})`;
  const where = conditions(scan, entity, context, [`${start} < ${to}`, `${end} > ${from}`, `${end} > ${start}`], start);
  const clip = `greatest(${start}, ${from}) as clip_start, least(${end}, ${to}) as clip_end, ${end} - ${start} as whole_length`;
  const clipped = `(select *, ${clip} from ${dialect.table(entity.name)} where ${where}) as clipped`;
  if (!scan.byBucket) {
    return {
      from: clipped,
      bucket: '0',
      at: 'clip_start',
      lengths: { clipped: '(clip_end - clip_start)', whole: 'whole_length' },
    };
  }
  const first = bucketNumber(scan.grid, 'clip_start', dialect);
  const last = bucketNumber(scan.grid, '(clip_end - 1)', dialect);
  return {
    from: `(select *, ${dialect.series(first, `${last} + 1`)} as k from ${clipped}) as spread`,
    bucket: 'k',
    at: 'clip_start',
    lengths: {
      clipped: `(least(clip_end, ${bucketStop(scan.grid, 'k', dialect)}) - greatest(clip_start, ${bucketStart(scan.grid, 'k', dialect)}))`,
      whole: 'whole_length',
    },
  };
}

function conditions(scan: Scan, entity: Entity, context: SqlContext, time: readonly string[], at: string): string {
  const filters = scan.filters.map((f) => {
    const list = f.values.map((v) => (typeof v === 'number' ? context.dialect.number(v) : context.bind(v))).join(', ');
    return f.values.length === 0 ? 'false' : `${dimensionValue(f.dimension, at, context.dialect)} in (${list})`;
  });
  const counted =
    !scan.includeExcluded && 'excluded' in entity.fields ? [`${context.dialect.identifier('excluded')} is null`] : [];
  const where = scan.where ? [`(${compileNode(scan.where, context)})`] : [];
  return [...time, ...counted, ...filters, ...where].join(' and ');
}

function dimensionValue(dimension: ScanDimension, at: string, dialect: Dialect): string {
  return 'offsets' in dimension ? clockDimension(dimension, at, dialect) : dialect.identifier(dimension.column);
}

/**
 * The entity with, on each row, facts about the neighbours in its partition. Rows without a value in the first partition column
 * (an unknown customer) are left out: nobody can say whose they are. Excluded rows are nobody's neighbours. Only partitions with a
 * row in the range are looked through, so that a question about a day does not order every customer's contacts of a year.
 */
function chained(scan: Scan, chain: Chain, entity: Entity, context: SqlContext, time: string): string {
  const { dialect } = context;
  const partition = chain.partition.map((c) => dialect.identifier(c)).join(', ');
  const order = [chain.order, ...entity.key].map((c) => dialect.identifier(c)).join(', ');
  const columns = chain.columns.map((column) => {
    const previous = column.side === 'previous';
    const frame = previous
      ? 'rows between unbounded preceding and 1 preceding'
      : 'rows between 1 following and unbounded following';
    const value = `case when ${compileNode(column.among, context)} then ${dialect.identifier(column.of)} end`;
    return `${previous ? 'max' : 'min'}(${value}) over (partition by ${partition} order by ${order} ${frame}) as ${dialect.identifier(column.name)}`;
  });
  const table = dialect.table(entity.name);
  const known = chain.partition.slice(0, 1).map((c) => {
    const whose = dialect.identifier(c);
    return `${whose} in (select ${whose} from ${table} where ${time} and ${whose} is not null)`;
  });
  const counted =
    !scan.includeExcluded && 'excluded' in entity.fields ? [`${dialect.identifier('excluded')} is null`] : [];
  return `(select *, ${columns.join(', ')} from ${table} where ${[...known, ...counted].join(' and ')}) as chained`;
}

function aggregateSql(aggregate: Aggregate, context: SqlContext, source: Source): string {
  const { dialect } = context;
  const where = aggregate.where ? compileNode(aggregate.where, context) : null;
  const value = aggregate.value ? compileNode(aggregate.value, context) : null;
  switch (aggregate.fn) {
    case 'count':
      return dialect.countWhere(where);
    case 'sum':
      return dialect.sumWhere(summand(aggregate, value, source), where);
    case 'min':
    case 'max':
      return dialect.extremeWhere(aggregate.fn, needed(value, aggregate), where);
    case 'distinct':
      return dialect.distinctWhere(needed(value, aggregate), where);
    case 'quantile':
      return dialect.quantileWhere(needed(value, aggregate), aggregate.p ?? 0.5, where);
  }
}

function summand(aggregate: Aggregate, value: string | null, source: Source): string {
  if (!source.lengths) return needed(value, aggregate);
  const { clipped, whole } = source.lengths;
  if (aggregate.attribution === 'prorate') return `${needed(value, aggregate)} * ${clipped} / ${whole}`;
  return value === null ? clipped : `${value} * ${clipped}`;
}

function needed(value: string | null, aggregate: Aggregate): string {
  if (value === null) throw new Error(`An aggregate ${aggregate.fn} over ${aggregate.entity} names no value`);
  return value;
}
