import { Input, InputNumber, Segmented, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormItem } from '../contract/form.ts';
import type { Answer } from '../contract/score.ts';
import { clockOf } from './desk/clock-of.ts';
import { optionsOf } from './answer-words.ts';

export type Given = {
  readonly answer: Answer | null;
  readonly comment?: string;
  /** The check that answered; a person's own answer takes its place. */
  readonly by?: string;
  /** Seconds of the recording, or numbers of messages. */
  readonly evidence?: readonly { readonly at: number; readonly words: string }[];
};

interface ItemRowProps {
  readonly number: number;
  readonly item: FormItem;
  readonly given: Given;
  readonly missing: 'answer' | 'comment' | null;
  readonly isAtHand: boolean;
  readonly onTake: () => void;
  readonly onGive: (given: Given) => void;
  /** Shows a place in the contact. */
  readonly onJump: (at: number) => void;
  readonly isText: boolean;
}

/** One item of a form: what it asks, the answers it knows, and why. */
export function ItemRow({ number, item, given, missing, isAtHand, onTake, onGive, onJump, isText }: ItemRowProps) {
  const { t } = useTranslation('quality');
  const options = optionsOf(item, t);
  const isLong = options.some(({ label }) => label.length > 6);
  return (
    <div
      id={`item-${item.id}`}
      className={`yc-item${isAtHand ? ' yc-item-at-hand' : ''}${missing === null ? '' : ' yc-item-open'}`}
      onFocus={onTake}
      onClick={onTake}
      onKeyDown={() => undefined}
      role="presentation"
    >
      <div className={isLong ? 'yc-item-head yc-item-tall' : 'yc-item-head'}>
        <span className="yc-item-words">
          <small>{number}</small> <b>{item.words}</b>{' '}
          {given.by !== undefined && <Tag color="processing">{given.by}</Tag>}
          {item.critical !== null && <Tag color="error">{t(`critical.${item.critical}`)}</Tag>}
        </span>
        {item.answering.kind === 'number' ? (
          <InputNumber
            min={item.answering.from}
            max={item.answering.to}
            value={typeof given.answer === 'number' ? given.answer : null}
            aria-label={item.words}
            onChange={(value) => onGive({ ...given, answer: value })}
          />
        ) : (
          <Segmented
            vertical={isLong}
            // Without a value the first answer would look chosen.
            value={given.answer === null ? '' : String(given.answer)}
            options={options.map(({ answer, label, hint }) => ({
              value: String(answer),
              label: hint === '' ? label : <Tooltip title={hint}>{label}</Tooltip>,
            }))}
            aria-label={item.words}
            onChange={(value) =>
              onGive({ ...given, answer: options.find(({ answer }) => String(answer) === value)?.answer ?? null })
            }
          />
        )}
      </div>
      {given.evidence !== undefined && given.evidence.length > 0 && (
        <span>
          {given.evidence.map(({ at }) => (
            <Tag
              key={at}
              closable
              onClick={() => onJump(at)}
              onClose={() => onGive({ ...given, evidence: given.evidence?.filter((one) => one.at !== at) ?? [] })}
            >
              {isText ? t('evidence.message', { number: at }) : clockOf(at)}
            </Tag>
          ))}
        </span>
      )}
      {isAtHand && item.help !== '' && <p className="yc-item-help">{item.help}</p>}
      {isAtHand && item.answering.kind === 'scale' && (
        <ul className="yc-item-help yc-item-steps">
          {item.answering.anchors.map((words, i) => (
            <li key={words}>
              <b>{i + 1}</b> {words}
            </li>
          ))}
        </ul>
      )}
      {(isAtHand || given.comment) && (
        <Input
          variant={isAtHand ? 'outlined' : 'borderless'}
          size="small"
          maxLength={2000}
          status={missing === 'comment' ? 'warning' : ''}
          value={given.comment ?? ''}
          placeholder={t(item.comment === 'free' ? 'comment' : `commentWhen.${item.comment}`)}
          aria-label={`${item.words}: ${t('comment')}`}
          onChange={({ target }) => onGive({ ...given, comment: target.value })}
        />
      )}
    </div>
  );
}
