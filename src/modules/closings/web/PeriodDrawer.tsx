import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Period } from '../contract/closing.ts';
import { ActForm } from './ActForm.tsx';
import { ClosePreview } from './ClosePreview.tsx';
import { RestatementView } from './RestatementView.tsx';
import { useClosing } from './use-closings.ts';

interface PeriodDrawerProps {
  readonly period: Period;
  readonly onClose: () => void;
}

/** One period: what closing it would freeze, or its versions and what differs now. */
export function PeriodDrawer({ period, onClose }: PeriodDrawerProps) {
  const { t } = useTranslation('closings');
  const mayExport = useMay('export:closing');
  const locale = useLocale();
  const isClosed = period.version !== null;
  return (
    <DetailDrawer
      over={t(`state.${period.state}`)}
      title={`${period.firstDay} – ${period.lastDay}`}
      actions={
        isClosed &&
        mayExport && (
          <a href={`/api/closings/${period.id}/export?language=${locale}`} download>
            {t('export')}
          </a>
        )
      }
      onClose={onClose}
    >
      <div className="yc-closing-body">{isClosed ? <Versions id={period.id} /> : <ClosePreview period={period} />}</div>
    </DetailDrawer>
  );
}

function Versions({ id }: { readonly id: string }) {
  const { t } = useTranslation('closings');
  const locale = useLocale();
  const mayChange = useMay('change:closing');
  const { data, error, refetch } = useClosing(id);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  return (
    <>
      {data.pending === null ? (
        <p className="yc-quiet">{t('same')}</p>
      ) : (
        <>
          <h3>{t('pending', { version: data.pending.from })}</h3>
          <RestatementView restatement={data.pending} kpis={data.kpis} zone={data.zone} />
          {mayChange && <ActForm id={id} token={data.pending.token} label={t('accept')} needsReason />}
        </>
      )}
      {data.versions.toReversed().map((version) => (
        <section key={version.version}>
          <h3>{t('version', { version: version.version })}</h3>
          <FactList
            items={[
              {
                key: 'at',
                label: t('column.at'),
                value: `${formatMoment(version.at, data.zone, locale)} · ${version.by}`,
              },
              { key: 'reason', label: t('reason'), value: version.reason ?? '–' },
              {
                key: 'until',
                label: t('dataUntil'),
                value: version.dataUntil === null ? '–' : formatMoment(version.dataUntil, data.zone, locale),
              },
              { key: 'contacts', label: t('contacts'), value: version.contacts?.toLocaleString(locale) ?? '–' },
              { key: 'fingerprint', label: t('fingerprint'), value: <code>{version.fingerprint}</code> },
            ]}
          />
          {version.restatement !== null && (
            <RestatementView restatement={version.restatement} kpis={data.kpis} zone={data.zone} />
          )}
        </section>
      ))}
    </>
  );
}
