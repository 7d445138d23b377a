import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateWord } from '#src/ui/number/StateWord.tsx';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Sheet, Step } from '../contract/sheet.ts';
import { useJudgedWords } from './use-judged-words.ts';

type Item = Sheet['items'][number];

interface ItemTalkProps {
  readonly item: Item;
  readonly zone: string;
  readonly may: Sheet['may'];
  readonly pending: boolean;
  readonly objecting: boolean;
  readonly onObjecting: (on: boolean) => void;
  readonly onAnswer: (confirm: boolean, reason: string) => void;
  readonly onReply: (correct: boolean, text: string) => void;
}

const looks = { confirmed: 'on', objected: 'off', kept: 'provisional', correcting: 'watch' } as const;

/** What was said about one figure, and what the reader may say now. */
export function ItemTalk({ item, zone, may, pending, objecting, onObjecting, onAnswer, onReply }: ItemTalkProps) {
  const { t } = useTranslation('performance');
  const { locale } = useJudgedWords();
  const [text, setText] = useState('');
  const said = text.trim();
  const { state, steps } = item;
  const line = (step: Step): string => {
    const old =
      step.what === 'renew' && step.text !== '' ? formatValue(Number(step.text), item.unit as Unit, locale) : step.text;
    const words = step.what === 'renew' && step.text !== '' ? t('renewedFrom', { value: old }) : old;
    return [formatMoment(step.at, zone, locale), step.by, t(`step.${step.what}`), words]
      .filter((w) => w !== '')
      .join(' · ');
  };
  const input = (label: string) => (
    <Input
      value={text}
      maxLength={2000}
      placeholder={label}
      aria-label={label}
      onChange={(event) => setText(event.target.value)}
    />
  );
  const answers = may.answer && state === 'objected';
  const confirms = may.confirm && (state === 'open' || state === 'kept');
  const objects = may.object && (state === 'open' || state === 'confirmed');
  if (state === 'open' && steps.length === 0 && !confirms && !objects) return null;
  return (
    <div className="yc-judged-more">
      {steps.length > 0 && (
        <ul className="yc-judged-said">
          {steps.map((step) => (
            <li key={`${step.at}-${step.what}`}>
              <small>{line(step)}</small>
            </li>
          ))}
        </ul>
      )}
      <div className="yc-judged-acts">
        {state !== 'open' && (
          <StateWord look="plain" state={looks[state]}>
            {t(`itemState.${state}`)}
          </StateWord>
        )}
        {confirms && !objecting && (
          <Button size="small" loading={pending} onClick={() => onAnswer(true, '')}>
            {t('confirm')}
          </Button>
        )}
        {objects && !objecting && (
          <Button size="small" type="text" onClick={() => onObjecting(true)}>
            {t('object')}
          </Button>
        )}
        {objecting && (
          <>
            {input(t('objectReason'))}
            <Button
              size="small"
              type="primary"
              disabled={said === ''}
              loading={pending}
              onClick={() => onAnswer(false, said)}
            >
              {t('object')}
            </Button>
            <Button size="small" onClick={() => onObjecting(false)}>
              {t('cancel')}
            </Button>
          </>
        )}
        {answers && (
          <>
            {input(t('replyText'))}
            <Button size="small" disabled={said === ''} loading={pending} onClick={() => onReply(false, said)}>
              {t('keep')}
            </Button>
            <Button
              size="small"
              type="primary"
              disabled={said === ''}
              loading={pending}
              onClick={() => onReply(true, said)}
            >
              {t('correct')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
