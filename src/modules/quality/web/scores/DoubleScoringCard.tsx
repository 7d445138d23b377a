import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import type { DoubleScoring } from '../../contract/agreements.ts';
import { useDoubleScoring } from './use-scores.ts';

type Line = DoubleScoring['inspectors'][number];
type Asked = { readonly from: string; readonly to: string; readonly form: string };

/** How far inspectors agree on contacts two of them scored, over all, by item and by person. */
export function DoubleScoringCard({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('scores');
  const locale = useLocale();
  const { data, error, refetch } = useDoubleScoring(asked);
  const number = (value: number | null): string => (value === null ? '–' : formatValue(value, 'number', locale));
  const columns = useMemo((): Column<Line>[] => {
    const points = (value: number): string => `${value > 0 ? '+' : ''}${formatValue(value, 'score', locale)}`;
    const bounds = (data?.inspectors ?? []).flatMap(({ difference }) =>
      difference === null ? [] : [Math.abs(difference.low), Math.abs(difference.high)],
    );
    const reach = Math.max(5, ...bounds);
    return [
      { key: 'name', title: t('column.inspector'), value: ({ name }) => name },
      { key: 'contacts', title: t('double.contacts'), unit: 'count', value: ({ contacts }) => contacts },
      {
        key: 'bar',
        title: t('severity.bar'),
        drawing: true,
        width: 200,
        value: () => null,
        cell: ({ difference }) => (
          <IntervalBar
            value={difference?.mean ?? null}
            interval={difference}
            centre={0}
            low={-reach}
            high={reach}
            state={difference !== null && (difference.low > 0 || difference.high < 0) ? 'watch' : null}
          />
        ),
      },
      {
        key: 'difference',
        title: t('double.difference'),
        value: ({ difference }) => difference?.mean ?? null,
        align: 'end',
        cell: ({ difference }) =>
          difference === null ? (
            t('descriptionOnly')
          ) : (
            <>
              {points(difference.mean)}{' '}
              <small className="yc-quiet">{`${points(difference.low)} … ${points(difference.high)}`}</small>
            </>
          ),
      },
      { key: 'spread', title: t('double.spread'), unit: 'score', value: ({ spread }) => spread },
      { key: 'agreement', title: t('column.agreement'), unit: 'number', value: ({ agreement }) => agreement.value },
    ];
  }, [t, locale, data]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  const facts = data === undefined ? [] : (['percent', 'krippendorff', 'ac1'] as const);
  return (
    <>
      {data !== undefined && data.contacts > 0 && (
        <Card title={t('double.title')} subtitle={`${t('double.hint')} · ${data.formName}`}>
          <dl className="yc-score-facts">
            {facts.map((method) => {
              const found = data.overall[method];
              return (
                <div key={method}>
                  <dt>{t(`double.${method}`)}</dt>
                  <dd>
                    {number(found.value)}{' '}
                    <small className="yc-quiet">
                      {t('double.range', { low: number(found.low), high: number(found.high) })}
                    </small>
                  </dd>
                </div>
              );
            })}
            {data.items.map(({ item, words, agreement }) => (
              <div key={item}>
                <dt>{words}</dt>
                <dd>
                  {number(agreement.value)}{' '}
                  <small className="yc-quiet">
                    {t('double.range', { low: number(agreement.low), high: number(agreement.high) })}
                  </small>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      <DataTable
        id="double-scoring"
        title={t('double.byInspector')}
        subtitle={t('double.hint')}
        columns={columns}
        rows={data?.inspectors ?? []}
        rowKey={({ id }) => id}
        loading={data === undefined}
        empty={t('double.none')}
      />
    </>
  );
}
