import { textOf } from './cell.ts';
import { dateOf, hintOf, monthOf } from './dates.ts';
import { findHeader, PERSON_WORDS } from './header.ts';
import type { SheetPerson } from './people.ts';
import type { SheetRejection } from './rejection.ts';
import type { Workbook } from './workbook.ts';

/** One target of one owner: a person, a team, or the whole centre where neither is named. */
export interface TargetRow extends SheetPerson {
  readonly team: string | null;
  /** KPI as the list calls it. */
  readonly kpi: string;
  /** Share (`85%` → 0.85), seconds or a plain number: the KPI's unit decides. */
  readonly value: number;
  readonly weight: number | null;
  /** Local date from which it holds. */
  readonly from: string | null;
  readonly sheet: string;
  readonly cell: string;
}

const WORDS = {
  ...PERSON_WORDS,
  kpi: /^(指标|指标名称|考核指标|kpi)$/i,
  value: /^(目标|目标值|考核目标|target)$/i,
  weight: /^(权重|占比|weight)$/i,
  from: /^(生效日期|生效|月份|月|from)$/i,
} as const;

/** Reads a list of targets, a line each; module targets decides what of it is agreed. */
export function readTargets(workbook: Workbook, year: number): { rows: TargetRow[]; rejections: SheetRejection[] } {
  const rows: TargetRow[] = [];
  const rejections: SheetRejection[] = [];
  for (const sheet of workbook.sheets) {
    const header = findHeader(sheet, WORDS, [['kpi', 'value']]);
    if (!header) continue;
    const { columns } = header;
    const hint = hintOf(`${sheet.name} ${sheet.written(0)[0]?.text ?? ''}`, { year, month: null });
    for (let row = header.row + 1; row < sheet.rows.length; row += 1) {
      const at = (column: number | undefined) => (column === undefined ? null : sheet.cell(row, column));
      const label = (column: number | undefined) => (column === undefined ? null : sheet.label(row, column) || null);
      const kpi = label(columns.kpi);
      if (kpi === null || sheet.written(row).length < 2) continue;
      const value = numberOf(textOf(at(columns.value)));
      if (value === null) {
        rejections.push(
          sheet.reject(
            row,
            columns.value ?? 0,
            'bad_target',
            'This is no target',
            'Write a number, or a share such as 85%.',
          ),
        );
        continue;
      }
      const month = monthOf(at(columns.from), hint);
      rows.push({
        number: label(columns.number),
        name: label(columns.name),
        team: label(columns.team),
        kpi,
        value,
        weight: numberOf(textOf(at(columns.weight))),
        from: dateOf(at(columns.from), hint) ?? (month === null ? null : `${month}-01`),
        sheet: sheet.name,
        cell: sheet.reject(row, columns.value ?? 0, '', '', '').cell,
      });
    }
  }
  return { rows, rejections };
}

/** `≥85%` → 0.85, `30秒` → 30; `null` for words. */
function numberOf(text: string): number | null {
  const match = /^[≥≤<>=]*\s*(-?\d+(?:\.\d+)?)\s*(%|秒|s)?$/.exec(text.replaceAll(',', ''));
  return match ? Number(match[1]) / (match[2] === '%' ? 100 : 1) : null;
}
