import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { PageSkeleton } from '#src/ui/layout/PageSkeleton.tsx';
import { ingestionApi } from '../api.ts';
import { EraseCard } from './EraseCard.tsx';
import { KeyCard } from './KeyCard.tsx';
import './privacy.css';
import { RetentionCard } from './RetentionCard.tsx';

/** Erasing a customer, how long things are kept, and the keys of systems that bring data in. */
export function PrivacyPage() {
  const { t } = useTranslation('ingestion');
  const { data, error, refetch } = useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => ingestionApi.retention(undefined, { signal }),
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <PageSkeleton />;
  const limited = data.filter(({ days }) => days !== null).length;
  const due = data.reduce((sum, kind) => sum + kind.due, 0);
  return (
    <Page
      sentence={t(limited === 0 ? 'privacy.sentenceNone' : 'privacy.sentence', { limited, kinds: data.length })}
      cause={due === 0 ? t('privacy.cause') : t('privacy.causeDue', { count: due })}
    >
      <RetentionCard kinds={data} />
      <EraseCard />
      <KeyCard />
    </Page>
  );
}
