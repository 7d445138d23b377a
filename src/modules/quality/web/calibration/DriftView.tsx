import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { DriftChart } from './DriftChart.tsx';
import { useDrift } from './use-calibrations.ts';

/** Every inspector over time: agreement and severity with their intervals, sessions and contacts scored twice apart. */
export function DriftView() {
  const { t } = useTranslation('calibration');
  const locale = useLocale();
  const { data, error, refetch } = useDrift();
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Bone width="100%" height={320} />;
  if (data.inspectors.length === 0)
    return <EmptyState icon="pulse" title={t('drift.none')} hint={t('drift.noneHint')} />;
  const reach = Math.max(
    5,
    ...data.inspectors.flatMap(({ points }) =>
      points.flatMap(({ severity }) => (severity === null ? [] : [Math.abs(severity.low), Math.abs(severity.high)])),
    ),
  );
  const points = (value: number): string => `${value > 0 ? '+' : ''}${formatValue(value, 'points', locale)}`;
  const number = (value: number): string => formatValue(value, 'number', locale);
  return (
    <>
      <p className="yc-quiet">{t('drift.hint')}</p>
      <div className="yc-drift">
        {data.inspectors.map(({ id, name, points: own }) => (
          <Card key={id} title={name} subtitle={t('drift.points', { count: own.length })}>
            <DriftChart
              title={t('drift.agreement', { name })}
              label={t('method.ac1')}
              low={Math.min(0, ...own.map(({ agreement }) => agreement.low ?? 0))}
              high={1}
              centre={null}
              say={number}
              points={own.map((one) => ({
                ...one,
                key: one.id,
                value: one.agreement.value,
                from: one.agreement.low,
                to: one.agreement.high,
              }))}
            />
            <DriftChart
              title={t('drift.severity', { name })}
              label={t('column.lenience')}
              low={-reach}
              high={reach}
              centre={0}
              say={points}
              points={own.map((one) => ({
                ...one,
                key: one.id,
                value: one.severity?.mean ?? null,
                from: one.severity?.low ?? null,
                to: one.severity?.high ?? null,
              }))}
            />
          </Card>
        ))}
      </div>
    </>
  );
}
