import type { Locale } from '#src/kernel/locale.ts';
import { formatValue } from '#src/kernel/number/format-value.ts';
import { formatTarget } from '#src/kernel/number/target.ts';
import type { Table } from '../../contract/document.ts';
import type { ReportData } from '../report-data.ts';
import { inLanguage } from './kpi-words.ts';
import { reportWords } from './words.ts';

/** The tiles as a table of numbers, for a spreadsheet: every KPI has its own unit, so each row says it. */
export function kpiTable(data: ReportData, language: Locale): Table {
  const words = reportWords(language);
  const compared = data.kpis[0]?.compared ?? [];
  return {
    title: words.figures,
    note: null,
    columns: [
      { title: words.kpi, unit: null },
      { title: words.value, unit: null },
      { title: words.target, unit: null },
      ...compared.map(({ id }) => ({ title: words.compared[id][data.rhythm], unit: null })),
    ],
    rows: data.kpis.map((kpi) => {
      const figure = (value: number | null) => ({
        text: formatValue(value, kpi.unit, language),
        value,
        unit: kpi.unit,
      });
      const name = inLanguage(kpi.title, language);
      const target = kpi.target ? formatTarget(kpi.target, kpi.unit, language) : '';
      return [
        { text: name, value: name },
        figure(kpi.value),
        { text: target, value: target },
        ...kpi.compared.map(({ value }) => figure(value)),
      ];
    }),
  };
}
