import { Button, Checkbox, Input, InputNumber, Popconfirm, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import { format, type Schedule, type ScheduleRow, type When } from '../contract/schedule.ts';
import { reportsApi } from './api.ts';
import { Field } from './Field.tsx';
import { channelsPage } from './reports.page.ts';
import { useChange, useChannels, useReports } from './use-reports.ts';

const kinds = ['daily', 'weekdays', 'workdays', 'weekly', 'monthly', 'hourly'] as const;
const patiences = [0, 30, 60, 120, 240] as const;

const whenOf = (kind: When['kind'], time: string): When => {
  switch (kind) {
    case 'daily':
    case 'weekdays':
    case 'workdays':
      return { kind, time };
    case 'weekly':
      return { kind, time, weekday: 1 };
    case 'monthly':
      return { kind, time, day: 1 };
    case 'hourly':
      return { kind, fromHour: 9, toHour: 21, minute: 5 };
  }
};

interface ScheduleDrawerProps {
  readonly schedule: ScheduleRow | null;
  readonly onClose: () => void;
}

/** Which report goes where, when, and how long it waits for late data. */
export function ScheduleDrawer({ schedule, onClose }: ScheduleDrawerProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const { data: reports } = useReports();
  const { data: channels = [] } = useChannels();
  const [draft, setDraft] = useState<Omit<Schedule, 'id'>>(() => ({
    report: schedule?.report ?? '',
    when: schedule?.when ?? { kind: 'daily', time: '08:30' },
    zone: schedule?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    channels: schedule?.channels ?? [],
    formats: schedule?.formats ?? ['picture', 'pdf'],
    language: schedule?.language ?? locale,
    patience: schedule?.patience ?? 60,
    active: schedule?.active ?? true,
  }));
  const change = (patch: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...patch }));
  const { when } = draft;
  const save = useChange(
    () => reportsApi.saveSchedule({ ...draft, ...(schedule === null ? {} : { id: schedule.id }) }),
    'report-schedules',
  );
  const remove = useChange(() => reportsApi.removeSchedule({ id: schedule?.id ?? '' }), 'report-schedules');
  const error = save.error ?? remove.error;
  const ready =
    draft.report !== '' &&
    draft.channels.length > 0 &&
    (when.kind === 'hourly' || /^([01]\d|2[0-3]):[0-5]\d$/.test(when.time));
  return (
    <DetailDrawer over={t('nav.schedules')} title={schedule?.name ?? t('schedule.new')} onClose={onClose}>
      <div className="yc-report-form">
        <Field label={t('schedule.report')}>
          <Select
            value={draft.report || null}
            onChange={(report) => change({ report })}
            options={(reports?.reports ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={t('schedule.when')}>
          <span className="yc-report-pair">
            <Select
              value={when.kind}
              onChange={(kind) => change({ when: whenOf(kind, 'time' in when ? when.time : '08:30') })}
              options={kinds.map((value) => ({ value, label: t(`whenKind.${value}`) }))}
            />
            {when.kind === 'weekly' && (
              <Select
                value={when.weekday}
                onChange={(weekday) => change({ when: { ...when, weekday } })}
                options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: t(`weekday.${String(value) as '1'}`) }))}
              />
            )}
            {when.kind === 'monthly' && (
              <InputNumber
                min={1}
                max={31}
                value={when.day}
                onChange={(day) => change({ when: { ...when, day: day ?? 1 } })}
                aria-label={t('schedule.day')}
              />
            )}
            {when.kind === 'hourly' ? (
              <>
                <InputNumber
                  min={0}
                  max={23}
                  value={when.fromHour}
                  onChange={(hour) => change({ when: { ...when, fromHour: hour ?? 0 } })}
                  aria-label={t('schedule.fromHour')}
                />
                <InputNumber
                  min={0}
                  max={23}
                  value={when.toHour}
                  onChange={(hour) => change({ when: { ...when, toHour: hour ?? 23 } })}
                  aria-label={t('schedule.toHour')}
                />
                <InputNumber
                  min={0}
                  max={59}
                  value={when.minute}
                  onChange={(minute) => change({ when: { ...when, minute: minute ?? 0 } })}
                  aria-label={t('schedule.minute')}
                />
              </>
            ) : (
              <Input
                type="time"
                value={when.time}
                onChange={({ target }) => change({ when: { ...when, time: target.value } })}
                aria-label={t('schedule.time')}
              />
            )}
          </span>
        </Field>
        <Field label={t('schedule.zone')}>
          <Select
            showSearch
            value={draft.zone}
            onChange={(zone) => change({ zone })}
            options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))}
          />
        </Field>
        <Field
          label={t('schedule.channels')}
          hint={channels.length === 0 ? <PageLink to={channelsPage}>{t('channel.none')}</PageLink> : undefined}
        >
          <Select
            mode="multiple"
            value={draft.channels}
            onChange={(value) => change({ channels: value })}
            options={channels.map(({ id, name, kind }) => ({ value: id, label: `${name} · ${t(`kind.${kind}`)}` }))}
          />
        </Field>
        <Field label={t('schedule.formats')} hint={t('schedule.formatsHint')}>
          <Checkbox.Group
            value={draft.formats}
            onChange={(value) => change({ formats: value })}
            options={format.options.map((value) => ({ value, label: t(`format.${value}`) }))}
          />
        </Field>
        <Field label={t('schedule.language')}>
          <Select
            value={draft.language}
            onChange={(language) => change({ language })}
            options={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Field>
        <Field label={t('schedule.late')} hint={t('schedule.lateHint')}>
          <Select
            value={draft.patience}
            onChange={(patience) => change({ patience })}
            options={patiences.map((minutes) => ({
              value: minutes,
              label: minutes === 0 ? t('schedule.lateSend') : t('schedule.lateWait', { minutes }),
            }))}
          />
        </Field>
        <Field label={t('schedule.active')}>
          <span>
            <Switch checked={draft.active} onChange={(active) => change({ active })} />
          </span>
        </Field>
        {schedule !== null && schedule.coming.length > 0 && (
          <p className="yc-quiet">
            {t('schedule.coming')} {schedule.coming.map((at) => formatMoment(at, schedule.zone, locale)).join(' · ')}
          </p>
        )}
        {error !== null && <ErrorNotice error={error} />}
        <div className="yc-report-actions">
          <Button
            type="primary"
            disabled={!ready}
            loading={save.isPending}
            onClick={() => save.mutate(undefined, { onSuccess: onClose })}
          >
            {t('form.save')}
          </Button>
          {schedule !== null && (
            <Popconfirm
              title={t('schedule.removeAsk')}
              onConfirm={() => remove.mutate(undefined, { onSuccess: onClose })}
              okText={t('form.remove')}
              cancelText={t('form.keep')}
            >
              <Button danger>{t('form.remove')}</Button>
            </Popconfirm>
          )}
        </div>
      </div>
    </DetailDrawer>
  );
}
