import { Button } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { ColumnUses } from '../../contract/column-use.ts';
import { ingestionApi } from '../api.ts';
import { RejectedTable } from '../lists/RejectedTable.tsx';
import { ColumnUsesForm } from './ColumnUsesForm.tsx';
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
  const [said, setSaid] = useState<ColumnUses | null>(null);
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
  const { questions = [] } = data.table ?? {};
  const count = (n: number): string => formatValue(n, 'count', locale);
  if (wantsMapping) {
    if (data.table === null || data.table.columns.length === 0)
      return (
        <Card title={t('mapping.needed')} subtitle={t('mapping.neededHint')}>
          <p>{t('mapping.noGuess')}</p>
        </Card>
      );
    return (
      <ColumnUsesForm
        key={data.table.columns.join()}
        table={data.table}
        said={said}
        onMapping={(mapping, uses) => {
          setSaid(uses);
          onMapping(mapping);
        }}
      />
    );
  }
  return (
    <>
      <p role="status">
        {said !== null && (
          <Button size="small" className="yc-again" onClick={() => onMapping('')}>
            {t('columns.again')}
          </Button>
        )}
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
