import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, DatePicker, Input, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { type Report, rhythm, SECTIONS } from '../contract/report.ts';
import { kpisApi, reportsApi } from './api.ts';
import { Field } from './Field.tsx';
import { useChange, useViews } from './use-reports.ts';

const nouns = ['project', 'site', 'queue', 'channel', 'team'] as const;

interface ReportDrawerProps {
  /** Null: a new one. */
  readonly report: Report | null;
  /** The saved view a new one is built from. */
  readonly view: string | null;
  readonly onClose: () => void;
}

/** What a report is about: rhythm, scope, KPIs and parts. */
export function ReportDrawer({ report, view, onClose }: ReportDrawerProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const views = useViews();
  const [draft, setDraft] = useState<Omit<Report, 'id'>>(() => ({
    name: report?.name ?? '',
    rhythm: report?.rhythm ?? 'daily',
    role: report?.role ?? null,
    where: report?.where ?? {},
    kpis: report?.kpis ?? null,
    sections:
      report?.sections ??
      (view === null ? ['sentence', 'tiles', 'chart', 'queues', 'reasons', 'versions'] : ['tiles', 'view', 'versions']),
    view: report?.view ?? view,
  }));
  const change = (patch: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...patch }));
  const kpis = useQuery({
    queryKey: ['kpis'],
    queryFn: ({ signal }) => kpisApi.list(undefined, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const save = useChange(
    () => reportsApi.save({ ...draft, ...(report === null ? {} : { id: report.id }) }),
    'reports',
    'report-schedules',
  );
  const remove = useChange(() => reportsApi.remove({ id: report?.id ?? '' }), 'reports', 'report-schedules');
  const make = useChange((day: string) => reportsApi.make({ id: report?.id ?? '', day }), 'reports');
  const error = save.error ?? remove.error ?? make.error;
  return (
    <DetailDrawer over={t('nav.reports')} title={report === null ? t('list.new') : report.name} onClose={onClose}>
      <div className="yc-report-form">
        <Field label={t('form.name')}>
          <Input value={draft.name} maxLength={100} onChange={({ target }) => change({ name: target.value })} />
        </Field>
        <Field label={t('form.rhythm')}>
          <Select
            value={draft.rhythm}
            onChange={(value) => change({ rhythm: value })}
            options={rhythm.options.map((value) => ({ value, label: t(`rhythm.${value}`) }))}
          />
        </Field>
        <Field label={t('form.kpis')} hint={t('form.kpisHint')}>
          <Select
            mode="multiple"
            maxCount={12}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.kpis ?? []}
            onChange={(value) => change({ kpis: value.length === 0 ? null : value })}
            options={(kpis.data ?? []).map((kpi) => ({
              value: kpi.id,
              label: locale === 'zh-CN' ? kpi.title.zh : kpi.title.en,
            }))}
          />
        </Field>
        {nouns.map((noun) => (
          <ScopeField
            key={noun}
            noun={noun}
            value={draft.where[noun] ?? []}
            onChange={(ids) => change({ where: scoped(draft.where, noun, ids) })}
          />
        ))}
        <Field label={t('form.sections')}>
          <Checkbox.Group
            className="yc-report-pair"
            value={draft.sections}
            onChange={(value) => change({ sections: SECTIONS.filter((section) => value.includes(section)) })}
            options={SECTIONS.map((value) => ({ value, label: t(`section.${value}`) }))}
          />
        </Field>
        {draft.sections.includes('view') && (
          <Field label={t('section.view')} hint={t('form.viewHint')}>
            <Select
              allowClear
              value={draft.view}
              onChange={(value) => change({ view: value ?? null })}
              options={(views.data ?? [])
                .filter((view) => view.question !== null)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        {error !== null && <ErrorNotice error={error} />}
        <div className="yc-report-actions">
          <Button
            type="primary"
            disabled={draft.name.trim() === '' || draft.sections.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate(undefined, { onSuccess: onClose })}
          >
            {t('form.save')}
          </Button>
          {report !== null && (
            <>
              <DatePicker
                placeholder={t('list.makeFor')}
                onChange={(day) => day && make.mutate(day.format('YYYY-MM-DD'), { onSuccess: onClose })}
              />
              <Popconfirm
                title={t('form.removeAsk')}
                onConfirm={() => remove.mutate(undefined, { onSuccess: onClose })}
                okText={t('form.remove')}
                cancelText={t('form.keep')}
              >
                <Button danger>{t('form.remove')}</Button>
              </Popconfirm>
            </>
          )}
        </div>
      </div>
    </DetailDrawer>
  );
}

type Where = Report['where'];

/** Without members a noun does not narrow. */
function scoped(where: Where, noun: (typeof nouns)[number], ids: string[]): Where {
  const { [noun]: _, ...rest } = where;
  return ids.length === 0 ? rest : { ...rest, [noun]: ids };
}

interface ScopeFieldProps {
  readonly noun: (typeof nouns)[number];
  readonly value: string[];
  readonly onChange: (ids: string[]) => void;
}

/** Values of a dimension that the data have; a dimension without any does not show. */
function ScopeField({ noun, value, onChange }: ScopeFieldProps) {
  const { t } = useTranslation('reports');
  const { data = [] } = useQuery({
    queryKey: ['dimension-values', noun],
    queryFn: ({ signal }) => kpisApi.values({ id: noun }, { signal }),
  });
  if (data.length === 0 && value.length === 0) return null;
  return (
    <Field label={t(`noun.${noun}`)} hint={value.length === 0 ? t('form.all') : undefined}>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={value}
        onChange={onChange}
        options={data.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}
