import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLE_FIT } from '#src/catalogue/role-fit.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMe } from '#src/ui/me/me.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { exclusionKind } from '../contract/exclusion.ts';
import { targetsApi } from './api.ts';
import { useKpiWords, useTargetAct } from './use-targets.ts';

interface RequestDrawerProps {
  readonly what: 'exclusion' | 'roleFit';
  readonly onClose: () => void;
}

/** Asks for a span to be left out of somebody's results, or to use a management KPI for persons; somebody else decides. */
export function RequestDrawer({ what, onClose }: RequestDrawerProps) {
  const { t } = useTranslation('targets');
  const kpis = useKpiWords();
  const me = useMe();
  const [draft, setDraft] = useState({
    agent: me.agent ?? '',
    from: '',
    to: '',
    kind: 'training' as (typeof exclusionKind.options)[number],
    kpi: ROLE_FIT[0]!.kpi,
    reason: '',
  });
  const { agent, from, to, kind, kpi, reason } = draft;
  const ask = useTargetAct<undefined>(() =>
    what === 'exclusion'
      ? targetsApi.requestExclusion({ agent, from, to, kind, reason })
      : targetsApi.requestRoleFit({ kpi, reason, expires: to.slice(0, 10) }),
  );
  const text = (key: 'agent' | 'reason', label: string) => (
    <label className="yc-target-field">
      <span>{label}</span>
      <Input value={draft[key]} onChange={(event) => setDraft({ ...draft, [key]: event.target.value })} />
    </label>
  );
  const time = (key: 'from' | 'to', label: string, type: string) => (
    <label className="yc-target-field">
      <span>{label}</span>
      <Input type={type} value={draft[key]} onChange={(event) => setDraft({ ...draft, [key]: event.target.value })} />
    </label>
  );
  return (
    <DetailDrawer over={t('nav.targets')} title={t(`${what}.new`)} onClose={onClose}>
      <div className="yc-target-body">
        <p className="yc-quiet">{t(`${what}.how`)}</p>
        <div className="yc-target-form">
          {what === 'exclusion' ? (
            <>
              {text('agent', t('exclusion.agentHint'))}
              {time('from', t('exclusion.from'), 'datetime-local')}
              {time('to', t('exclusion.to'), 'datetime-local')}
              <label className="yc-target-field">
                <span>{t('column.kind')}</span>
                <Select
                  value={kind}
                  onChange={(next) => setDraft({ ...draft, kind: next })}
                  options={exclusionKind.options.map((value) => ({ value, label: t(`exclusionKind.${value}`) }))}
                />
              </label>
            </>
          ) : (
            <>
              <label className="yc-target-field">
                <span>{t('column.kpi')}</span>
                <Select
                  value={kpi}
                  onChange={(next) => setDraft({ ...draft, kpi: next })}
                  options={ROLE_FIT.map((fit) => ({ value: fit.kpi, label: kpis.name(fit.kpi) }))}
                />
              </label>
              {time('to', t('column.expires'), 'date')}
            </>
          )}
        </div>
        {text('reason', t('column.reason'))}
        {ask.error !== null && <ErrorNotice error={ask.error} />}
        <div className="yc-target-acts">
          <Button
            type="primary"
            disabled={reason.trim() === '' || to === '' || (what === 'exclusion' && (agent === '' || from === ''))}
            loading={ask.isPending}
            onClick={() => ask.mutate(undefined, { onSuccess: onClose })}
          >
            {t('ask')}
          </Button>
        </div>
      </div>
    </DetailDrawer>
  );
}
