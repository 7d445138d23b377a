import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { ingestionApi } from '../api.ts';
import { ConnectorFields, type ConnectorBody } from './ConnectorFields.tsx';
import { type Draft, emptyDraft, missingFields, toInput } from './draft.ts';
import { guessConnector } from './guess-connector.ts';
import { Preview } from './Preview.tsx';
import type { Upload } from './use-uploads.ts';

interface ImportFormProps {
  /** All of them arrived. */
  readonly uploads: readonly Upload[];
  readonly connectors: readonly ConnectorBody[];
  readonly onStarted: (ids: readonly string[]) => void;
  readonly onCancel: () => void;
}

/** What the files are and how to read them, with the first rows as they would be read. */
export function ImportForm({ uploads, connectors, onStarted, onCancel }: ImportFormProps) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const guessed = guessConnector(uploads[0]?.name ?? '', connectors);
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(guessed ?? connectors[0]?.id ?? ''));
  const connector = connectors.find(({ id }) => id === draft.connector);
  const missing = missingFields(draft, connector?.fields ?? []);
  const paths = uploads.flatMap(({ path }) => path ?? []);
  const start = useMutation({
    mutationFn: async () => ingestionApi.start(await toInput(draft, paths)),
    onSuccess: (jobs) => onStarted(jobs.map(({ id }) => id)),
  });

  return (
    <>
      <Card
        title={
          uploads.length === 1 ? uploads[0]?.name : t('add.files', { count: uploads.length, name: uploads[0]?.name })
        }
        subtitle={`${formatValue(uploads.reduce((sum, { size }) => sum + size, 0) / 1024, 'number', locale, { digits: 0 })} KB`}
        extra={
          <>
            <Button onClick={onCancel}>{t('add.other')}</Button>
            <Button
              type="primary"
              disabled={missing.length > 0}
              loading={start.isPending}
              onClick={() => start.mutate()}
            >
              {t('add.start')}
            </Button>
          </>
        }
      >
        {guessed === null && <p className="yc-note">{t('add.notGuessed')}</p>}
        <ConnectorFields connectors={connectors} draft={draft} onChange={setDraft} />
        {start.error !== null && <ErrorNotice error={start.error} />}
      </Card>
      <Preview
        draft={draft}
        paths={paths}
        onMapping={(mapping) => setDraft({ ...draft, mapping })}
        wantsMapping={missing.includes('mapping')}
      />
    </>
  );
}
