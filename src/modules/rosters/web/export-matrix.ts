import type { TFunction } from 'i18next';
import type { RosterMonth } from '../contract/roster.ts';

/** The month as the importer reads it: title with the watermark, dates over weekdays, people down, the codes explained on a second sheet. */
export async function rosterWorkbook(
  month: RosterMonth,
  dates: readonly string[],
  t: TFunction<'rosters'>,
  mark: string | undefined,
): Promise<Blob> {
  // Loaded on the first export: few visits need it.
  const { default: writeXlsx } = await import('write-excel-file/browser');
  const text = (value: string) => ({ value, type: String });
  const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const });
  const codes = new Map(month.cells.map((cell) => [`${cell.agent}/${cell.date}`, cell.code]));
  const width = dates.length + 3;
  const matrix = [
    [
      {
        ...bold(
          [`${dates[0]?.slice(0, 7) ?? ''} ${t('nav.roster')}`, mark].filter((part) => part !== undefined).join(' · '),
        ),
        columnSpan: width,
      },
      ...Array<null>(width - 1).fill(null),
    ],
    [
      ...['team', 'number', 'name'].map((key) => bold(t(`export_${key}` as 'export_team'))),
      ...dates.map((date) => ({ value: new Date(`${date}T00:00:00Z`), type: Date, format: 'm/d' })),
    ],
    ...month.people.map((person) => [
      person.team === null ? null : text(person.team),
      person.number === null ? null : text(person.number),
      text(person.name),
      ...dates.map((date) => {
        const code = codes.get(`${person.agent}/${date}`);
        return code === undefined ? null : text(code);
      }),
    ]),
  ];
  const clock = (minutes: number): string =>
    `${minutes >= 1440 ? '次日' : ''}${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const used = new Set(month.cells.map(({ code }) => code));
  const meanings = month.codes
    .filter(({ code, meaning }) => used.has(code) && meaning.spans.length > 0)
    .map(({ code, meaning }) => [
      text(code),
      text(clock(meaning.spans[0]?.start ?? 0)),
      text(clock(meaning.spans.at(-1)?.end ?? 0)),
      ...(['meal', 'break'] as const).map((kind) => {
        const own = meaning.breaks.find((pause) => pause.kind === kind);
        return own ? text(`${clock(own.start).replace('次日', '')}-${clock(own.end).replace('次日', '')}`) : null;
      }),
    ]);
  const legend = [[bold('班次'), bold('上班时间'), bold('下班时间'), bold('用餐'), bold('小休')], ...meanings];
  return await writeXlsx([
    { data: matrix, sheet: dates[0]?.slice(0, 7) ?? t('nav.roster'), stickyRowsCount: 2, stickyColumnsCount: 3 },
    { data: legend, sheet: t('codes') },
  ]).toBlob();
}
