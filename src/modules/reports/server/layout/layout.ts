import type { Locale } from '#src/kernel/locale.ts';
import { formatValue } from '#src/kernel/number/format-value.ts';
import { meetsTarget, targetLines } from '#src/kernel/number/target.ts';
import type { Block, ReportDocument, Table, TileState } from '../../contract/document.ts';
import type { Fields } from '../../contract/report.ts';
import type { FigureColumn, FigureTable, IntervalFigures, ReportData } from '../report-data.ts';
import { inLanguage, stateOf, tileOf } from './kpi-words.ts';
import { sentenceOf } from './sentence.ts';
import { timesOf } from './times.ts';
import { reportWords, type Words } from './words.ts';

/** An issue in one language: what every way of showing it draws. */
export function layout(data: ReportData, fields: Fields, language: Locale): ReportDocument {
  const words = reportWords(language);
  const times = timesOf(data, language);
  const shows = new Set(data.sections);
  const scope = data.scope.map(
    ({ dimension, names }) => `${words.dimension[dimension] ?? dimension} ${names.join('、')}`,
  );
  const blocks: Block[] = [];
  if (shows.has('sentence')) blocks.push({ kind: 'sentence', ...sentenceOf(data, language, words) });
  if (shows.has('tiles') && data.kpis.length > 0)
    blocks.push({ kind: 'tiles', tiles: data.kpis.map((kpi) => tileOf(kpi, data, language, words)) });
  if (data.intervals && hasFigures(data.intervals))
    blocks.push({ kind: 'chart', chart: chartOf(data.intervals, data, language, words) });
  for (const [title, figures] of [
    [words.byQueue, data.queues],
    [words.byTeam, data.teams],
  ] as const)
    if (figures && figures.rows.length > 0)
      blocks.push({ kind: 'table', table: tableOf(title, figures, language, words) });
  if (data.view && data.view.table.rows.length > 0)
    blocks.push({ kind: 'table', table: tableOf(data.view.name, data.view.table, language, words) });
  if (shows.has('reasons')) blocks.push(fieldsOf(data, fields, language, words));
  if (shows.has('versions'))
    blocks.push({ kind: 'notes', title: words.versions, lines: versionsOf(data, language, words) });
  return {
    language,
    title: data.name,
    subtitle: `${words.rhythm[data.rhythm]} · ${times.period} · ${scope.length > 0 ? scope.join(' · ') : words.wholeCentre}`,
    dataUntil:
      data.dataUntil === null
        ? words.noDataAtAll
        : words.dataUntil(`${times.minute(Math.min(data.dataUntil, data.until))} (${data.zone})`),
    provisional: data.complete ? null : words.provisional,
    madeAt: words.madeAt(times.minute(data.madeAt)),
    blocks,
  };
}

const hasFigures = ({ volume, line }: IntervalFigures) =>
  [...volume.values, ...(line?.values ?? [])].some((value) => value !== null);

function chartOf(intervals: IntervalFigures, data: ReportData, language: Locale, words: Words) {
  const { clock, shortDay } = timesOf(data, language);
  const used = intervals.starts.map(
    (_, i) => (intervals.volume.values[i] ?? 0) > 0 || intervals.line?.values[i] != null,
  );
  // The quiet hours before the first and after the last contact say nothing; days always stay.
  const first = intervals.grain === '1d' ? 0 : Math.max(0, used.indexOf(true));
  const last = intervals.grain === '1d' ? used.length - 1 : used.lastIndexOf(true);
  const cut = <T>(values: readonly T[]) => values.slice(first, last + 1);
  const { line } = intervals;
  return {
    title: intervals.grain === '1d' ? words.days : words.intervals,
    categories: cut(intervals.starts).map(intervals.grain === '1d' ? shortDay : clock),
    bars: { name: inLanguage(intervals.volume.title, language), values: cut(intervals.volume.values) },
    line: line && { name: inLanguage(line.title, language), values: cut(line.values), unit: line.unit },
    target: line?.target ? (targetLines(line.target)[0] ?? null) : null,
  };
}

function tableOf(title: string, figures: FigureTable, language: Locale, words: Words): Table {
  return {
    title,
    columns: [
      ...figures.heads.map((head) => ({ title: words.dimension[head] ?? head, unit: null })),
      ...figures.columns.map((column) => ({ title: inLanguage(column.title, language), unit: column.unit })),
    ],
    rows: figures.rows.map(({ names, values }) => [
      ...names.map((name) => ({ text: name ?? words.unknown, value: name ?? words.unknown })),
      ...values.map((value, i) => {
        const column = figures.columns[i];
        return {
          text: formatValue(value, column?.unit ?? 'number', language),
          value,
          ...(column ? marked(value, column) : {}),
        };
      }),
    ]),
    note: words.smallNote,
  };
}

function marked(value: number | null, { target }: FigureColumn): { state?: TileState } {
  const met = meetsTarget(value, target);
  return met === null ? {} : { state: met ? 'on' : 'off' };
}

function fieldsOf(data: ReportData, fields: Fields, language: Locale, words: Words): Block {
  const misses = data.kpis.filter((kpi) => stateOf(kpi) === 'off');
  const field = (id: string, label: string, hint: string) => ({ id, label, hint, value: fields[id] ?? '' });
  return {
    kind: 'fields',
    title: words.reasons,
    fields: [
      ...misses.flatMap((kpi) => {
        const name = inLanguage(kpi.title, language);
        return [
          field(`reason.${kpi.id}`, words.reasonOf(name), words.reasonHint),
          field(`measure.${kpi.id}`, words.measureOf(name), words.measureHint),
        ];
      }),
      field('remark', words.remark, words.remarkHint),
    ],
  };
}

function versionsOf(data: ReportData, language: Locale, words: Words): string[] {
  const { minute } = timesOf(data, language);
  return [
    data.closing === null ? words.open : words.closing(data.closing),
    words.kpiVersions(
      data.kpis
        .map((kpi) => `${inLanguage(kpi.title, language)} v${kpi.version}`)
        .join(language === 'zh-CN' ? '、' : ', '),
    ),
    ...data.definitionChanges.map((change) =>
      words.changed(
        minute(Date.parse(change.at)),
        `${inLanguage(change.label, language)} ${String(change.from)} → ${String(change.to)}`,
      ),
    ),
  ];
}
