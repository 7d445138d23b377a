import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { Evaluation } from '../../contract/evaluation.ts';
import { useLook } from '../use-desk.ts';
import { HistoryCard } from './HistoryCard.tsx';
import { Player } from './Player.tsx';
import { Thread } from './Thread.tsx';

interface LookCardProps {
  readonly evaluation: Evaluation;
  readonly zone: string;
  readonly jump: { readonly at: number; readonly n: number } | null;
  readonly onPin: (at: number) => void;
  /** Between the contact and the customer's history: how the item at hand is to be read. */
  readonly children: ReactNode;
}

/** What was said or written, and the customer's history; where there is neither recording nor message, that is said. */
export function LookCard({ evaluation, zone, jump, onPin, children }: LookCardProps) {
  const { t } = useTranslation('quality');
  const { data, error, refetch } = useLook(evaluation.id);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Bone width="100%" height={160} />;
  return (
    <>
      {data.recording !== null && (
        <Card title={t('player.title')}>
          <Player evaluation={evaluation.id} recording={data.recording} zone={zone} jump={jump} onPin={onPin} />
        </Card>
      )}
      {data.messages.length > 0 && (
        <Card title={t('thread.title')} subtitle={t('thread.count', { count: data.messages.length })}>
          <Thread messages={data.messages} zone={zone} jump={jump} onPin={onPin} />
        </Card>
      )}
      {data.recording === null && data.messages.length === 0 && (
        <Alert type="info" showIcon title={t('player.none')} description={t('player.noneHint')} />
      )}
      {children}
      <HistoryCard history={data.history} at={evaluation.contactAt} />
    </>
  );
}
