import { useState } from 'react';
import type { Column } from './column.ts';

export const densities = ['tight', 'normal', 'roomy'] as const;
export type Density = (typeof densities)[number];

interface TableLook {
  readonly density: Density;
  /** Columns the reader switched against their first setting. */
  readonly switched: readonly string[];
}

function read(key: string | undefined): TableLook {
  const fresh: TableLook = { density: 'normal', switched: [] };
  if (key === undefined) return fresh;
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<TableLook> | null;
    return {
      density: densities.find((d) => d === kept?.density) ?? fresh.density,
      switched: Array.isArray(kept?.switched) ? kept.switched.filter((k) => typeof k === 'string') : fresh.switched,
    };
  } catch {
    return fresh;
  }
}

/** Density and chosen columns of a table, remembered in this browser under its id. */
export function useTableLook<Row>(id: string | undefined, columns: readonly Column<Row>[]) {
  const key = id === undefined ? undefined : `yunchou.table.${id}`;
  const [look, setLook] = useState(() => read(key));
  const change = (next: TableLook): void => {
    if (key !== undefined) localStorage.setItem(key, JSON.stringify(next));
    setLook(next);
  };
  const isOn = (column: Column<Row>): boolean => (column.offAtFirst === true) === look.switched.includes(column.key);
  return {
    density: look.density,
    setDensity: (density: Density) => change({ ...look, density }),
    // The first column names the row: without it no figure has a meaning.
    shown: columns.filter((column, i) => i === 0 || isOn(column)),
    isOn,
    toggle: (column: Column<Row>) =>
      change({
        ...look,
        switched: look.switched.includes(column.key)
          ? look.switched.filter((k) => k !== column.key)
          : [...look.switched, column.key],
      }),
  };
}
