import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { intlTag } from '#src/ui/locale/locale.ts';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { FEWEST_DAYS, MOST_DAYS, type Retention, type RetentionKind } from '../../contract/privacy.ts';
import { ingestionApi } from '../api.ts';

/** Days by kind of data, with what is due before it is given up. */
export function RetentionCard({ kinds }: { readonly kinds: readonly Retention[] }) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const queries = useQueryClient();
  const mayChange = useMay('change:retention');
  const [drafts, setDrafts] = useState<Readonly<Partial<Record<RetentionKind, number | null>>>>({});
  const [reason, setReason] = useState('');
  const again = () => queries.invalidateQueries({ queryKey: ['retention'] });
  const save = useMutation({
    mutationFn: async () => {
      for (const [kind, days] of Object.entries(drafts) as [RetentionKind, number | null][])
        await ingestionApi.saveRetention({ kind, days, reason: reason.trim() });
    },
    onSuccess: async () => {
      setDrafts({});
      setReason('');
      await again();
    },
  });
  const apply = useMutation({ mutationFn: () => ingestionApi.applyRetention(), onSuccess: again });
  const number = (value: number): string => value.toLocaleString(intlTag(locale));
  const due = kinds.reduce((sum, kind) => sum + kind.due, 0);
  const given = Object.values(apply.data ?? {}).reduce((sum, count) => sum + (count ?? 0), 0);
  return (
    <Card title={t('privacy.retention')} subtitle={t('privacy.retentionHint')}>
      <table className="yc-privacy-table">
        <thead>
          <tr>
            <th>{t('privacy.kind')}</th>
            <th>{t('privacy.kept')}</th>
            <th>{t('privacy.days')}</th>
            <th>{t('privacy.due')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ kind, days, due: waiting, kept }) => (
            <tr key={kind}>
              <td>
                <b>{t(`privacy.kinds.${kind}`)}</b>
                <small>{t(`privacy.kindHint.${kind}`)}</small>
              </td>
              <td>{number(kept)}</td>
              <td>
                <InputNumber
                  min={FEWEST_DAYS[kind]}
                  max={MOST_DAYS}
                  disabled={!mayChange}
                  aria-label={t('privacy.daysOf', { kind: t(`privacy.kinds.${kind}`) })}
                  placeholder={t('privacy.forGood')}
                  value={kind in drafts ? (drafts[kind] ?? null) : days}
                  onChange={(value: number | null) => setDrafts({ ...drafts, [kind]: value })}
                />
              </td>
              <td>{number(waiting)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {mayChange && (
        <div className="yc-privacy-acts">
          <Input
            value={reason}
            maxLength={500}
            placeholder={t('privacy.reason')}
            aria-label={t('privacy.reason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            type="primary"
            loading={save.isPending}
            disabled={Object.keys(drafts).length === 0 || reason.trim() === ''}
            onClick={() => save.mutate()}
          >
            {t('privacy.save')}
          </Button>
          <Popconfirm
            title={t('privacy.applySure', { count: due })}
            okText={t('privacy.apply')}
            cancelText={t('privacy.cancel')}
            onConfirm={() => apply.mutate()}
          >
            <Button danger disabled={due === 0} loading={apply.isPending}>
              {t('privacy.apply')}
            </Button>
          </Popconfirm>
          {apply.isSuccess && <span role="status">{t('privacy.applied', { count: given })}</span>}
        </div>
      )}
      {save.error !== null && <ErrorNotice error={save.error} />}
      {apply.error !== null && <ErrorNotice error={apply.error} />}
    </Card>
  );
}
