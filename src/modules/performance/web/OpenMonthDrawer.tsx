import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoLocal } from '#src/kernel/zone.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { formatMonth } from '#src/ui/time/format-time.ts';
import { addDays } from '#src/ui/time/time-range.ts';
import type { SignOffMonth } from '../contract/sheet.ts';
import { performanceApi } from './api.ts';
import { useJudgedWords } from './use-judged-words.ts';
import { usePerformanceAct } from './use-performance.ts';

interface OpenMonthDrawerProps {
  readonly month: SignOffMonth;
  readonly zone: string;
  readonly onClose: () => void;
}

const WEEK = 7;

/** Freezes a month for sign-off, or what has changed of it anew. */
export function OpenMonthDrawer({ month, zone, onClose }: OpenMonthDrawerProps) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const [today] = useState(() => isoLocal(zone, Date.now()).slice(0, 10));
  // The deadline is the last day's end; the day named is that day.
  const kept = month.opened === null ? null : isoLocal(zone, month.opened.deadline - 1).slice(0, 10);
  const [deadline, setDeadline] = useState(kept !== null && kept >= today ? kept : addDays(today, WEEK));
  const open = usePerformanceAct(() => performanceApi.open({ month: month.month, deadline }));
  return (
    <DetailDrawer
      over={formatMonth(Date.parse(`${month.month}-15T00:00:00Z`), 'UTC', locale)}
      title={t(month.opened === null ? 'openMonth' : 'renewMonth')}
      onClose={onClose}
    >
      <div className="yc-judged-how yc-open-month">
        <p>{month.closing === null ? t('open.notClosed') : t('open.closed', { version: month.closing })}</p>
        <p>{t(month.opened === null ? 'open.what' : 'open.again')}</p>
        <label>
          {t('open.deadline')}
          <Input type="date" min={today} value={deadline} onChange={(event) => setDeadline(event.target.value)} />
        </label>
        {open.error !== null && <ErrorNotice error={open.error} />}
        <Button
          type="primary"
          disabled={deadline === ''}
          loading={open.isPending}
          onClick={() => open.mutate(undefined, { onSuccess: onClose })}
        >
          {t(month.opened === null ? 'openMonth' : 'renewMonth')}
        </Button>
      </div>
    </DetailDrawer>
  );
}
