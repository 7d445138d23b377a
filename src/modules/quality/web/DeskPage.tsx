import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { Card } from '#src/ui/layout/Card.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { ContactCard } from './ContactCard.tsx';
import { DeskForm } from './DeskForm.tsx';
import { HandbookCard } from './handbook/HandbookCard.tsx';
import { PrecedentCard } from './PrecedentCard.tsx';
import './quality.css';
import { deskPage } from './quality.pages.ts';
import { useEvaluation, useEvaluations, useForms, useZone } from './use-quality.ts';

/** An inspector's desk: today's list, the contact, the form, and how its items have been read before. */
export function DeskPage() {
  const { t } = useTranslation('quality');
  const zone = useZone();
  const [{ evaluation: chosen }, setSearch] = usePageSearch(deskPage);
  const [item, setItem] = useState<string>();
  const { data: list, error, refetch } = useEvaluations({ state: 'open', mine: 'true' });
  const { data: forms } = useForms();
  const id = chosen ?? list?.[0]?.id;
  const evaluation = useEvaluation(id);
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (list?.length === 0 && chosen === undefined)
    return (
      <Page sentence={t('desk.sentence', { count: 0 })}>
        <EmptyState icon="check" title={t('desk.none')} hint={t('desk.noneHint')} />
      </Page>
    );
  const { data } = evaluation;
  const form = forms?.find(({ name }) => name === data?.formName)?.id ?? '';
  const items = data?.content.sections.flatMap((section) => section.items) ?? [];
  const atHand = items.some(({ id: own }) => own === item) ? item : items[0]?.id;
  return (
    <Page sentence={t('desk.sentence', { count: list?.length ?? 0 })} cause={t('desk.keys')}>
      <div className="yc-desk">
        <Card title={t('desk.list')} subtitle={t('desk.waiting', { count: list?.length ?? 0 })}>
          <ul className="yc-desk-list">
            {(list ?? []).map((line) => (
              <li key={line.id}>
                <button type="button" aria-current={line.id === id} onClick={() => setSearch({ evaluation: line.id })}>
                  <b>{line.agentName ?? '–'}</b>
                  <span>{line.queueName ?? ''}</span>
                  <small className="yc-quiet">
                    {t(`sample.${line.sample}`)}
                    {line.due !== null && ` · ${t('desk.due', { date: line.due.slice(0, 10) })}`}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        </Card>
        {evaluation.error !== null && <ErrorNotice error={evaluation.error} />}
        {data === undefined ? (
          <Bone width="100%" height={480} />
        ) : (
          <>
            <div className="yc-desk-column">
              <ContactCard id={data.contact} />
              <HandbookCard form={form} item={atHand} />
              <PrecedentCard form={form} item={atHand} />
            </div>
            {data.state === 'open' ? (
              <DeskForm
                key={data.id}
                evaluation={data}
                zone={zone}
                onItem={setItem}
                onDone={() => setSearch({ evaluation: undefined })}
              />
            ) : (
              <EmptyState icon="check" title={t('desk.submitted')} hint={t('desk.submittedHint')} />
            )}
          </>
        )}
      </div>
    </Page>
  );
}
