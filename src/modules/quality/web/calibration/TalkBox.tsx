import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay, useMe } from '#src/ui/me/me.ts';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { Calibration } from '../../contract/calibration.ts';
import type { FormItem } from '../../contract/form.ts';
import type { Answer } from '../../contract/score.ts';
import { answerWords, optionsOf } from '../answer-words.ts';
import { qualityApi } from '../api.ts';
import { useAct } from '../use-quality.ts';

interface TalkBoxProps {
  readonly session: Calibration;
  readonly contact: string;
  /** Absent: about the contact as a whole, on which nothing is decided. */
  readonly item: FormItem | undefined;
}

/** What was said and decided about an item of a contact; while the session is open, a line to say more, and for who leads it the answer to agree on. */
export function TalkBox({ session, contact, item }: TalkBoxProps) {
  const { t } = useTranslation('calibration');
  const { t: answered } = useTranslation('quality');
  const locale = useLocale();
  const me = useMe();
  const mayLead = useMay('change:calibration');
  const mayTalk = useMay('change:evaluation') && (mayLead || session.people.some(({ id }) => id === me.id));
  const [words, setWords] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const about = { id: session.id, contact, words: words.trim() };
  const clear = { onSuccess: () => setWords('') };
  const note = useAct(() => qualityApi.noteCalibration({ ...about, ...(item === undefined ? {} : { item: item.id }) }));
  const decide = useAct(() => qualityApi.agreeCalibration({ ...about, item: item?.id ?? '', answer: answer ?? '' }));
  const notes = session.notes.filter((one) => one.contact === contact && one.item === (item?.id ?? null));
  const decision = session.decisions.find((one) => one.contact === contact && one.item === item?.id);
  const isOpen = session.state === 'revealed';
  const options = item === undefined ? [] : optionsOf(item, answered);
  return (
    <div className="yc-calibration-talk">
      {notes.map((one) => (
        <p key={one.id}>
          <b>{one.by}</b> {one.words} <small className="yc-quiet">{formatStatedMoment(one.at, locale)}</small>
        </p>
      ))}
      {decision !== undefined && (
        <p className="yc-calibration-decided">
          <b>{t('decided', { answer: answerWords(item, decision.answer, answered) })}</b> {decision.words}{' '}
          <small className="yc-quiet">
            {decision.by} · {formatStatedMoment(decision.at, locale)}
          </small>
        </p>
      )}
      {isOpen && (mayTalk || mayLead) && (
        <div className="yc-calibration-say">
          <Input
            maxLength={4000}
            value={words}
            placeholder={t(item !== undefined && mayLead ? 'sayOrDecide' : 'say')}
            aria-label={t('say')}
            onChange={({ target }) => setWords(target.value)}
          />
          {mayTalk && (
            <Button
              disabled={about.words === ''}
              loading={note.isPending}
              onClick={() => note.mutate(undefined, clear)}
            >
              {t('act.note')}
            </Button>
          )}
          {mayLead && item !== undefined && (
            <>
              {item.answering.kind === 'number' ? (
                <InputNumber
                  min={item.answering.from}
                  max={item.answering.to}
                  aria-label={t('agreedAnswer')}
                  placeholder={t('agreedAnswer')}
                  onChange={(value) => setAnswer(value)}
                />
              ) : (
                <Select
                  placeholder={t('agreedAnswer')}
                  aria-label={t('agreedAnswer')}
                  popupMatchSelectWidth={false}
                  onChange={(at: number) => setAnswer(options[at]?.answer ?? null)}
                  options={options.map((one, value) => ({ value, label: answerWords(item, one.answer, answered) }))}
                />
              )}
              <Button
                disabled={about.words === '' || answer === null}
                loading={decide.isPending}
                onClick={() => decide.mutate(undefined, clear)}
              >
                {t('act.decide')}
              </Button>
            </>
          )}
        </div>
      )}
      {(note.error ?? decide.error) !== null && <ErrorNotice error={note.error ?? decide.error} />}
    </div>
  );
}
