import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import { type AlertRule, alertGrain, type AlertTest, type RuleInput, severity } from '../contract/rule.ts';
import { alertsApi } from './api.ts';
import { useChannels, useKpiWords, useSaveRule } from './use-alerts.ts';

/** Groups a rule may watch one by one. */
const groups = ['queue', 'channel', 'team', 'site', 'project'] as const;

interface RuleDrawerProps {
  /** Null: a new one. */
  readonly rule: AlertRule | null;
  readonly onClose: () => void;
}

/** What to watch, with what it would have raised in the last 90 days beside it while it is written. */
export function RuleDrawer({ rule, onClose }: RuleDrawerProps) {
  const { t } = useTranslation('alerts');
  const locale = useLocale();
  const kpis = useKpiWords();
  const save = useSaveRule();
  const channels = useChannels();
  const [draft, setDraft] = useState<RuleInput>(() => ({
    name: rule?.name ?? '',
    kpi: rule?.kpi ?? 'service_level',
    grain: rule?.grain ?? '1d',
    by: rule?.by ?? null,
    where: rule?.where ?? {},
    test: rule?.test ?? { kind: 'outside_limits' },
    minimumRows: rule?.minimumRows ?? 30,
    severity: rule?.severity ?? 'watch',
    owner: rule?.owner ?? '',
    active: rule?.active ?? true,
    channels: rule?.channels ?? [],
  }));
  const change = (patch: Partial<RuleInput>): void => setDraft((before) => ({ ...before, ...patch }));
  const share = kpis.unit(draft.kpi) === 'ratio';
  const trial = useQuery({
    queryKey: ['alert-trial', { ...draft, name: '', owner: '', channels: [] }],
    queryFn: ({ signal }) =>
      alertsApi.tryRule({ ...draft, name: draft.name || '–', owner: draft.owner || '–' }, { signal }),
    retry: false,
  });
  const field = (label: string, control: ReactNode, hint?: ReactNode) => (
    <label className="yc-alert-field">
      <span>{label}</span>
      {control}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
  const testOf = (kind: AlertTest['kind']): AlertTest =>
    kind === 'outside_limits'
      ? { kind }
      : { kind, value: draft.test.kind === 'outside_limits' ? (share ? 0.8 : 60) : draft.test.value };
  return (
    <DetailDrawer over={t('column.rule')} title={rule === null ? t('rule.new') : rule.name} onClose={onClose}>
      <div className="yc-alert-body">
        <div className="yc-alert-form">
          {field(
            t('column.kpi'),
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              value={draft.kpi}
              onChange={(kpi) => change({ kpi })}
              options={kpis.list.map(({ id }) => ({ value: id, label: kpis.name(id) }))}
            />,
          )}
          {field(
            t('rule.test'),
            <span className="yc-alert-pair">
              <Select
                value={draft.test.kind}
                onChange={(kind) =>
                  change({ test: testOf(kind), ...(kind === 'outside_limits' ? { grain: '1d' } : {}) })
                }
                options={(['outside_limits', 'under', 'over'] as const).map((value) => ({
                  value,
                  label: t(`test.${value}`),
                }))}
              />
              {draft.test.kind !== 'outside_limits' && (
                <InputNumber
                  aria-label={t('rule.value')}
                  value={share ? Number((draft.test.value * 100).toFixed(6)) : draft.test.value}
                  suffix={share ? '%' : kpis.unit(draft.kpi) === 'duration' ? t('rule.seconds') : undefined}
                  onChange={(value) =>
                    value !== null &&
                    draft.test.kind !== 'outside_limits' &&
                    change({ test: { kind: draft.test.kind, value: share ? value / 100 : value } })
                  }
                />
              )}
            </span>,
            draft.test.kind === 'outside_limits' ? t('test.limitsHint') : undefined,
          )}
          {field(
            t('rule.grain'),
            <Select
              value={draft.grain}
              disabled={draft.test.kind === 'outside_limits'}
              onChange={(grain) => change({ grain })}
              options={alertGrain.options.map((value) => ({ value, label: t(`grain.${value}`) }))}
            />,
          )}
          {field(
            t('rule.by'),
            <Select
              value={draft.by ?? 'whole'}
              onChange={(by) => change({ by: by === 'whole' ? null : (by as 'queue') })}
              options={[
                { value: 'whole', label: t('rule.whole') },
                ...groups.map((value) => ({ value, label: t(`dimension.${value}`) })),
              ]}
            />,
          )}
          {field(
            t('rule.minimum'),
            <InputNumber
              min={0}
              value={draft.minimumRows ?? 0}
              onChange={(minimumRows) => change({ minimumRows: minimumRows ?? 0 })}
            />,
            t('rule.minimumHint'),
          )}
          {field(
            t('rule.severity'),
            <Select
              value={draft.severity}
              onChange={(value) => change({ severity: value })}
              options={severity.options.map((value) => ({ value, label: t(`severity.${value}`) }))}
            />,
          )}
          {field(
            t('column.owner'),
            <Input value={draft.owner} maxLength={120} onChange={(event) => change({ owner: event.target.value })} />,
            t('rule.ownerHint'),
          )}
          {field(
            t('rule.channels'),
            <Select
              mode="multiple"
              value={[...(draft.channels ?? [])]}
              placeholder={t('rule.noChannels')}
              onChange={(ids: string[]) => change({ channels: ids })}
              options={(channels.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />,
            t('rule.channelsHint'),
          )}
          {field(
            t('rule.name'),
            <Input value={draft.name} maxLength={120} onChange={(event) => change({ name: event.target.value })} />,
          )}
          {field(
            t('rule.active'),
            <Switch
              style={{ justifySelf: 'start' }}
              checked={draft.active ?? true}
              onChange={(active) => change({ active })}
            />,
          )}
        </div>
        <h3>{t('trial.title')}</h3>
        {trial.error !== null ? (
          <ErrorNotice error={trial.error} />
        ) : trial.data === undefined ? (
          <p className="yc-quiet">{t('trial.running')}</p>
        ) : (
          <>
            <p>{t('trial.result', { count: trial.data.alerts, judged: trial.data.judged, off: trial.data.off })}</p>
            <ul className="yc-alert-notes">
              {trial.data.latest.map((spell) => (
                <li key={`${spell.group} ${spell.from}`}>
                  <small>
                    {formatStatedMoment(spell.from, locale)}
                    {spell.group !== null && ` · ${spell.group}`}
                  </small>
                  {kpis.text(draft.kpi, spell.value)}{' '}
                  <span className="yc-quiet">
                    {t(`side.${spell.value < spell.limit ? 'under' : 'over'}`, {
                      limit: kpis.text(draft.kpi, spell.limit),
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {save.error !== null && <ErrorNotice error={save.error} />}
        <div className="yc-alert-acts">
          <Button
            type="primary"
            loading={save.isPending}
            disabled={draft.name.trim() === '' || draft.owner.trim() === ''}
            onClick={() =>
              save.mutate({ ...draft, ...(rule === null ? {} : { id: rule.id }) }, { onSuccess: () => onClose() })
            }
          >
            {t('rule.save')}
          </Button>
          <Button onClick={onClose}>{t('rule.cancel')}</Button>
        </div>
      </div>
    </DetailDrawer>
  );
}
