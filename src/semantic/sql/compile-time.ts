import type { Grid } from '#src/kernel/grid.ts';
import type { ScanDimension } from '#src/semantic/scan.ts';
import type { Dialect } from './dialect.ts';

/** Number of the bucket that holds an instant (which must lie inside the grid). */
export function bucketNumber(grid: Grid, at: string, dialect: Dialect): string {
  const within = (run: Grid['runs'][number]): string => {
    const index = dialect.divide(
      run.origin === 0 ? at : `${at} - ${dialect.number(run.origin)}`,
      dialect.number(run.width),
    );
    return run.base === 0 ? index : `${index} + ${run.base}`;
  };
  return piecewise(grid.runs, (run) => `${at} < ${dialect.number(run.to)}`, within);
}

/** Start instant of bucket `k`, never before the grid. */
export function bucketStart(grid: Grid, k: string, dialect: Dialect): string {
  return `greatest(${dialect.number(grid.start)}, ${piecewise(
    grid.runs,
    (run, next) => `${k} < ${next?.base ?? 0}`,
    (run) => startIn(run, k, dialect),
  )})`;
}

/** End instant of bucket `k`; a clock change or the end of the grid cuts it short. */
export function bucketStop(grid: Grid, k: string, dialect: Dialect): string {
  return piecewise(
    grid.runs,
    (run, next) => `${k} < ${next?.base ?? 0}`,
    (run) => `least(${dialect.number(run.to)}, ${startIn(run, k, dialect)} + ${dialect.number(run.width)})`,
  );
}

const startIn = (run: Grid['runs'][number], k: string, { number }: Dialect): string =>
  `${number(run.origin)} + (${k} - ${run.base}) * ${number(run.width)}`;

/** Hour (0–23) or ISO weekday (1 = Monday) of an instant in the zone whose offsets the dimension carries. */
export function clockDimension(
  dimension: Extract<ScanDimension, { offsets: unknown }>,
  at: string,
  dialect: Dialect,
): string {
  const local = piecewise(
    dimension.offsets,
    (_, next) => `${at} < ${dialect.number(next?.from ?? 0)}`,
    (piece) => `${at} + ${piece.offset}`,
  );
  const whole = local.startsWith('case') ? `(${local})` : local;
  return dimension.id === 'hour'
    ? `${dialect.divide(whole, '3600000')} % 24`
    : `(${dialect.divide(whole, '86400000')} + 3) % 7 + 1`;
}

function piecewise<T>(
  pieces: readonly T[],
  before: (piece: T, next: T | undefined) => string,
  write: (piece: T) => string,
): string {
  const last = pieces.at(-1);
  if (last === undefined) throw new Error('A grid or offset list is never empty');
  if (pieces.length === 1) return write(last);
  const branches = pieces.slice(0, -1).map((piece, i) => `when ${before(piece, pieces[i + 1])} then ${write(piece)}`);
  return `case ${branches.join(' ')} else ${write(last)} end`;
}
