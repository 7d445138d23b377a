import writeXlsxFile from 'write-excel-file/node';
import { recordAct } from '#src/audit/record-act.ts';
import { reaches } from '#src/http/actor.ts';
import { exportMark } from '#src/kernel/export-mark.ts';
import type { Locale } from '#src/kernel/locale.ts';
import { formatTarget } from '#src/kernel/number/target.ts';
import type { Unit } from '#src/kernel/number/unit.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { placeOf, summaryOf } from './bodies.ts';
import type { PerformanceDependencies } from './dependencies.ts';
import { EXPORT_WORDS } from './export-words.ts';
import { readMonths, readSheets } from './sheet.store.ts';
import type { By } from './sign-off.ts';
import { itemState } from './states.ts';

type Cell = string | number | null;

/** Formats of figures; durations are seconds. */
const FORMATS: Readonly<Record<string, string>> = { ratio: '0.0%', duration: '#,##0.0', count: '#,##0' };

/** The sign-off of a month as a workbook: a row a person and figure, with what was said; for the people the asker reaches. Audited, and marked. */
export async function exportMonth(
  { month: id, language }: { readonly month: string; readonly language: Locale },
  { actor, from }: By,
  needs: PerformanceDependencies,
): Promise<File> {
  const { records, clock } = needs;
  const [directory, { zone }] = await Promise.all([needs.directory(), needs.kpis.coverage()]);
  const words = EXPORT_WORDS[language];
  const now = clock.now();
  const month = (await readMonths(records.db)).find((m) => m.month === id);
  const scope = actor.scopeOf('export:performance');
  const sheets =
    month === undefined
      ? []
      : (await readSheets(records.db, { month: id })).filter((sheet) => reaches(scope, placeOf(sheet)));
  const time = (at: number): string => isoLocal(zone, at).slice(0, 16).replace('T', ' ');
  const rows = sheets.flatMap((sheet) => {
    const summary = summaryOf(sheet, { month: month!, directory, now });
    return sheet.figures.map((item): { cells: Cell[]; unit: string } => {
      const steps = sheet.steps.filter(({ kpi }) => kpi === item.kpi);
      const said = (...whats: readonly string[]): string =>
        steps
          .filter(({ what }) => whats.includes(what))
          .map(({ at, by, text }) => [time(at), by, text].filter((part) => part !== '').join(' '))
          .join('\n');
      return {
        unit: item.unit,
        cells: [
          summary.number,
          summary.agentName,
          summary.teamName,
          language === 'en' ? item.title.en : item.title.zh,
          item.value,
          item.unit,
          item.target === null ? null : formatTarget(item.target, item.unit as Unit, language),
          item.weight,
          words.verdict[item.verdict],
          words.state[itemState(sheet.steps, item.kpi)],
          said('object'),
          said('keep', 'correct'),
          said('confirm'),
          sheet.version,
          sheet.closing,
          summary.overdue ? words.yes : words.no,
        ],
      };
    });
  });
  await records.db.transaction().execute((db) =>
    recordAct(db, {
      actor,
      action: 'export.download',
      object: { kind: 'performance_month', id, label: id },
      after: { rows: rows.length },
      from,
      at: now,
    }),
  );
  const cell = (value: Cell, format?: string) =>
    value === null
      ? null
      : typeof value === 'number'
        ? { value, type: Number, format: format ?? '0.##########' }
        : { value, type: String };
  const data = [
    words.columns.map((title) => ({ value: title, type: String, fontWeight: 'bold' as const })),
    ...rows.map(({ cells, unit }) =>
      cells.map((value, i) => cell(value, i === 4 ? (FORMATS[unit] ?? '0.00') : undefined)),
    ),
    [],
    [cell(exportMark({ by: actor.name, at: now, zone }, language))],
  ];
  const bytes = await writeXlsxFile(data, {
    sheet: `${words.sheet} ${id}`,
    stickyRowsCount: 1,
    columns: [10, 12, 14, 30, 12, 10, 14, 8, 16, 14, 32, 32, 24, 8, 8, 8].map((width) => ({ width })),
  }).toBuffer();
  return new File([new Uint8Array(bytes)], `performance-${id}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
}
