import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Calibration } from '../../contract/calibration.ts';
import { AgreementCard } from './AgreementCard.tsx';
import { calibrationPage } from './calibration.pages.ts';
import { ContactSheet } from './ContactSheet.tsx';
import { InspectorTable } from './InspectorTable.tsx';
import { PlanSession } from './PlanSession.tsx';
import { ProgressCard } from './ProgressCard.tsx';
import { ResultMatrix } from './ResultMatrix.tsx';
import { SessionActs } from './SessionActs.tsx';
import { useSession } from './use-calibrations.ts';

/** One session: who has scored while it is blind; then everybody beside the expert, and how far they agree. */
export function SessionPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('calibration');
  const locale = useLocale();
  const mayPlan = useMay('change:calibration');
  const [{ contact, plan }, setSearch] = usePageSearch(calibrationPage);
  const { data, error, refetch } = useSession(id);
  const back = (
    <PageLink to={calibrationPage} search={{}}>
      {t('back')}
    </PageLink>
  );
  if (error !== null)
    return (
      <Page sentence={t('nav.calibration')} question={back}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (data === undefined)
    return (
      <Page sentence={t('nav.calibration')} question={back}>
        <Bone width="100%" height={480} />
      </Page>
    );
  const { result } = data;
  return (
    <Page
      question={back}
      sentence={
        <>
          {data.name} <Tag>{t(`state.${data.state}`)}</Tag> {data.isLate && <Tag color="error">{t('late')}</Tag>}
        </>
      }
      cause={causeOf(data, t, (value) => formatValue(value, 'ratio', locale))}
      actions={mayPlan && <SessionActs session={data} />}
    >
      {data.outcome !== '' && <blockquote className="yc-calibration-said">{data.outcome}</blockquote>}
      {result === null ? (
        <ProgressCard session={data} />
      ) : (
        <>
          <ResultMatrix session={data} result={result} />
          <AgreementCard session={data} result={result} />
          <InspectorTable session={data} result={result} />
        </>
      )}
      {contact !== undefined && result !== null && (
        <ContactSheet
          key={contact}
          session={data}
          result={result}
          contact={contact}
          onClose={() => setSearch({ contact: undefined, item: undefined })}
        />
      )}
      {plan === 'again' && mayPlan && data.state === 'planned' && (
        <PlanSession
          task={undefined}
          before={data}
          onDone={() => setSearch({ plan: undefined })}
          onClose={() => setSearch({ plan: undefined })}
        />
      )}
    </Page>
  );
}

function causeOf(
  { state, result, agreement, done, asked, reason, formName, expertName }: Calibration,
  t: ReturnType<typeof useTranslation<'calibration'>>['t'],
  share: (value: number) => string,
): string {
  const about = t('about', { form: formName, expert: expertName });
  if (result === null || agreement === null) return `${about} ${t(`cause.${state}`, { done, asked })}`;
  return [
    about,
    t('cause.agreed', { share: share(agreement) }),
    ...(result.insufficient ? [t('insufficient')] : []),
    ...(reason === '' || done === asked ? [] : [t('missingBecause', { reason })]),
  ].join(' ');
}
