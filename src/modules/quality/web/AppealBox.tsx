import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Appeal, Evaluation } from '../contract/evaluation.ts';
import type { Answer } from '../contract/score.ts';
import { answerWords, optionsOf } from './answer-words.ts';
import { qualityApi } from './api.ts';
import { DueClock } from './DueClock.tsx';
import { useAct } from './use-quality.ts';

interface AppealBoxProps {
  readonly appeal: Appeal;
  readonly evaluation: Evaluation;
  readonly zone: string;
}

/** An appeal with what was said at each stage; whoever may decides, passes it on, or changes the answer. */
export function AppealBox({ appeal, evaluation, zone }: AppealBoxProps) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const mayDecide = useMay('decide:appeal');
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const decide = useAct((outcome: 'kept' | 'passed_on' | 'changed') =>
    qualityApi.decide({
      id: appeal.id,
      outcome,
      words,
      ...(outcome === 'changed' && answer !== undefined ? { answer } : {}),
    }),
  );
  const item = evaluation.content.sections.flatMap(({ items }) => items).find(({ id }) => id === appeal.item);
  const options = item === undefined ? [] : optionsOf(item, t);
  const isEmpty = words.trim() === '';
  return (
    <section className="yc-appeal">
      <h3>{t('appeals.on', { item: appeal.itemWords })}</h3>
      <p>{appeal.reason}</p>
      <ol>
        <li>
          <small className="yc-quiet">{formatMoment(Date.parse(appeal.filedAt), zone, locale)}</small> {appeal.filedBy}:{' '}
          {t('appeals.was', { answer: answerWords(item, appeal.before, t) })}
        </li>
        {appeal.steps.map((step) => (
          <li key={step.at + step.stage}>
            <small className="yc-quiet">{formatMoment(Date.parse(step.at), zone, locale)}</small>{' '}
            {t(`stage.${step.stage}`)}{' '}
            {step.words === '' ? (
              <b>{t('decision.run_out')}</b>
            ) : (
              <>
                {step.by}: <b>{t(`decision.${step.outcome}`)}</b> {step.words}
              </>
            )}
          </li>
        ))}
        {appeal.after !== null && <li>{t('appeals.now', { answer: answerWords(item, appeal.after, t) })}</li>}
      </ol>
      {appeal.stage !== null && mayDecide && appeal.unfit !== null && (
        <p className="yc-quiet">
          {t('appeals.turn', { stage: t(`stage.${appeal.stage}`) })} · <DueClock due={appeal.due} /> ·{' '}
          {t(`unfit.${appeal.unfit}`)}
        </p>
      )}
      {appeal.stage !== null && mayDecide && appeal.unfit === null && (
        <>
          <p className="yc-quiet">
            {t('appeals.turn', { stage: t(`stage.${appeal.stage}`) })} · <DueClock due={appeal.due} />
          </p>
          <Input.TextArea
            rows={2}
            maxLength={4000}
            value={words}
            placeholder={t('appeals.words')}
            aria-label={t('appeals.words')}
            onChange={({ target }) => setWords(target.value)}
          />
          {decide.error !== null && <ErrorNotice error={decide.error} />}
          <div className="yc-desk-foot">
            <Button disabled={isEmpty} loading={decide.isPending} onClick={() => decide.mutate('kept')}>
              {t('act.keep')}
            </Button>
            {appeal.stage !== 'panel' && (
              <Button disabled={isEmpty} loading={decide.isPending} onClick={() => decide.mutate('passed_on')}>
                {t('act.passOn')}
              </Button>
            )}
            {item?.answering.kind === 'number' ? (
              <InputNumber
                min={item.answering.from}
                max={item.answering.to}
                aria-label={t('appeals.newAnswer')}
                onChange={(value) => setAnswer(value ?? undefined)}
              />
            ) : (
              <Select
                className="yc-appeal-answer"
                placeholder={t('appeals.newAnswer')}
                aria-label={t('appeals.newAnswer')}
                options={options
                  .filter((one) => one.answer !== appeal.before)
                  .map((one) => ({ value: String(one.answer), label: answerWords(item, one.answer, t) }))}
                onChange={(value) => setAnswer(options.find((one) => String(one.answer) === value)?.answer)}
              />
            )}
            <Button
              type="primary"
              disabled={isEmpty || answer === undefined}
              loading={decide.isPending}
              onClick={() => decide.mutate('changed')}
            >
              {t('act.change')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
