import { Button, Input, InputNumber, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { type ChannelBody, channelKind } from '../contract/channel.ts';
import { reportsApi } from './api.ts';
import { Field } from './Field.tsx';
import { useChange } from './use-reports.ts';

type Kind = ChannelBody['kind'];

/** Secrets and settings in words, by kind; what a kind demands the server checks. */
const secretsOf: Readonly<Record<Kind, readonly ('url' | 'signKey' | 'appSecret' | 'password')[]>> = {
  wecom: ['url'],
  dingtalk: ['url', 'signKey'],
  feishu: ['url', 'signKey', 'appSecret'],
  email: ['password'],
  webhook: ['url', 'signKey'],
};
const settingsOf: Readonly<Record<Kind, readonly ('keyword' | 'appId' | 'host' | 'user' | 'from')[]>> = {
  wecom: [],
  dingtalk: ['keyword'],
  feishu: ['keyword', 'appId'],
  email: ['host', 'user', 'from'],
  webhook: [],
};
const securities = ['tls', 'starttls', 'none'] as const;

interface ChannelDrawerProps {
  readonly channel: ChannelBody | null;
  readonly onClose: () => void;
}

/** One channel; a secret once saved is not shown again and stays unless another is written. */
export function ChannelDrawer({ channel, onClose }: ChannelDrawerProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const [kind, setKind] = useState<Kind>(channel?.kind ?? 'wecom');
  const [name, setName] = useState(channel?.name ?? '');
  const [settings, setSettings] = useState<Readonly<Record<string, unknown>>>(
    channel?.settings ?? { security: 'tls', port: 465, to: [] },
  );
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({});
  const set = (patch: Readonly<Record<string, unknown>>): void => setSettings((before) => ({ ...before, ...patch }));
  const save = useChange(
    () =>
      reportsApi.saveChannel({
        ...(channel === null ? {} : { id: channel.id }),
        kind,
        name,
        settings: filled(settings),
        secrets: filledTexts(secrets),
      }),
    'channels',
  );
  const remove = useChange(() => reportsApi.removeChannel({ id: channel?.id ?? '' }), 'channels');
  const test = useChange(() => reportsApi.testChannel({ id: channel?.id ?? '', language: locale }));
  const error = save.error ?? remove.error ?? test.error;
  return (
    <DetailDrawer over={t('nav.channels')} title={channel?.name ?? t('channel.new')} onClose={onClose}>
      <div className="yc-report-form">
        <Field label={t('channel.kind')} hint={t(`kindHint.${kind}`)}>
          <Select
            disabled={channel !== null}
            value={kind}
            onChange={setKind}
            options={channelKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Field>
        <Field label={t('channel.name')}>
          <Input value={name} maxLength={100} onChange={({ target }) => setName(target.value)} />
        </Field>
        {secretsOf[kind].map((secret) => (
          <Field
            key={secret}
            label={t(`secret.${secret}`)}
            hint={
              channel?.secrets[secret] === undefined ? undefined : t('channel.kept', { mask: channel.secrets[secret] })
            }
          >
            <Input.Password
              autoComplete="off"
              value={secrets[secret] ?? ''}
              onChange={({ target }) => setSecrets((before) => ({ ...before, [secret]: target.value }))}
            />
          </Field>
        ))}
        {settingsOf[kind].map((setting) => (
          <Field key={setting} label={t(`setting.${setting}`)}>
            <Input
              value={String(settings[setting] ?? '')}
              onChange={({ target }) => set({ [setting]: target.value })}
            />
          </Field>
        ))}
        {kind === 'email' && (
          <>
            <span className="yc-report-pair">
              <Field label={t('setting.port')}>
                <InputNumber min={1} max={65_535} value={Number(settings['port'])} onChange={(port) => set({ port })} />
              </Field>
              <Field label={t('setting.security')}>
                <Select
                  value={String(settings['security'])}
                  onChange={(security) => set({ security })}
                  options={securities.map((value) => ({ value, label: t(`security.${value}`) }))}
                />
              </Field>
            </span>
            <Field label={t('setting.to')}>
              <Select
                mode="tags"
                tokenSeparators={[',', ';', ' ']}
                open={false}
                value={(settings['to'] as string[] | undefined) ?? []}
                onChange={(to) => set({ to })}
              />
            </Field>
          </>
        )}
        {error !== null && <ErrorNotice error={error} />}
        {test.isSuccess && <p>{t('channel.tested')}</p>}
        <div className="yc-report-actions">
          <Button
            type="primary"
            disabled={name.trim() === ''}
            loading={save.isPending}
            onClick={() => save.mutate(undefined, { onSuccess: onClose })}
          >
            {t('form.save')}
          </Button>
          {channel !== null && (
            <>
              <Button loading={test.isPending} onClick={() => test.mutate(undefined)}>
                {t('channel.test')}
              </Button>
              <Popconfirm
                title={t('channel.removeAsk')}
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

/** An empty field is one left out. */
const filled = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null));
const filledTexts = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
