import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Calibration } from '../../contract/calibration.ts';
import { qualityApi } from '../api.ts';
import { useAct } from '../use-quality.ts';
import { calibrationPage } from './calibration.pages.ts';

/** What the QA lead does next with a session; revealing with ratings missing and closing take words. */
export function SessionActs({ session }: { readonly session: Calibration }) {
  const { t } = useTranslation('calibration');
  const [, setSearch] = usePageSearch(calibrationPage);
  const [words, setWords] = useState('');
  const { id, state, done, asked } = session;
  const said = words.trim();
  const isMissing = state === 'scoring' && done < asked;
  const act = useAct(async (what: 'start' | 'reveal' | 'close' | 'drop') => {
    if (what === 'start') await qualityApi.startCalibration({ id });
    else if (what === 'reveal') await qualityApi.revealCalibration({ id, ...(said !== '' && { reason: said }) });
    else if (what === 'close') await qualityApi.closeCalibration({ id, outcome: said });
    else await qualityApi.dropCalibration({ id });
  });
  const go = (what: 'start' | 'reveal' | 'close' | 'drop'): void =>
    act.mutate(what, {
      onSuccess: () => {
        setWords('');
        if (what === 'drop') setSearch({ session: undefined });
      },
    });
  if (state === 'closed') return null;
  return (
    <div className="yc-calibration-acts">
      {(isMissing || state === 'revealed') && (
        <Input
          maxLength={4000}
          value={words}
          placeholder={t(isMissing ? 'act.reason' : 'act.outcome')}
          aria-label={t(isMissing ? 'act.reason' : 'act.outcome')}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      {state === 'planned' && (
        <>
          <Popconfirm title={t('act.dropSure')} onConfirm={() => go('drop')}>
            <Button>{t('act.drop')}</Button>
          </Popconfirm>
          <Button onClick={() => setSearch({ plan: 'again' })}>{t('act.change')}</Button>
          <Button type="primary" loading={act.isPending} onClick={() => go('start')}>
            {t('act.start')}
          </Button>
        </>
      )}
      {state === 'scoring' && (
        <Button
          type={isMissing ? 'default' : 'primary'}
          disabled={isMissing && said === ''}
          loading={act.isPending}
          onClick={() => go('reveal')}
        >
          {t('act.reveal')}
        </Button>
      )}
      {state === 'revealed' && (
        <Button type="primary" disabled={said === ''} loading={act.isPending} onClick={() => go('close')}>
          {t('act.close')}
        </Button>
      )}
      {act.error !== null && <ErrorNotice error={act.error} />}
    </div>
  );
}
