import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Briefing, Handover } from '../../contract/briefing.ts';
import { performanceApi } from '../api.ts';
import { useJudgedWords } from '../use-judged-words.ts';
import { usePerformanceAct } from '../use-performance.ts';
import { useHandoverDraft } from './use-handover-draft.ts';

interface HandoverCardProps {
  readonly data: Briefing;
  /** At the end of a shift a note is offered, written from what stands open. */
  readonly closing: boolean;
}

/** Notes from shift to shift: kept, dated, and acknowledged by who takes over. */
export function HandoverCard({ data, closing }: HandoverCardProps) {
  const { t } = useTranslation('performance');
  const draft = useHandoverDraft(data);
  const [text, setText] = useState<string | null>(null);
  const act = usePerformanceAct((input: Parameters<typeof performanceApi.handOver>[0]) =>
    performanceApi.handOver(input),
  );
  const said = text ?? draft;
  return (
    <Card title={t('handover.title')} padded={false}>
      {data.handovers.length === 0 && <p className="yc-quiet yc-card-body">{t('handover.none')}</p>}
      {data.handovers.length > 0 && (
        <ul className="yc-briefing-list">
          {data.handovers.map((note) => (
            <Note key={note.id} note={note} zone={data.zone} />
          ))}
        </ul>
      )}
      {closing && data.mayHandOver && (
        <div className="yc-briefing-write">
          <Input.TextArea
            autoSize={{ minRows: 3 }}
            maxLength={4000}
            value={said}
            aria-label={t('handover.text')}
            onChange={(event) => setText(event.target.value)}
          />
          {act.error !== null && <ErrorNotice error={act.error} />}
          <Button
            type="primary"
            disabled={said.trim() === ''}
            loading={act.isPending}
            onClick={() =>
              act.mutate({ team: data.team, day: data.day, text: said.trim() }, { onSuccess: () => setText(null) })
            }
          >
            {t('handover.keep')}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Note({ note, zone }: { readonly note: Handover; readonly zone: string }) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const act = usePerformanceAct((id: string) => performanceApi.acknowledge({ id }));
  const when = (at: number): string => formatMoment(at, zone, locale);
  return (
    <li className="yc-briefing-note">
      <p>{note.text}</p>
      <small>
        {note.by} · {when(note.at)}
        {note.acknowledged !== null &&
          ` · ${t('handover.acknowledged', { by: note.acknowledged.by, at: when(note.acknowledged.at) })}`}
        {note.acknowledged === null && !note.mayAcknowledge && ` · ${t('handover.waits')}`}
      </small>
      {act.error !== null && <ErrorNotice error={act.error} />}
      {note.mayAcknowledge && (
        <Button size="small" type="primary" loading={act.isPending} onClick={() => act.mutate(note.id)}>
          {t('handover.acknowledge')}
        </Button>
      )}
    </li>
  );
}
