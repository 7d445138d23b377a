import { InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { statedDays } from '#src/ui/time/format-time.ts';
import { sampleSize } from '../../contract/statistics/sample-size.ts';
import { usePopulation } from '../use-desk.ts';
import { useForms } from '../use-quality.ts';

type Row = {
  readonly key: string;
  readonly name: string;
  readonly teamName: string;
  readonly population: number;
  readonly n: number;
  readonly hours: number;
};

/** How many evaluations tell a pass rate of an agent or a team to ± so much, out of the contacts there are, and the hours they cost. */
export function SizePlanner() {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const { data: forms } = useForms();
  const [by, setBy] = useState<'agent' | 'team'>('agent');
  const [form, setForm] = useState<string>();
  const [margin, setMargin] = useState(10);
  const [confidence, setConfidence] = useState(95);
  const [share, setShare] = useState(90);
  const to = dayjs().startOf('day');
  const period = { from: to.subtract(28, 'day').format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') };
  const { data, error, refetch } = usePopulation({ ...period, ...(form === undefined ? {} : { form }) });
  const rows = useMemo((): Row[] => {
    const groups = Map.groupBy(data?.rows ?? [], (row) => (by === 'agent' ? row.agent : (row.team ?? '')));
    return [...groups].map(([key, own]) => {
      const population = own.reduce((sum, row) => sum + row.population, 0);
      const need = { population, margin: margin / 100, confidence: confidence / 100, share: share / 100 };
      const n = Math.min(population, sampleSize(need));
      const [first] = own;
      return {
        key,
        name: (by === 'agent' ? first?.agentName : first?.teamName) ?? '–',
        teamName: first?.teamName ?? '',
        population,
        n,
        hours: (n * (data?.minutes ?? 0)) / 60,
      };
    });
  }, [data, by, margin, confidence, share]);
  const columns = useMemo(
    (): Column<Row>[] => [
      {
        key: 'name',
        title: t(by === 'agent' ? 'contact.agent' : 'column.team'),
        value: ({ name }) => name,
        cell: ({ name }) => <b>{name}</b>,
      },
      ...(by === 'agent' ? [{ key: 'team', title: t('column.team'), value: ({ teamName }: Row) => teamName }] : []),
      { key: 'population', title: t('column.population'), unit: 'count', value: ({ population }) => population },
      { key: 'n', title: t('size.n'), unit: 'count', value: ({ n }) => n },
      { key: 'hours', title: t('size.hours'), unit: 'number', value: ({ hours }) => hours },
    ],
    [t, by],
  );
  const [n, hours] = [rows.reduce((sum, row) => sum + row.n, 0), rows.reduce((sum, row) => sum + row.hours, 0)];
  const field = (label: string, value: number, set: (value: number) => void, [min, max]: readonly [number, number]) => (
    <label>
      {label}
      <InputNumber min={min} max={max} value={value} onChange={(next) => next !== null && set(next)} />
    </label>
  );
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Card title={t('size.title')} subtitle={t('size.period', { days: statedDays(period.from, period.to) })}>
        <div className="yc-size-fields">
          <Segmented
            value={by}
            options={(['agent', 'team'] as const).map((value) => ({
              value,
              label: t(value === 'agent' ? 'size.perAgent' : 'size.perTeam'),
            }))}
            onChange={setBy}
          />
          <label>
            {t('column.form')}
            <Select
              allowClear
              value={form}
              placeholder={t('size.anyForm')}
              options={(forms ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setForm}
            />
          </label>
          {field(t('size.margin'), margin, setMargin, [1, 50])}
          {field(t('size.confidence'), confidence, setConfidence, [50, 99])}
          {field(t('size.share'), share, setShare, [1, 99])}
        </div>
        {data !== undefined && (
          <p className="yc-size-sum">
            {t('size.sum', {
              n: formatValue(n, 'count', locale),
              hours: formatValue(hours, 'number', locale),
              minutes: formatValue(data.minutes, 'number', locale),
            })}{' '}
            {data.isGuess && <span className="yc-quiet">{t('size.guess')}</span>}
          </p>
        )}
      </Card>
      <DataTable
        id="sample-size"
        title={t('size.table')}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        loading={data === undefined}
        empty={t('size.none')}
      />
    </>
  );
}
