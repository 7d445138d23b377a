import { Segmented } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatClockSeconds, formatMonthDay } from '#src/ui/time/format-time.ts';
import type { Behind, Part } from '../../contract/passport.ts';
import { kpisApi } from '../api.ts';
import { CoursePanel } from '../contacts/CoursePanel.tsx';
import { allPages } from '../question/all-pages.ts';
import { inLocale } from '../question/use-kpis.ts';
import type { PassportQuestion } from './passport-input.ts';
import { reasonWords } from './reason-words.ts';

interface BehindRowsProps {
  readonly question: PassportQuestion;
  readonly part: Part;
  readonly parts: readonly Part[];
  readonly onPart: (part: Part) => void;
  readonly zone: string;
}

type Row = Behind['rows'][number];

const pageSize = 50;

/** The rows in one part of the number; choosing one shows its contact beside them. */
export function BehindRows({ question, part, parts, onPart, zone }: BehindRowsProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const [limit, setLimit] = useState(pageSize);
  const [chosen, setChosen] = useState<number | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['behind', question, part, limit],
    queryFn: ({ signal }) => kpisApi.behind({ ...question, part, limit }, { signal }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => (data?.rows ?? []).map((row, index): Row => ({ ...row, index: String(index) })), [data]);
  const columns = useMemo(
    () =>
      (data?.columns ?? []).map(({ name, label, kind }): Column<Row> => {
        const title = inLocale(label, locale);
        // A column without a single value (no team is known) gives its room to the others.
        const offAtFirst = data!.rows.every((row) => row[name] === null || row[name] === undefined);
        const value = (row: Row): string | number | null => {
          const cell = row[name] ?? null;
          return typeof cell === 'boolean' ? String(cell) : cell;
        };
        if (kind === 'duration') return { key: name, title, unit: 'duration', value, offAtFirst };
        if (kind === 'count' || kind === 'number') return { key: name, title, unit: 'count', value, offAtFirst };
        if (kind === 'instant') {
          const shown = (row: Row): string => {
            const at = Date.parse(String(row[name] ?? ''));
            return Number.isNaN(at)
              ? '–'
              : `${formatMonthDay(at, zone, locale)} ${formatClockSeconds(at, zone, locale)}`;
          };
          return { key: name, title, value, cell: shown, offAtFirst };
        }
        return {
          key: name,
          title,
          value,
          offAtFirst,
          cell: (row) => (row[name] === null || row[name] === undefined ? '–' : reasonWords(String(row[name]), t)),
        };
      }),
    [data, locale, zone, t],
  );
  const all = part === 'denominator' && !parts.includes(part) ? [part, ...parts] : parts;
  const contactId = chosen === null ? null : (rows[chosen]?.['contact_id'] ?? null);

  return (
    <div className="yc-behind">
      <div className="yc-behind-rows">
        <Segmented
          className="yc-scroll-x"
          value={part}
          onChange={(next) => {
            setChosen(null);
            setLimit(pageSize);
            onPart(next);
          }}
          options={all.map((value) => ({ value, label: t(`passport.parts.${value}`) }))}
          aria-label={t('passport.behind')}
        />
        {error === null ? (
          <DataTable
            title={t('passport.behind')}
            subtitle={data === undefined ? undefined : `${rows.length} / ${data.total}`}
            columns={columns}
            rows={rows}
            rowKey={(row) => String(row['index'])}
            selected={chosen === null ? null : String(chosen)}
            onOpen={(row) => setChosen(Number(row['index']))}
            everyRow={() => allPages(1000, (page) => kpisApi.behind({ ...question, part, ...page }))}
            fileName={`${question.kpis[0]} ${t(`passport.parts.${part}`)}`}
            loading={data === undefined}
            maxHeight={420}
          />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined && data.beyond > 0 && (
          <p className="yc-quiet">{t('passport.beyond', { count: data.beyond })}</p>
        )}
        {data !== undefined && rows.length < data.total && limit < 1000 && (
          <button type="button" className="yc-link" onClick={() => setLimit(Math.min(1000, limit * 4))}>
            {t('passport.moreRows')}
          </button>
        )}
      </div>
      <aside className="yc-behind-course" aria-live="polite">
        {chosen === null ? (
          <p className="yc-quiet">{t('passport.pick')}</p>
        ) : typeof contactId === 'string' ? (
          <CoursePanel id={contactId} />
        ) : (
          <p className="yc-quiet">{t('passport.noContact')}</p>
        )}
      </aside>
    </div>
  );
}
