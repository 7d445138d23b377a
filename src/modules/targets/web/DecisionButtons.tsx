import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface DecisionButtonsProps {
  readonly onDecide: (approve: boolean, reason: string) => void;
  readonly pending: boolean;
}

/** Approve, or refuse with the reason. */
export function DecisionButtons({ onDecide, pending }: DecisionButtonsProps) {
  const { t } = useTranslation('targets');
  const [reason, setReason] = useState('');
  return (
    <span className="yc-target-acts">
      <Input
        size="small"
        className="yc-target-reason"
        value={reason}
        placeholder={t('column.reason')}
        aria-label={t('column.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button size="small" type="primary" loading={pending} onClick={() => onDecide(true, reason.trim())}>
        {t('approve')}
      </Button>
      <Button
        size="small"
        disabled={reason.trim() === ''}
        loading={pending}
        onClick={() => onDecide(false, reason.trim())}
      >
        {t('refuse')}
      </Button>
    </span>
  );
}
