import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '#src/ui/layout/Bone.tsx';
import { EmptyState } from '#src/ui/layout/EmptyState.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { Page } from '#src/ui/layout/Page.tsx';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import { ContactCard } from './ContactCard.tsx';
import { DeskForm } from './DeskForm.tsx';
import { DeskList } from './desk/DeskList.tsx';
import { LookCard } from './desk/LookCard.tsx';
import { RelistenBox } from './desk/RelistenBox.tsx';
import { HandbookCard } from './handbook/HandbookCard.tsx';
import { PrecedentCard } from './PrecedentCard.tsx';
import './quality.css';
import { deskPage } from './quality.pages.ts';
import { useEvaluation, useEvaluations, useForms, useZone } from './use-quality.ts';

/** A place in the contact; another `n` means it anew. */
type Place = { readonly at: number; readonly n: number };

/** An inspector's desk: today's list, the contact as it was heard or read, the form, and how its items have been read before. */
export function DeskPage() {
  const { t } = useTranslation('quality');
  const zone = useZone();
  const [{ evaluation: chosen }, setSearch] = usePageSearch(deskPage);
  const [item, setItem] = useState<string>();
  const [pin, setPin] = useState<Place | null>(null);
  const [jump, setJump] = useState<Place | null>(null);
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
  const next = (set: typeof setPin) => (at: number) => set((was) => ({ at, n: (was?.n ?? 0) + 1 }));
  return (
    <Page sentence={t('desk.sentence', { count: list?.length ?? 0 })} cause={t('desk.keys')}>
      <div className="yc-desk">
        {list === undefined ? (
          <Bone width="100%" height={240} />
        ) : (
          <DeskList lines={list} chosen={id} onChoose={(one) => setSearch({ evaluation: one })} />
        )}
        {evaluation.error !== null && <ErrorNotice error={evaluation.error} />}
        {data === undefined ? (
          <Bone width="100%" height={480} />
        ) : (
          <>
            <div className="yc-desk-column">
              <ContactCard id={data.contact} />
              <LookCard key={data.id} evaluation={data} zone={zone} jump={jump} onPin={next(setPin)}>
                <HandbookCard form={form} item={atHand} />
                <PrecedentCard form={form} item={atHand} />
              </LookCard>
            </div>
            {data.state === 'open' ? (
              <div className="yc-desk-column">
                <DeskForm
                  key={data.id}
                  evaluation={data}
                  zone={zone}
                  onItem={setItem}
                  pin={pin}
                  onJump={next(setJump)}
                  onDone={() => setSearch({ evaluation: undefined })}
                />
                <RelistenBox key={`${data.id} ${data.relisten}`} evaluation={data} />
              </div>
            ) : (
              <EmptyState icon="check" title={t('desk.submitted')} hint={t('desk.submittedHint')} />
            )}
          </>
        )}
      </div>
    </Page>
  );
}
