import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { Evaluation } from '../../contract/evaluation.ts';
import { qualityApi } from '../api.ts';
import { useAct } from '../use-quality.ts';

/** Puts the contact aside to listen to it again, with the reason; or takes it back. */
export function RelistenBox({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation('quality');
  const [words, setWords] = useState(evaluation.relisten ?? '');
  const mark = useAct((why: string | null) => qualityApi.relisten({ id: evaluation.id, words: why }));
  return (
    <div className="yc-relisten">
      <Input
        size="small"
        maxLength={300}
        value={words}
        placeholder={t('relisten.words')}
        aria-label={t('relisten.words')}
        onChange={({ target }) => setWords(target.value)}
      />
      {evaluation.relisten === null ? (
        <Button size="small" disabled={words.trim() === ''} loading={mark.isPending} onClick={() => mark.mutate(words)}>
          {t('relisten.mark')}
        </Button>
      ) : (
        <Button size="small" loading={mark.isPending} onClick={() => mark.mutate(null)}>
          {t('relisten.back')}
        </Button>
      )}
      {mark.error !== null && <ErrorNotice error={mark.error} />}
    </div>
  );
}
