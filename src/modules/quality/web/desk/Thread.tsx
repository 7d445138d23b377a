import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Look } from '../../contract/look.ts';

interface ThreadProps {
  readonly messages: Look['messages'];
  readonly zone: string;
  readonly jump: { readonly at: number; readonly n: number } | null;
  readonly onPin: (message: number) => void;
}

/** A wait from which on it is said how long the customer had to. */
const LONG_MS = 60_000;

/** A conversation as it ran, with its times and waits; a message is pinned to the item at hand. */
export function Thread({ messages, zone, jump, onPin }: ThreadProps) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (jump !== null) list.current?.children[jump.at - 1]?.scrollIntoView({ block: 'center' });
  }, [jump]);
  return (
    <ol className="yc-thread" ref={list}>
      {messages.map((message, i) => {
        const before = messages[i - 1];
        const gap = before === undefined ? 0 : Date.parse(message.at) - Date.parse(before.at);
        return (
          <li
            key={message.number}
            className={`yc-thread-${message.sender}${jump?.at === message.number ? ' yc-thread-at' : ''}`}
          >
            <small className="yc-quiet">
              {message.number} · {t(`sender.${message.sender}`)} · {formatMoment(Date.parse(message.at), zone, locale)}
              {gap >= LONG_MS && (
                <b className={message.sender === 'agent' ? 'yc-desk-failed' : ''}>
                  {' '}
                  {t('thread.after', { minutes: Math.round(gap / LONG_MS) })}
                </b>
              )}
              {message.automatic && ` · ${t('thread.automatic')}`}
            </small>
            <div>{message.words === '' ? <i className="yc-quiet">{t('thread.noWords')}</i> : message.words}</div>
            <Button size="small" type="text" onClick={() => onPin(message.number)}>
              {t('thread.pin')}
            </Button>
          </li>
        );
      })}
    </ol>
  );
}
