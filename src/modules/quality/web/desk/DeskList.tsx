import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import type { EvaluationLine } from '../../contract/evaluation.ts';

interface DeskListProps {
  readonly lines: readonly EvaluationLine[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

const VIEWS = ['today', 'all', 'relisten'] as const;
const DAY_MS = 86_400_000;

/** What is to be done: due by the end of today or late, everything, and what was put aside to listen again. */
export function DeskList({ lines, chosen, onChoose }: DeskListProps) {
  const { t } = useTranslation('quality');
  const [now] = useState(Date.now);
  const isDue = ({ due }: EvaluationLine): boolean => due !== null && Date.parse(due) <= now + DAY_MS;
  const [view, setView] = useState<(typeof VIEWS)[number]>(lines.some(isDue) ? 'today' : 'all');
  const of = {
    today: lines.filter(isDue),
    all: lines,
    relisten: lines.filter(({ relisten }) => relisten !== null),
  };
  const list = useRef<HTMLUListElement>(null);
  const at = of[view].findIndex(({ id }) => id === chosen);
  useEffect(() => {
    // In its own box only: the page stays where it is.
    const line = list.current?.children[at];
    if (list.current && line instanceof HTMLElement)
      list.current.scrollTop = line.offsetTop - list.current.offsetTop - line.offsetHeight;
  }, [at]);
  return (
    <Card title={t('desk.list')} subtitle={t('desk.waiting', { count: of[view].length })} padded={false}>
      <div className="yc-desk-filter">
        <Segmented
          size="small"
          block
          value={view}
          options={VIEWS.map((value) => ({ value, label: t(`desk.view.${value}`) }))}
          aria-label={t('desk.list')}
          onChange={setView}
        />
      </div>
      <ul ref={list} className="yc-desk-list">
        {of[view].map((line) => (
          <li key={line.id}>
            <button type="button" aria-current={line.id === chosen} onClick={() => onChoose(line.id)}>
              <b>{line.agentName ?? '–'}</b>
              <span>{line.queueName ?? ''}</span>
              <small className="yc-quiet">
                {t(`sample.${line.sample}`)}
                {line.due !== null && ` · ${t('desk.due', { date: line.due.slice(0, 10) })}`}
              </small>
              {line.relisten !== null && <small className="yc-desk-failed">{line.relisten}</small>}
            </button>
          </li>
        ))}
        {of[view].length === 0 && <li className="yc-quiet yc-desk-pad">{t(`desk.noneIn.${view}`)}</li>}
      </ul>
    </Card>
  );
}
