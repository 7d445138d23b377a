import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { Evaluation } from '../contract/evaluation.ts';
import { qualityApi } from './api.ts';
import { useAct } from './use-quality.ts';

interface FileAppealProps {
  readonly evaluation: Evaluation;
  readonly item: string;
  readonly onDone: () => void;
}

/** The agent says why one answer is wrong. */
export function FileAppeal({ evaluation, item, onDone }: FileAppealProps) {
  const { t } = useTranslation('quality');
  const [reason, setReason] = useState('');
  const file = useAct(() => qualityApi.appeal({ id: evaluation.id, item, reason }));
  const words = evaluation.content.sections.flatMap(({ items }) => items).find(({ id }) => id === item)?.words ?? item;
  return (
    <section className="yc-appeal-filing">
      <h3>{t('appeals.against', { item: words })}</h3>
      <Input.TextArea
        rows={3}
        maxLength={4000}
        autoFocus
        value={reason}
        placeholder={t('appeals.reason')}
        aria-label={t('appeals.reason')}
        onChange={({ target }) => setReason(target.value)}
      />
      {file.error !== null && <ErrorNotice error={file.error} />}
      <div className="yc-desk-foot">
        <Button onClick={onDone}>{t('act.cancel')}</Button>
        <Button
          type="primary"
          disabled={reason.trim() === ''}
          loading={file.isPending}
          onClick={() => file.mutate(undefined, { onSuccess: onDone })}
        >
          {t('act.file')}
        </Button>
      </div>
    </section>
  );
}
