import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import type { IssueSummary } from '../contract/report.ts';
import { type Format, format } from '../contract/schedule.ts';
import { reportsApi } from './api.ts';
import { Field } from './Field.tsx';
import { channelsPage, schedulesPage } from './reports.page.ts';
import { useChange, useChannels } from './use-reports.ts';

interface SendDrawerProps {
  readonly issue: IssueSummary;
  readonly onClose: () => void;
}

/** Sends one issue now, to channels chosen here. */
export function SendDrawer({ issue, onClose }: SendDrawerProps) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const { data: channels = [] } = useChannels();
  const [chosen, setChosen] = useState<string[]>([]);
  const [formats, setFormats] = useState<Format[]>(['picture', 'pdf']);
  const send = useChange(
    () => reportsApi.send({ id: issue.id, channels: chosen, formats, language: locale }),
    'report-runs',
  );
  return (
    <DetailDrawer over={t('issue.send')} title={`${issue.name} ${issue.from}`} onClose={onClose}>
      <div className="yc-report-form">
        <Field
          label={t('schedule.channels')}
          hint={channels.length === 0 ? <PageLink to={channelsPage}>{t('channel.none')}</PageLink> : undefined}
        >
          <Select
            mode="multiple"
            value={chosen}
            onChange={setChosen}
            options={channels.map(({ id, name, kind }) => ({ value: id, label: `${name} · ${t(`kind.${kind}`)}` }))}
          />
        </Field>
        <Field label={t('schedule.formats')}>
          <Checkbox.Group
            value={formats}
            onChange={setFormats}
            options={format.options.map((value) => ({ value, label: t(`format.${value}`) }))}
          />
        </Field>
        {send.error !== null && <ErrorNotice error={send.error} />}
        {send.isSuccess ? (
          <p>
            {t('issue.sent')} <PageLink to={schedulesPage}>{t('run.title')}</PageLink>
          </p>
        ) : (
          <Button
            type="primary"
            disabled={chosen.length === 0}
            loading={send.isPending}
            onClick={() => send.mutate(undefined)}
          >
            {t('issue.send')}
          </Button>
        )}
      </div>
    </DetailDrawer>
  );
}
