import { bucketEnd, bucketOf } from '#src/kernel/grid.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { Aggregate, Chain } from '#src/semantic/measure.ts';
import type { Scan, ScanDimension } from '#src/semantic/scan.ts';
import { visit, type VisitRow } from './entity.ts';

type Cell = string | number | boolean | null;
type Row = Readonly<Record<string, Cell>>;
type Moments = Pick<Scan, 'asOf' | 'dataFrom'>;
/** A row, or the part of it inside one bucket: `part` and `whole` are lengths in milliseconds. */
type Piece = { readonly row: Row; readonly bucket: number; readonly part: number; readonly whole: number };

/** What a scan must give, worked out row by row from the definitions, without SQL: group → aggregates. */
export function answerByHand(scan: Scan, rows: readonly VisitRow[]): Map<string, (number | null)[]> {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces(scan, rows)) {
    const names: [string, Cell][] = scan.by.map((d) => [d.id, dimensionOf(d, piece.row, scan)]);
    const key = JSON.stringify(scan.byBucket ? [['bucket', piece.bucket], ...names] : names);
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  if (!scan.byBucket && scan.by.length === 0 && groups.size === 0) groups.set('[]', []);
  return new Map([...groups].map(([key, list]) => [key, scan.aggregates.map((a) => aggregate(a, list, scan))]));
}

/** Not the name of any column. */
const BOOKED = 'booked at';
const bookedAt = (scan: Scan, row: Row): number | null =>
  scan.attribution === 'whole'
    ? (row[scan.anchor ?? ''] as number | null)
    : Math.max(row['at'] as number, scan.grid.start);

function pieces(scan: Scan, all: readonly VisitRow[]): Piece[] {
  const { start, end } = scan.grid;
  const counted = scan.includeExcluded ? all : all.filter((r) => r.excluded === null);
  const known: readonly Row[] = scan.chain ? linked(scan.chain, counted, scan) : counted;
  const rows = known.map((row): Row => ({ ...row, [BOOKED]: bookedAt(scan, row) }));
  const wanted = rows.filter(
    (row) =>
      (scan.where === null || valueOf(scan.where, row, scan) === true) &&
      scan.filters.every((f) => f.values.includes(dimensionOf(f.dimension, row, scan) as never)),
  );
  if (scan.attribution === 'whole') {
    return wanted.flatMap((row) => {
      const at = row[scan.anchor ?? ''] as number | null;
      return at === null || at < start || at >= end
        ? []
        : [{ row, bucket: bucketOf(scan.grid, at), part: 0, whole: 0 }];
    });
  }
  return wanted.flatMap((row) => {
    const from = row['at'] as number;
    const to = (row['until'] as number | null) ?? scan.asOf;
    const inside = (a: number, b: number): number => Math.min(to, b) - Math.max(from, a);
    const whole = to - from;
    if (!scan.byBucket) return inside(start, end) > 0 ? [{ row, bucket: 0, part: inside(start, end), whole }] : [];
    return scan.grid.starts.flatMap((bucketStart, bucket) => {
      const part = inside(Math.max(bucketStart, start), bucketEnd(scan.grid, bucket));
      return part > 0 ? [{ row, bucket, part, whole }] : [];
    });
  });
}

function dimensionOf(dimension: ScanDimension, row: Row, scan: Scan): Cell {
  if ('column' in dimension) return row[dimension.column] ?? null;
  const at = row[scan.anchor ?? ''];
  if (typeof at !== 'number') return null;
  const offset = dimension.offsets.findLast((o) => at >= o.from)?.offset ?? dimension.offsets[0]?.offset ?? 0;
  const local = new Date(at + offset);
  return dimension.id === 'hour' ? local.getUTCHours() : ((local.getUTCDay() + 6) % 7) + 1;
}

/** Every row of a known customer with its neighbours by time; order is time, then key. */
function linked(chain: Chain, rows: readonly Row[], moments: Moments): Row[] {
  const [first = ''] = chain.partition;
  const known = rows.filter((row) => row[first] !== null);
  const before = (a: Row, b: Row): boolean => {
    const [x, y] = [a[chain.order] as number, b[chain.order] as number];
    return x < y || (x === y && String(a['visit_id']) < String(b['visit_id']));
  };
  return known.map((row) => {
    const same = known.filter((other) => chain.partition.every((name) => other[name] === row[name]));
    const facts = chain.columns.map(({ name, side, of, among }) => {
      const neighbours = same.filter(
        (o) => (side === 'previous' ? before(o, row) : before(row, o)) && valueOf(among, o, moments) === true,
      );
      const values = neighbours.flatMap((o) => (typeof o[of] === 'number' ? [o[of]] : []));
      if (values.length === 0) return [name, null];
      return [name, side === 'previous' ? Math.max(...values) : Math.min(...values)];
    });
    return { ...row, ...(Object.fromEntries(facts) as Row) };
  });
}

function aggregate(
  { fn, where, value, attribution, p = 0.5 }: Aggregate,
  list: readonly Piece[],
  scan: Scan,
): number | null {
  const counted = list.filter(({ row }) => where === null || valueOf(where, row, scan) === true);
  if (fn === 'count') return counted.length;
  const cells = counted.flatMap((piece) => {
    const cell = value === null ? 1 : valueOf(value, piece.row, scan);
    if (cell === null) return [];
    if (attribution === 'split') return [(cell as number) * piece.part];
    return attribution === 'prorate' ? [((cell as number) * piece.part) / piece.whole] : [cell];
  });
  if (fn === 'distinct') return new Set(cells).size;
  if (cells.length === 0) return null;
  const numbers = (cells as number[]).toSorted((a, b) => a - b);
  if (fn === 'sum') return numbers.reduce((a, b) => a + b, 0);
  if (fn === 'min') return numbers[0] ?? null;
  if (fn === 'max') return numbers.at(-1) ?? null;
  // Type 7: between the two nearest ranks.
  const rank = p * (numbers.length - 1);
  const [low = 0, high = 0] = [numbers[Math.floor(rank)], numbers[Math.ceil(rank)]];
  return low + (high - low) * (rank - Math.floor(rank));
}

/** A row expression's value; conditions are true, false or null (unknown). */
export function valueOf(node: Node, row: Row, moments: Moments): Cell {
  const of = (inner: Node): Cell => valueOf(inner, row, moments);
  switch (node.op) {
    case 'field':
      return row[node.name] ?? null;
    case 'literal':
      return node.value;
    case 'at':
      return row[BOOKED] ?? null;
    case 'asOf':
      return moments.asOf;
    case 'dataFrom':
      return moments.dataFrom;
    case 'term':
      return of(visit.terms[node.name as keyof typeof visit.terms].is.node);
    case 'isNull':
      return of(node.value) === null;
    case 'not': {
      const term = of(node.term);
      return term === null ? null : !term;
    }
    case 'and':
    case 'or': {
      const decides = node.op === 'or';
      const terms = new Set(node.terms.map(of));
      if (terms.has(decides)) return decides;
      return terms.has(null) ? null : !decides;
    }
    case 'in': {
      const value = of(node.value);
      if (node.list.length === 0) return false;
      return value === null ? null : node.list.includes(value as never);
    }
    case 'compare': {
      const [left, right] = [of(node.left), of(node.right)];
      return left === null || right === null ? null : compared(node.how, order(left, right));
    }
    case 'arithmetic': {
      const [left, right] = [of(node.left), of(node.right)] as (number | null)[];
      if (left == null || right == null) return null;
      return node.how === '+' ? left + right : node.how === '-' ? left - right : left * right;
    }
    case 'case':
      return of(node.branches.find((b) => of(b.when) === true)?.then ?? node.otherwise);
    default:
      throw new Error(`The oracle does not know ${(node as { op: string }).op}`);
  }
}

/** Texts by their bytes, as both engines order them. */
function order(left: Cell, right: Cell): number {
  if (typeof left === 'string') return Buffer.compare(Buffer.from(left), Buffer.from(String(right)));
  return Number(left) - Number(right);
}

function compared(how: string, sign: number): boolean {
  if (how === '=') return sign === 0;
  if (how === '<>') return sign !== 0;
  if (how.startsWith('<')) return sign < 0 || (sign === 0 && how === '<=');
  return sign > 0 || (sign === 0 && how === '>=');
}
