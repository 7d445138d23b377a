import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { type Calibration, type CalibrationResult, FEWEST_CONTACTS } from '../../contract/calibration.ts';
import '../scores/scores.css';

type Line = CalibrationResult['items'][number];
type Found = Line['agreement']['percent'];
const METHODS = ['percent', 'fleiss', 'krippendorff', 'ac1'] as const;

interface AgreementCardProps {
  readonly session: Calibration;
  readonly result: CalibrationResult;
}

/** How far everybody agrees, over all and item by item, and how sure that is with so few contacts. */
export function AgreementCard({ session, result }: AgreementCardProps) {
  const { t } = useTranslation('calibration');
  const locale = useLocale();
  const columns = useMemo((): Column<Line>[] => {
    const words = new Map(session.items.map(({ id, words: said }) => [id, said]));
    return [
      {
        key: 'item',
        title: t('column.item'),
        value: ({ item }) => words.get(item) ?? item,
        cell: ({ item }) => <b>{words.get(item) ?? item}</b>,
      },
      { key: 'differing', title: t('column.differingContacts'), unit: 'count', value: ({ differing }) => differing },
      ...METHODS.map(
        (method): Column<Line> => ({
          key: method,
          title: t(`method.${method}`),
          align: 'end',
          value: ({ agreement }) => agreement[method].value,
          cell: ({ agreement }) => <Ranged found={agreement[method]} isShare={method === 'percent'} />,
        }),
      ),
      { key: 'level', title: t('column.level'), value: ({ level }) => t(`level.${level}`) },
    ];
  }, [t, session]);
  return (
    <>
      <Card title={t('overall')} subtitle={t('overallHint')}>
        {result.insufficient && (
          <p className="yc-calibration-few">{t('insufficientWhy', { count: FEWEST_CONTACTS })}</p>
        )}
        <dl className="yc-score-facts yc-calibration-overall">
          {METHODS.map((method) => (
            <div key={method}>
              <dt>{t(`method.${method}`)}</dt>
              <dd>
                <Ranged found={result.overall[method]} isShare={method === 'percent'} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="yc-quiet">{t('methodHint', { share: formatValue(0.95, 'ratio', locale, { digits: 0 }) })}</p>
      </Card>
      <DataTable
        id="calibration-items"
        title={t('byItem')}
        subtitle={t('byItemHint')}
        columns={columns}
        rows={result.items}
        rowKey={({ item }) => item}
      />
    </>
  );
}

/** A value with its interval. */
export function Ranged({ found, isShare = false }: { readonly found: Found; readonly isShare?: boolean }) {
  const locale = useLocale();
  const said = (value: number | null): string =>
    value === null
      ? '–'
      : isShare
        ? formatValue(value, 'ratio', locale, { digits: 0 })
        : formatValue(value, 'number', locale);
  if (found.value === null) return <span className="yc-quiet">–</span>;
  return (
    <>
      {said(found.value)}{' '}
      <small className="yc-quiet">
        {said(found.low)} … {said(found.high)}
      </small>
    </>
  );
}
