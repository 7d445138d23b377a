import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');

export type Row = {
  kpi: string;
  version: number;
  by: Record<string, string | null>;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  unit: string;
  status: string;
  closing: string | null;
};
export type StatRow = {
  measure: string;
  stat: string;
  by: Record<string, string | null>;
  value: number | null;
  n: number;
};

/** Runs the command line as a person would; returns what it printed and how it ended. */
export function yunchou(
  args: readonly string[],
  environment: Record<string, string> = {},
): { code: number; out: string; err: string } {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', resolve(root, 'src/cli.ts'), ...args],
    {
      encoding: 'utf8',
      cwd: root,
      maxBuffer: 256 * 1024 * 1024,
      env: { ...process.env, ...environment },
    },
  );
  return { code: run.status ?? -1, out: run.stdout, err: run.stderr };
}

/** Rows of `kpi` or `stats`; fails with the command's own words when it does not end with 0. */
export function rowsOf<T>(args: readonly string[]): T[] {
  const { code, out, err } = yunchou([...args, '--format', 'json']);
  if (code !== 0) throw new Error(`yunchou ${args.join(' ')} ended with ${code}: ${err}`);
  return (JSON.parse(out) as { rows: T[] }).rows;
}
