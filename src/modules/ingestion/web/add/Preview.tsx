import { Button } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { CodeBlock } from '#src/ui/layout/CodeBlock.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { ingestionApi } from '../api.ts';
import { RejectedTable } from '../lists/RejectedTable.tsx';
import { type Draft, toInput } from './draft.ts';
import { NoticeTable } from './NoticeTable.tsx';
import { PreviewEvents } from './PreviewEvents.tsx';
import { Questions } from './Questions.tsx';

interface PreviewProps {
  readonly draft: Draft;
  readonly paths: readonly string[];
  readonly wantsMapping: boolean;
  readonly onMapping: (mapping: string) => void;
}

/** The first file as it would be read: what its rows become, every rejected one, and what the reader should know. */
export function Preview({ draft, paths, wantsMapping, onMapping }: PreviewProps) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const { data, error, refetch } = useQuery({
    queryKey: ['preview', draft, paths],
    queryFn: async ({ signal }) => ingestionApi.preview(await toInput(draft, paths), { signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <Card title={t('preview.title')}>
        <Bone width="100%" height={160} />
      </Card>
    );
  }
  const { guess = null, questions = [] } = data.table ?? {};
  const count = (n: number): string => formatValue(n, 'count', locale);
  if (wantsMapping) {
    return (
      <Card title={t('mapping.needed')} subtitle={t('mapping.neededHint')}>
        {guess === null ? (
          <p>{t('mapping.noGuess')}</p>
        ) : (
          <>
            <CodeBlock>{guess}</CodeBlock>
            <Button type="primary" onClick={() => onMapping(guess ?? '')}>
              {t('mapping.takeGuess')}
            </Button>
          </>
        )}
      </Card>
    );
  }
  return (
    <>
      <p role="status">
        {t(data.complete ? 'preview.all' : 'preview.some', {
          records: count(data.records),
          rejected: count(data.rejectedCount),
        })}
      </p>
      {questions.length > 0 && <Questions questions={questions} mapping={draft.mapping} onMapping={onMapping} />}
      {data.rejected.length > 0 && (
        <RejectedTable title={t('preview.rejected')} rows={data.rejected} total={data.rejectedCount} />
      )}
      {data.notices.length > 0 && <NoticeTable rows={data.notices} />}
      <PreviewEvents rows={data.events} />
    </>
  );
}
