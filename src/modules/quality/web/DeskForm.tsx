import { Button, Input } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Evaluation } from '../contract/evaluation.ts';
import { ASPECTS, type FormItem } from '../contract/form.ts';
import { isAsked, outOf100, scoreOf } from '../contract/score.ts';
import { optionsOf } from './answer-words.ts';
import { CheckAnswers } from './checks/CheckAnswers.tsx';
import { ItemRow } from './ItemRow.tsx';
import { useDraft } from './use-draft.ts';

interface DeskFormProps {
  readonly evaluation: Evaluation;
  readonly zone: string;
  readonly onItem: (item: string) => void;
  readonly onDone: () => void;
  /** A place in the contact to pin to the item at hand; another `n` pins again. */
  readonly pin: { readonly at: number; readonly n: number } | null;
  readonly onJump: (at: number) => void;
}

/** The form on the desk: points as they come, what is still open, the words to the agent; worked by mouse or by keyboard. */
export function DeskForm({ evaluation, zone, onItem, onDone, pin, onJump }: DeskFormProps) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const draft = useDraft(evaluation);
  const [atHand, setAtHand] = useState('');
  const [isTried, setTried] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [isSending, setSending] = useState(false);
  const { content } = evaluation;
  // What is scored to be compared is told to nobody's agent.
  const isCalibration = evaluation.sample === 'calibration';
  const score = scoreOf(content, draft.answers);
  const asked = useMemo(() => {
    const seen = new Set<string>();
    for (const item of content.sections.flatMap(({ items }) => items))
      if (isAsked(item, draft.answers, seen)) seen.add(item.id);
    return seen;
  }, [content, draft.answers]);
  const items = content.sections.flatMap((section) => section.items).filter(({ id }) => asked.has(id));
  const current = items.find(({ id }) => id === atHand) ?? items[0];
  const take = (item: FormItem | undefined): void => {
    if (item === undefined || item.id === current?.id) return;
    setAtHand(item.id);
    onItem(item.id);
    document.getElementById(`item-${item.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const submit = (): void => {
    setTried(true);
    const [open] = score.open;
    if (open) return take(items.find(({ id }) => id === open.item));
    if (isSending) return;
    setSending(true);
    draft.submit().then(onDone, (failure: unknown) => {
      setSending(false);
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    });
  };

  const pinned = useRef(0);
  useEffect(() => {
    if (pin === null || pin.n === pinned.current || current === undefined) return;
    pinned.current = pin.n;
    const given = draft.answers[current.id] ?? { answer: null };
    const evidence = given.evidence ?? [];
    if (evidence.every(({ at }) => at !== pin.at))
      draft.give(current.id, { ...given, evidence: [...evidence, { at: pin.at, words: '' }] });
  }, [pin, current, draft]);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return submit();
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input:not([type=radio]), textarea')) return;
      const at = items.findIndex(({ id }) => id === current?.id);
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        return take(items[at + (event.key === 'ArrowDown' ? 1 : -1)]);
      }
      if (current === undefined || event.key.length !== 1) return;
      const options = optionsOf(current, t);
      const chosen = event.key === 'n' ? options.find(({ answer }) => answer === 'na') : options[Number(event.key) - 1];
      if (chosen) draft.give(current.id, { ...draft.answers[current.id], answer: chosen.answer });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });

  const points = (value: number | null): string => (value === null ? '–' : formatValue(value, 'points', locale));
  let number = 0;
  return (
    <Card
      title={evaluation.formName}
      subtitle={t('desk.version', { version: evaluation.version })}
      extra={
        <span className="yc-quiet">
          {t('desk.done', { done: items.length - new Set(score.open.map(({ item }) => item)).size, all: items.length })}
          {draft.savedAt !== null && ` · ${t('desk.saved', { at: formatMoment(draft.savedAt, zone, locale) })}`}
        </span>
      }
    >
      <div className="yc-desk-form">
        <div className="yc-desk-points">
          {ASPECTS.map((aspect) => (
            <span key={aspect}>
              {t(`aspect.${aspect}`)} <b>{points(outOf100(score.aspects[aspect]))}</b>
            </span>
          ))}
          <span>
            {t('total')} <b>{points(outOf100(score.total))}</b>
          </span>
          {score.failed.length > 0 && (
            <b className="yc-desk-failed">{score.failed.map((kind) => t(`critical.${kind}`)).join(' · ')}</b>
          )}
        </div>
        {content.sections.map((section) => (
          <section key={section.id}>
            <h3>{section.words}</h3>
            {section.items
              .filter(({ id }) => asked.has(id))
              .map((item) => (
                <ItemRow
                  key={item.id}
                  number={++number}
                  item={item}
                  given={draft.answers[item.id] ?? { answer: null }}
                  missing={isTried ? (score.open.find((open) => open.item === item.id)?.missing ?? null) : null}
                  isAtHand={item.id === current?.id}
                  onTake={() => take(item)}
                  onGive={(given) => draft.give(item.id, given)}
                  onJump={onJump}
                  isText={evaluation.channel !== 'voice'}
                />
              ))}
          </section>
        ))}
        <CheckAnswers evaluation={evaluation.id} content={content} />
        {!isCalibration && (
          <>
            <h3>{t('desk.feedback')}</h3>
            <Input.TextArea
              rows={3}
              maxLength={4000}
              value={draft.feedback}
              aria-label={t('desk.feedback')}
              onChange={({ target }) => draft.tell(target.value)}
            />
          </>
        )}
        {(draft.error ?? error) !== null && <ErrorNotice error={(draft.error ?? error) as Error} />}
        <div className="yc-desk-foot">
          <span className="yc-quiet">{t(isCalibration ? 'desk.blind' : 'desk.told')}</span>
          <Button type="primary" loading={isSending} onClick={submit}>
            {t('desk.submit')} <kbd>Ctrl ↵</kbd>
          </Button>
        </div>
      </div>
    </Card>
  );
}
