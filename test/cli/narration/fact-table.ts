import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Entity } from '#src/semantic/entity.ts';
import type { Row } from './said.ts';

/** Writes facts of one entity as people would export them (CSV, local time, seconds) with the mapping that reads them. */
export function writeFactTable(
  folder: string,
  entity: Entity,
  rows: readonly Row[],
): { file: string; mapping: string } {
  mkdirSync(folder, { recursive: true });
  const key = entity.key[0] ?? '';
  const names = Object.keys(entity.fields).filter(
    (name) => !['source', 'batch', 'recorded'].includes(name) && rows.some((row) => (row[name] ?? null) !== null),
  );
  const fields = Object.fromEntries(
    names
      .filter((name) => name !== key)
      .map((name) => {
        const kind = entity.fields[name]?.kind;
        if (kind === 'instant') return [name, { column: name, format: 'yyyy-MM-dd HH:mm:ss' }];
        return [name, kind === 'duration' ? { column: name, unit: 's' } : name];
      }),
  );
  const mapping = { mapping: 1, zone: 'UTC', target: { fact: entity.name }, id: key, fields };
  const lines = [names, ...rows.map((row) => names.map((name) => cell(row, name, entity)))].map((line) =>
    line.map((c) => (/[",\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(','),
  );
  const paths = { file: join(folder, `${entity.name}.csv`), mapping: join(folder, `${entity.name}.yaml`) };
  writeFileSync(paths.file, `${lines.join('\n')}\n`);
  writeFileSync(paths.mapping, stringify(mapping));
  return paths;
}

function cell(row: Row, name: string, entity: Entity): string {
  const value = row[name] ?? null;
  if (value === null) return '';
  const kind = entity.fields[name]?.kind;
  if (kind === 'instant') return new Date(Number(value)).toISOString().slice(0, 19).replace('T', ' ');
  return kind === 'duration' ? String(Number(value) / 1000) : String(value);
}
