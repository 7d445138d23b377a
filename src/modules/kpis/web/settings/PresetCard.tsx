import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { SettingsBody } from '../../contract/settings.ts';
import { inLocale } from '../question/use-kpis.ts';
import './settings.css';
import { useApplyPreset } from './use-settings.ts';

/** Sets of defaults of the field, each taken over as one act from today. */
export function PresetCard({ body }: { readonly body: SettingsBody }) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const apply = useApplyPreset();
  return (
    <Card title={t('settings.presets')} subtitle={t('settings.presetsHint')}>
      <ul className="yc-setting-presets">
        {body.presets.map(({ id, label, note }) => (
          <li key={id}>
            <div>
              <b>{inLocale(label, locale)}</b>
              <p>{inLocale(note, locale)}</p>
            </div>
            <Popconfirm
              title={t('settings.applyAsk', { name: inLocale(label, locale), day: body.today })}
              okText={t('settings.apply')}
              cancelText={t('settings.cancel')}
              onConfirm={() => apply.mutate({ preset: id })}
            >
              <Button loading={apply.isPending && apply.variables.preset === id}>{t('settings.apply')}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      {apply.error !== null && <ErrorNotice error={apply.error} />}
    </Card>
  );
}
