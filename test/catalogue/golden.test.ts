import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { KPIS } from '#src/catalogue/index.ts';
import { clickhouseDialect } from '#src/semantic/sql/clickhouse.ts';
import { duckdbDialect } from '#src/semantic/sql/duckdb.ts';
import { goldenSql } from './golden-sql.ts';

/** `YUNCHOU_GOLDEN=write npm test -- test/catalogue/golden` writes the files anew; the diff is then reviewed like code. */
const writing = process.env['YUNCHOU_GOLDEN'] === 'write';
const folder = resolve(import.meta.dirname, '../../src/catalogue/golden');
const dialects = [duckdbDialect, clickhouseDialect];
const wanted = KPIS.flatMap((kpi) =>
  dialects.map((dialect) => ({ id: kpi.id, dialect, file: `${kpi.id}.${dialect.name}.sql` })),
);

describe('golden SQL', () => {
  it('has one file a KPI and engine, and none besides', () => {
    mkdirSync(folder, { recursive: true });
    const present = readdirSync(folder).filter((name) => name.endsWith('.sql'));
    const stale = present.filter((name) => !wanted.some((w) => w.file === name));
    if (writing) for (const name of stale) rmSync(join(folder, name));
    else expect(stale).toEqual([]);
  });

  it.each(wanted)('$file', ({ id, dialect, file }) => {
    const path = join(folder, file);
    const sql = goldenSql(id, dialect);
    if (writing) writeFileSync(path, sql);
    expect(existsSync(path), `${file} is missing: run YUNCHOU_GOLDEN=write npm test -- test/catalogue/golden`).toBe(
      true,
    );
    expect(readFileSync(path, 'utf8')).toBe(sql);
  });
});
