import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { Finding } from '../../contract/finding.ts';
import { DueClock } from '../DueClock.tsx';
import { evaluationsPage } from '../quality.pages.ts';
import { validityPage } from '../scores/scores.pages.ts';
import { FindingActs } from './FindingActs.tsx';
import { ProofCard } from './ProofCard.tsx';
import { useFinding, useKpiNames } from './use-findings.ts';

/** One finding: what was seen, who sees to it, how it is proved, and every step of it. */
export function FindingDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('findings');
  const locale = useLocale();
  const { data, error, refetch } = useFinding(id);
  if (error !== null)
    return (
      <DetailDrawer over={t('finding')} title="–" onClose={onClose}>
        <div className="yc-finding-body">
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </div>
      </DetailDrawer>
    );
  if (data === undefined) return null;
  const { clock } = data;
  return (
    <DetailDrawer
      over={`${t('finding')} · ${data.month} · ${data.scope.noun === 'centre' ? t('scope.centre') : data.scope.name}`}
      title={
        <>
          {t(`state.${data.state}`)} {data.isLate && <Tag color="error">{t('late')}</Tag>}
        </>
      }
      onClose={onClose}
    >
      <div className="yc-finding-body">
        <p className="yc-finding-said">{data.words}</p>
        <FactList
          items={[
            { key: 'origin', label: t('column.origin'), value: <OriginWords origin={data.origin} /> },
            { key: 'measures', label: t('column.measures'), value: data.measures },
            { key: 'owner', label: t('column.owner'), value: data.ownerName },
            { key: 'due', label: t('column.due'), value: data.due },
            ...(clock === null
              ? []
              : [{ key: 'clock', label: t(`clock.${clock.what}`), value: <DueClock due={clock.at} /> }]),
          ]}
        />
        <ProofCard finding={data} />
        <FindingActs finding={data} />
        <h3>{t('steps')}</h3>
        <ol className="yc-finding-steps">
          {data.steps.map((step) => (
            <li key={`${step.at} ${step.act}`}>
              <small>
                {formatStatedMoment(step.at, locale)} · {step.by}
              </small>
              <b>{t(`step.${step.act}`)}</b>
              {step.verdict !== null && (
                <span className={`yc-verdict-${step.verdict.result}`}> {t(`verdict.${step.verdict.result}`)}</span>
              )}
              {step.words !== '' && <p>{step.words}</p>}
            </li>
          ))}
        </ol>
      </div>
    </DetailDrawer>
  );
}

/** Where it comes from, as a door where there is one. */
function OriginWords({ origin }: { readonly origin: Finding['origin'] }) {
  const { t } = useTranslation(['findings', 'scores']);
  const kpis = useKpiNames();
  const { kind, label, meter } = origin;
  return (
    <>
      {t(`origin.${kind}`)}
      {': '}
      {kind === 'kpi' && origin.kpi !== null ? (
        kpis.name(origin.kpi)
      ) : kind === 'item' && origin.form !== null ? (
        <PageLink to={validityPage} search={{ form: origin.form }}>
          {label}
        </PageLink>
      ) : kind === 'appeal' && origin.evaluation !== null ? (
        <PageLink to={evaluationsPage} search={{ evaluation: origin.evaluation }}>
          {label}
        </PageLink>
      ) : (
        label
      )}
      {meter !== null && (
        <small className="yc-quiet">
          {' · '}
          {t('meterThen', {
            meaning: t(`scores:meaning.${meter.meaning}`),
            reason: t(`scores:because.${meter.reason}`),
            count: meter.answered,
          })}
        </small>
      )}
    </>
  );
}
