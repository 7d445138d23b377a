import type { Bounds } from '../contract/bounds.ts';
import type { OwnerKind } from '../contract/target.ts';

/** Columns of the workbook, one row per owner × KPI. A heading is known by any of its words, so files of both languages read alike. */
export const COLUMNS = {
  kind: { zh: '对象', en: 'Owner type' },
  owner: { zh: '名称', en: 'Owner' },
  number: { zh: '工号', en: 'Agent number' },
  kpi: { zh: '指标', en: 'KPI' },
  kpiName: { zh: '指标名称', en: 'KPI name' },
  direction: { zh: '方向', en: 'Direction' },
  value: { zh: '目标值', en: 'Target' },
  low: { zh: '下限', en: 'Low' },
  high: { zh: '上限', en: 'High' },
  weight: { zh: '权重', en: 'Weight' },
  expected: { zh: '预计量', en: 'Expected rows' },
  state: { zh: '状态', en: 'State' },
  reason: { zh: '说明', en: 'Reason' },
} as const;
export type ColumnId = keyof typeof COLUMNS;
export const COLUMN_IDS = Object.keys(COLUMNS) as ColumnId[];

/** `目标值 Target`. */
export const headingOf = (id: ColumnId): string => `${COLUMNS[id].zh} ${COLUMNS[id].en}`;

/** Which column a heading means; `null` for one of the reader's own. */
export function columnOf(heading: string): ColumnId | null {
  const text = heading.trim().toLowerCase();
  return (
    COLUMN_IDS.find((id) => [COLUMNS[id].zh, COLUMNS[id].en, headingOf(id)].some((w) => w.toLowerCase() === text)) ??
    null
  );
}

export const KIND_WORDS: Readonly<Record<OwnerKind, readonly [zh: string, en: string]>> = {
  centre: ['中心', 'centre'],
  site: ['职场', 'site'],
  project: ['项目', 'project'],
  team: ['班组', 'team'],
  agent: ['坐席', 'agent'],
};

export const DIRECTION_WORDS: Readonly<Record<Bounds['kind'], readonly string[]>> = {
  at_least: ['≥', '>=', '不低于', 'at least'],
  at_most: ['≤', '<=', '不高于', 'at most'],
  between: ['区间', 'between', '–', '-'],
};
