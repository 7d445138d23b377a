import { Button, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { driversOf } from '#src/catalogue/drivers.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { targetsApi } from './api.ts';
import { useKpiWords, useTargetAct } from './use-targets.ts';

const kinds = ['centre', 'team', 'agent'] as const;

/** Proposals from history for the centre, every team or every agent; a queue KPI leads to what drives it. */
export function DraftDrawer({ goal, onClose }: { readonly goal: string; readonly onClose: () => void }) {
  const { t } = useTranslation('targets');
  const kpis = useKpiWords();
  const [kpi, setKpi] = useState('service_level');
  const [kind, setKind] = useState<(typeof kinds)[number]>('centre');
  const [weight, setWeight] = useState<number | null>(null);
  const draft = useTargetAct(() => targetsApi.draft({ goal, kpi, kind, weight }));
  const fits = kind === 'centre' || kpis.list.find(({ id }) => id === kpi)?.dimensions.includes(kind) === true;
  return (
    <DetailDrawer over={t('nav.targets')} title={t('draft.title')} onClose={onClose}>
      <div className="yc-target-body">
        <p className="yc-quiet">{t('draft.how')}</p>
        <Segmented
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: t(`draft.kind.${value}`) }))}
        />
        <label className="yc-target-field">
          <span>{t('column.kpi')}</span>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            value={kpi}
            onChange={setKpi}
            options={kpis.list.map(({ id }) => ({ value: id, label: kpis.name(id) }))}
          />
        </label>
        {!fits && (
          <p>
            {t('draft.noPersonal')}{' '}
            {driversOf(kpi).map((driver) => (
              <Button key={driver} size="small" onClick={() => setKpi(driver)}>
                {kpis.name(driver)}
              </Button>
            ))}
          </p>
        )}
        <label className="yc-target-field">
          <span>{t('column.weight')}</span>
          <InputNumber min={0} max={100} suffix="%" value={weight} onChange={setWeight} />
        </label>
        {draft.error !== null && <ErrorNotice error={draft.error} />}
        <div className="yc-target-acts">
          <Button
            type="primary"
            disabled={!fits}
            loading={draft.isPending}
            onClick={() => draft.mutate(undefined, { onSuccess: onClose })}
          >
            {t('draft.make')}
          </Button>
        </div>
      </div>
    </DetailDrawer>
  );
}
