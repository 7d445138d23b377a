import { parseDuration } from '#src/kernel/units.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { ExampleRows } from '#src/semantic/kpi.ts';

type Cell = string | number | boolean | null;
export type ExampleRow = Readonly<Record<string, Cell>>;

/**
 * Completes the short rows of a worked example: instants written as ISO text become milliseconds, durations written `12s` or `5m` become
 * milliseconds, required fields left out get a plain default (ids are numbered, counts 0, flags false, instants the first anchor).
 */
export function completeRows(rows: readonly ExampleRow[], entity: Entity): ExampleRow[] {
  return rows.map((row, index) => {
    const known = [...entity.anchors, entity.span?.start]
      .map((name) => (name ? row[name] : undefined))
      .find((v) => v !== undefined && v !== null);
    const complete: Record<string, Cell> = {};
    for (const [name, spec] of Object.entries(entity.fields)) {
      const given = row[name];
      if (given !== undefined) complete[name] = readCell(given, spec.kind);
      else if (spec.required) complete[name] = defaultCell(name, spec.kind, `${entity.name}-${index}`, known);
    }
    for (const name of Object.keys(row)) {
      if (!(name in entity.fields)) throw new Error(`Example row of ${entity.name} has the unknown field "${name}"`);
    }
    return complete;
  });
}

function readCell(cell: Cell, kind: string): Cell {
  if (typeof cell !== 'string') return cell;
  if (kind === 'instant') return Date.parse(cell);
  return kind === 'duration' ? parseDuration(cell) : cell;
}

function defaultCell(name: string, kind: string, id: string, known: Cell | undefined): Cell {
  if (kind === 'id') return id;
  if (kind === 'instant') return readCell(known ?? '2026-11-16T10:00:00Z', 'instant');
  if (kind === 'flag') return false;
  if (kind === 'count' || kind === 'number' || kind === 'duration') return 0;
  if (name === 'channel') return 'voice';
  return name === 'source' ? 'example' : id;
}

/** Rows by entity, completed. */
export function completeExample(
  given: ExampleRows,
  entities: Readonly<Record<string, Entity>>,
): { entity: Entity; rows: ExampleRow[] }[] {
  return Object.entries(given).map(([name, rows]) => {
    const entity = entities[name];
    if (!entity) throw new Error(`Example names the unknown entity "${name}"`);
    return { entity, rows: completeRows(rows, entity) };
  });
}
