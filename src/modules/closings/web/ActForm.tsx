import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useClosingAct } from './use-closings.ts';

interface ActFormProps {
  readonly id: string;
  /** The restatement that is accepted; null closes the period. */
  readonly token: string | null;
  readonly label: string;
  readonly needsReason?: boolean;
}

/** Closing or accepting, with the words that go into the trail. */
export function ActForm({ id, token, label, needsReason = false }: ActFormProps) {
  const { t } = useTranslation('closings');
  const act = useClosingAct(id);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <>
      <Input.TextArea
        rows={2}
        maxLength={1000}
        value={reason}
        placeholder={t('reason')}
        aria-label={t('reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      {act.error !== null && <ErrorNotice error={act.error} />}
      <div className="yc-closing-acts">
        <Button
          type="primary"
          disabled={needsReason && said === ''}
          loading={act.isPending}
          onClick={() => act.mutate({ token, reason: said })}
        >
          {label}
        </Button>
      </div>
    </>
  );
}
