import { Button, Input, Popover } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Certificate } from '../../contract/inspector.ts';
import { qualityApi } from '../api.ts';
import { useAct } from '../use-quality.ts';
import { useCertificates } from './use-inspectors.ts';

/** Certificates given, and why those that hold no more do not. */
export function CertificateTable() {
  const { t } = useTranslation(['inspectors', 'quality']);
  const locale = useLocale();
  const mayChange = useMay('change:inspector');
  const { data, error, refetch } = useCertificates();
  const columns = useMemo((): Column<Certificate>[] => {
    const why = ({ lapsed }: Certificate): string | null =>
      lapsed === null
        ? null
        : [
            t(`why.${lapsed.why}`),
            ...(lapsed.form === null ? [] : [t('why.form', { form: lapsed.form })]),
            ...(lapsed.skill === null ? [] : [t(`skill.${lapsed.skill}`)]),
            ...(lapsed.low === null ? [] : [t('why.low', { low: formatValue(lapsed.low, 'number', locale) })]),
            ...(lapsed.words === '' ? [] : [lapsed.words]),
          ].join(' · ');
    return [
      {
        key: 'inspector',
        title: t('column.inspector'),
        value: ({ inspectorName }) => inspectorName,
        cell: ({ inspectorName }) => <b>{inspectorName}</b>,
      },
      {
        key: 'of',
        title: t('column.of'),
        value: ({ of, channel }) => (channel === null ? of : t('certificate.channel', { channel })),
      },
      {
        key: 'state',
        title: t('column.state'),
        value: ({ lapsed }) => t(lapsed === null ? 'certificate.holds' : 'certificate.lapsed'),
        cell: ({ lapsed }) =>
          lapsed === null ? (
            <b className="yc-certificate-holds">{t('certificate.holds')}</b>
          ) : (
            <b className="yc-desk-failed">{t('certificate.lapsed')}</b>
          ),
      },
      { key: 'why', title: t('column.why'), value: why, noDataWord: '–' },
      {
        key: 'lapsed',
        title: t('column.lapsedAt'),
        value: ({ lapsed }) => lapsed?.at.slice(0, 10) ?? null,
        noDataWord: '–',
      },
      {
        key: 'given',
        title: t('column.given'),
        value: ({ givenAt, givenBy }) => `${givenAt.slice(0, 10)} · ${givenBy}`,
      },
      { key: 'until', title: t('column.until'), value: ({ until }) => until, noDataWord: t('noEnd') },
      ...(mayChange
        ? [
            {
              key: 'act',
              title: t('act.withdraw'),
              drawing: true,
              value: () => null,
              cell: (one: Certificate) => one.lapsed === null && <WithdrawButton id={one.id} />,
            },
          ]
        : []),
    ];
  }, [t, locale, mayChange]);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      id="certificates"
      title={t('certificates')}
      subtitle={t('certificatesHint')}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      loading={data === undefined}
      empty={t('certificate.noneGiven')}
    />
  );
}

function WithdrawButton({ id }: { readonly id: string }) {
  const { t } = useTranslation('inspectors');
  const [reason, setReason] = useState('');
  const withdraw = useAct(() => qualityApi.withdrawCertificate({ id, reason: reason.trim() }));
  return (
    <Popover
      trigger="click"
      content={
        <div className="yc-inspector-proof">
          <Input
            value={reason}
            maxLength={400}
            placeholder={t('reason')}
            aria-label={t('reason')}
            onChange={({ target }) => setReason(target.value)}
          />
          {withdraw.error !== null && <ErrorNotice error={withdraw.error} />}
          <Button
            size="small"
            danger
            disabled={reason.trim() === ''}
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate(undefined)}
          >
            {t('act.withdraw')}
          </Button>
        </div>
      }
    >
      <Button size="small">{t('act.withdraw')}</Button>
    </Popover>
  );
}
