import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import type { ModelSettings } from '../../contract/check.ts';
import { qualityApi } from '../api.ts';
import { useModel } from '../use-desk.ts';
import { useAct } from '../use-quality.ts';

/** The model that checks may ask: off until somebody switches it on; for an address outside, why contacts may leave. */
export function ModelCard() {
  const { t } = useTranslation('quality');
  const mayChange = useMay('change:quality_model');
  const { data } = useModel();
  const [isOpen, setOpen] = useState(false);
  if (data === undefined) return null;
  return (
    <Card
      title={t('model.title')}
      subtitle={data.isOn ? `${data.model} · ${data.url}` : t('model.off')}
      extra={
        mayChange && (
          <Button size="small" onClick={() => setOpen(!isOpen)}>
            {t('model.change')}
          </Button>
        )
      }
    >
      <p className="yc-quiet">
        {t(data.isOn && data.isOutside ? 'model.outside' : 'model.hint', { why: data.leaves })}
      </p>
      {isOpen && <ModelFields settings={data} onDone={() => setOpen(false)} />}
    </Card>
  );
}

function ModelFields({ settings, onDone }: { readonly settings: ModelSettings; readonly onDone: () => void }) {
  const { t } = useTranslation('quality');
  const [url, setUrl] = useState(settings.url);
  const [model, setModel] = useState(settings.model);
  const [key, setKey] = useState('');
  const [leaves, setLeaves] = useState(settings.leaves);
  const [isOn, setOn] = useState(settings.isOn);
  const save = useAct(() => qualityApi.saveModel({ url, model, isOn, leaves, ...(key === '' ? {} : { key }) }));
  return (
    <div className="yc-check">
      <label>
        {t('model.url')}
        <Input value={url} placeholder="http://127.0.0.1:8000/v1" onChange={({ target }) => setUrl(target.value)} />
      </label>
      <label>
        {t('model.model')}
        <Input value={model} onChange={({ target }) => setModel(target.value)} />
      </label>
      <label>
        {t('model.key')}
        <Input.Password
          value={key}
          autoComplete="off"
          placeholder={settings.hasKey ? t('model.kept') : ''}
          onChange={({ target }) => setKey(target.value)}
        />
      </label>
      <label>
        {t('model.leaves')}
        <Input.TextArea autoSize maxLength={1000} value={leaves} onChange={({ target }) => setLeaves(target.value)} />
      </label>
      <label className="yc-check-switch">
        <Switch checked={isOn} onChange={setOn} /> {t('model.on')}
      </label>
      {save.error !== null && <ErrorNotice error={save.error} />}
      <div className="yc-desk-foot">
        <Button onClick={onDone}>{t('act.cancel')}</Button>
        <Button
          type="primary"
          disabled={url === '' || model === ''}
          loading={save.isPending}
          onClick={() => save.mutate(undefined, { onSuccess: onDone })}
        >
          {t('model.save')}
        </Button>
      </div>
    </div>
  );
}
