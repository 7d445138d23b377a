import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { PreviewBody } from '../../contract/routes.ts';

type Row = PreviewBody['events'][number];

/** Durations of events are milliseconds. */
const durations: ReadonlySet<string> = new Set(['wait', 'talk', 'hold', 'acw', 'ring', 'time', 'ringTime', 'talkTime']);

function useDetailText(): (detail: Row['detail']) => string {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  return useCallback(
    (detail) => {
      const text = (key: string, value: unknown): string => {
        if (typeof value === 'number' && durations.has(key)) return formatValue(value / 1000, 'duration', locale);
        if (typeof value === 'boolean') return t(`choice.${value ? 'yes' : 'no'}`);
        if (typeof value === 'string') return t(`choice.${value}` as never, value) as string;
        return JSON.stringify(value);
      };
      return Object.entries(detail)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([key, value]) => `${t(`detail.${key}` as never, key) as string}: ${text(key, value)}`)
        .join(' · ');
    },
    [t, locale],
  );
}

/** What the first records say, record by record. */
export function PreviewEvents({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const detailText = useDetailText();
  const numbered = useMemo(() => rows.map((row, index) => ({ ...row, index })), [rows]);
  const columns = useMemo(
    (): Column<(typeof numbered)[number]>[] => [
      { key: 'line', title: t('column.line'), unit: 'count', align: 'start', value: ({ line }) => line },
      { key: 'at', title: t('column.at'), value: ({ at }) => at, cell: ({ at }) => formatStatedMoment(at, locale) },
      {
        key: 'what',
        title: t('column.what'),
        value: ({ what }) => what,
        cell: ({ what }) => t(`kind.${what}` as never, what) as string,
      },
      { key: 'subject', title: t('column.subject'), value: ({ subject }) => subject },
      {
        key: 'detail',
        title: t('column.detail'),
        value: ({ detail }) => detailText(detail),
        cell: ({ detail }) => <span className="yc-detail">{detailText(detail)}</span>,
      },
      {
        key: 'raw',
        title: t('column.raw'),
        value: ({ raw }) => raw,
        offAtFirst: true,
        cell: ({ raw }) => <code className="yc-raw-cell">{raw}</code>,
      },
    ],
    [t, locale, detailText],
  );
  return (
    <DataTable
      title={t('preview.title')}
      subtitle={t('preview.hint')}
      columns={columns}
      rows={numbered}
      rowKey={({ index }) => String(index)}
      maxHeight={420}
      empty={t('preview.none')}
    />
  );
}
