import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SCOPE_DIMENSIONS, type ScopeDimension } from '#src/semantic/question.ts';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { SettingInput, SettingsBody } from '../../contract/settings.ts';
import { kpisApi } from '../api.ts';
import { choiceWord, parameterText } from '../passport/parameter-text.ts';
import { dataWord } from '../passport/reason-words.ts';
import { inLocale } from '../question/use-kpis.ts';
import { SettingPreview } from './SettingPreview.tsx';
import './settings.css';
import { useSaveSetting } from './use-settings.ts';

interface SettingFormProps {
  readonly body: SettingsBody;
  readonly parameter: string | undefined;
  readonly onParameter: (id: string | undefined) => void;
}

/** One change: what, to which value, for whom, from when, and why; its effect is shown before it is made. */
export function SettingForm({ body, parameter, onParameter }: SettingFormProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const [value, setValue] = useState('');
  const [dimension, setDimension] = useState<ScopeDimension | 'all'>('all');
  const [member, setMember] = useState<string>();
  const [from, setFrom] = useState(body.today);
  const [history, setHistory] = useState(false);
  const [reason, setReason] = useState('');
  const save = useSaveSetting();
  const spec = body.parameters.find((p) => p.id === parameter);
  const members = useQuery({
    queryKey: ['dimension-values', dimension],
    queryFn: ({ signal }) => kpisApi.values({ id: dimension }, { signal }),
    enabled: dimension !== 'all',
  });
  const complete = spec !== undefined && value.trim() !== '' && (dimension === 'all' || member !== undefined);
  const change: SettingInput | null = complete
    ? {
        parameter: spec.id,
        value: value.trim(),
        where: dimension === 'all' || member === undefined ? {} : { [dimension]: member },
        ...(history ? { recomputeHistory: true } : { from }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }
    : null;
  const choices = spec?.kind === 'flag' ? ['yes', 'no'] : spec?.kind === 'choice' ? spec.choices : null;
  const word = (choice: string): string =>
    spec?.kind === 'flag' ? parameterText(choice === 'yes', 'flag', locale, t) : choiceWord(choice, t);
  const field = (label: string, control: ReactNode, hint?: ReactNode) => (
    <label className="yc-setting-field">
      <span>{label}</span>
      {control}
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
  return (
    <Card title={t('settings.change')} subtitle={t('settings.changeHint')}>
      <div className="yc-setting-form">
        {field(
          t('settings.parameter'),
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={parameter ?? null}
            placeholder={t('settings.pick')}
            onChange={(id?: string) => {
              onParameter(id);
              setValue('');
              save.reset();
            }}
            options={body.parameters.map((p) => ({ value: p.id, label: inLocale(p.label, locale) }))}
          />,
          spec && (
            <>
              {t('settings.default', { value: parameterText(spec.default, spec.kind, locale, t) })}
              {Object.entries(spec.byChannel).map(
                ([c, v]) => ` · ${dataWord(c, t)} ${parameterText(v, spec.kind, locale, t)}`,
              )}
            </>
          ),
        )}
        {field(
          t('settings.value'),
          choices === null ? (
            <Input
              value={value}
              disabled={spec === undefined}
              placeholder={spec?.kind === 'duration' ? '20s · 5m · 4h · 7d' : '0.8'}
              onChange={(event) => setValue(event.target.value)}
            />
          ) : (
            <Select
              value={value === '' ? null : value}
              placeholder={t('settings.pick')}
              onChange={(choice: string) => setValue(choice)}
              options={choices.map((choice) => ({ value: choice, label: word(choice) }))}
            />
          ),
        )}
        {field(
          t('settings.where'),
          <span className="yc-setting-pair">
            <Select<ScopeDimension | 'all'>
              value={dimension}
              onChange={(d) => {
                setDimension(d);
                setMember(undefined);
              }}
              options={(['all', ...SCOPE_DIMENSIONS] as const).map((d) => ({
                value: d,
                label: d === 'all' ? t('settings.wholeCentre') : t(`dimension.${d}`),
              }))}
            />
            {dimension !== 'all' && (
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={t(`dimension.${dimension}`)}
                value={member ?? null}
                placeholder={t('settings.pick')}
                onChange={(id: string) => setMember(id)}
                options={(members.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </span>,
          dimension === 'all' ? t('settings.overChannels') : undefined,
        )}
        {field(
          t('settings.from'),
          <Input type="date" value={from} disabled={history} onChange={(event) => setFrom(event.target.value)} />,
          <Checkbox checked={history} onChange={(event) => setHistory(event.target.checked)}>
            {t('settings.recompute')}
          </Checkbox>,
        )}
        {field(
          t('settings.reason'),
          <Input value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />,
          t('settings.reasonHint'),
        )}
      </div>
      {change !== null && <SettingPreview change={change} zone={body.zone} />}
      {save.error !== null && <ErrorNotice error={save.error} />}
      <div className="yc-setting-act">
        <Button
          type="primary"
          disabled={change === null}
          loading={save.isPending}
          onClick={() => change !== null && save.mutate(change, { onSuccess: () => setValue('') })}
        >
          {history ? t('settings.saveHistory') : t('settings.save', { day: from })}
        </Button>
        {save.isSuccess && <span role="status">{t('settings.saved')}</span>}
      </div>
    </Card>
  );
}
