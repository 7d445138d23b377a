import { Button, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { DUTIES, type DutyRow, type Rotation } from '../../contract/inspector.ts';
import { qualityApi } from '../api.ts';
import { useAct } from '../use-quality.ts';
import { inspectorsPage } from './inspectors.pages.ts';
import { RotationHistory } from './RotationHistory.tsx';
import { useRotation } from './use-inspectors.ts';

/** Who is on process management and who scores which teams in a month: proposed, edited, kept. */
export function RotationCard({ month }: { readonly month: string }) {
  const { t } = useTranslation('inspectors');
  const { data, error, refetch } = useRotation(month);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined)
    return (
      <Card title={t('rotation.title', { month })}>
        <Bone width="100%" height={160} />
      </Card>
    );
  return (
    <>
      <MonthEditor key={`${month} ${data.months[0]?.savedAt ?? ''}`} month={month} rotation={data} />
      <RotationHistory rotation={data} />
    </>
  );
}

function MonthEditor({ month, rotation }: { readonly month: string; readonly rotation: Rotation }) {
  const { t } = useTranslation('inspectors');
  const [, setSearch] = usePageSearch(inspectorsPage);
  const mayChange = useMay('change:inspector');
  const kept = rotation.months[0];
  const [limit, setLimit] = useState(rotation.limit);
  const [seats, setSeats] = useState(rotation.inspectors.length >= 3 ? 1 : 0);
  const [reason, setReason] = useState('');
  const [duties, setDuties] = useState<readonly DutyRow[]>(() =>
    rotation.inspectors.map(
      ({ id }) =>
        kept?.duties.find(({ inspector }) => inspector === id) ?? {
          inspector: id,
          duty: 'control',
          teams: [],
          hours: null,
        },
    ),
  );
  const propose = useAct(() => qualityApi.proposeRotation({ month, limit, process: seats }));
  const save = useAct(() =>
    qualityApi.saveRotation({
      month,
      limit,
      reason: reason.trim(),
      duties: duties.map(({ inspector, duty, teams, hours }) => ({ inspector, duty, teams, hours })),
    }),
  );
  const change = (id: string, patch: Partial<DutyRow>): void =>
    setDuties((before) => before.map((one) => (one.inspector === id ? { ...one, ...patch } : one)));
  const nameOf = (id: string): string => rotation.inspectors.find((one) => one.id === id)?.name ?? id;
  const teamOf = (id: string): string => rotation.teams.find((one) => one.id === id)?.name ?? id;
  return (
    <Card
      title={t('rotation.title', { month })}
      subtitle={
        kept?.savedBy == null
          ? t('rotation.notKept')
          : t('rotation.kept', { name: kept.savedBy, date: kept.savedAt?.slice(0, 10) })
      }
      extra={
        <DatePicker
          picker="month"
          value={dayjs(month)}
          allowClear={false}
          aria-label={t('column.month')}
          onChange={(next) => next !== null && !Array.isArray(next) && setSearch({ duties: next.format('YYYY-MM') })}
        />
      }
    >
      {(kept?.tooLong.length ?? 0) > 0 && (
        <p className="yc-desk-failed">
          {kept?.tooLong
            .map(({ inspector, team, months }) =>
              t('rotation.tooLong', { name: nameOf(inspector), team: teamOf(team), count: months }),
            )
            .join(t('comma'))}
        </p>
      )}
      <ul className="yc-rotation">
        {duties.map(({ inspector, duty, teams, hours }) => (
          <li key={inspector}>
            <b>{nameOf(inspector)}</b>
            <Select
              value={duty}
              disabled={!mayChange}
              aria-label={t('column.duty')}
              options={DUTIES.map((value) => ({ value, label: t(`duty.${value}`) }))}
              onChange={(next) => change(inspector, next === 'process' ? { duty: next, teams: [] } : { duty: next })}
            />
            <Select
              mode="multiple"
              value={[...teams]}
              disabled={!mayChange || duty === 'process'}
              aria-label={t('column.teams')}
              placeholder={duty === 'process' ? t('rotation.noTeams') : t('column.teams')}
              options={rotation.teams.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(next: string[]) => change(inspector, { teams: next })}
            />
            <InputNumber
              min={0}
              max={400}
              value={hours}
              disabled={!mayChange}
              placeholder={t('column.hours')}
              suffix={t('hourSign')}
              aria-label={t('column.hours')}
              onChange={(next) => change(inspector, { hours: next })}
            />
          </li>
        ))}
      </ul>
      {mayChange && (
        <>
          <div className="yc-rotation-acts">
            <label>
              {t('rotation.limit')}
              <InputNumber min={1} max={24} value={limit} onChange={(next) => next !== null && setLimit(next)} />
            </label>
            <label>
              {t('rotation.seats')}
              <InputNumber
                min={0}
                max={rotation.inspectors.length}
                value={seats}
                onChange={(next) => next !== null && setSeats(next)}
              />
            </label>
            <Button
              loading={propose.isPending}
              onClick={() => propose.mutate(undefined, { onSuccess: (next) => setDuties(next) })}
            >
              {t('rotation.propose')}
            </Button>
            <Input
              value={reason}
              maxLength={400}
              placeholder={t('rotation.reason')}
              aria-label={t('rotation.reason')}
              onChange={({ target }) => setReason(target.value)}
            />
            <Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>
              {t('rotation.save')}
            </Button>
          </div>
          {(save.error ?? propose.error) !== null && <ErrorNotice error={(save.error ?? propose.error)!} />}
        </>
      )}
    </Card>
  );
}
