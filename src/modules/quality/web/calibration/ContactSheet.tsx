import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { formatStatedMoment } from '#src/ui/time/format-time.ts';
import type { Calibration, CalibrationResult } from '../../contract/calibration.ts';
import { answerWords } from '../answer-words.ts';
import { TalkBox } from './TalkBox.tsx';

interface ContactSheetProps {
  readonly session: Calibration;
  readonly result: CalibrationResult;
  readonly contact: string;
  readonly onClose: () => void;
}

/** One contact item by item, those that differ first: who said what and why, what was said about it, and what was decided. */
export function ContactSheet({ session, result, contact, onClose }: ContactSheetProps) {
  const { t } = useTranslation(['calibration', 'quality']);
  const { t: answered } = useTranslation('quality');
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const chosen = session.chosen.find((one) => one.contact === contact);
  const row = result.contacts.find((one) => one.contact === contact);
  if (chosen === undefined || row === undefined) return null;
  const disputed = row.items.filter(({ differing }) => differing > 0);
  const shown = all || disputed.length === 0 ? row.items : disputed;
  const named = (person: string): string => {
    const found = session.people.find(({ id }) => id === person);
    return found?.isExpert ? t('expertNamed', { name: found.name }) : (found?.name ?? person);
  };
  return (
    <DetailDrawer
      over={`${session.name} · ${chosen.queueName ?? ''} · ${formatStatedMoment(chosen.at, locale)}`}
      title={chosen.agentName ?? contact}
      onClose={onClose}
    >
      <div className="yc-calibration-sheet">
        <p className="yc-calibration-head">
          <a href={`/contacts/${encodeURIComponent(contact)}`}>{t('openContact', { contact })}</a>
          <span className="yc-quiet">{t('disputed', { count: disputed.length, all: row.items.length })}</span>
        </p>
        {shown.map(({ item, answers }) => {
          const asked = session.items.find(({ id }) => id === item);
          return (
            <section key={item} className="yc-calibration-item">
              <h3>{asked?.words ?? item}</h3>
              <dl>
                {answers.map(({ person, answer, comment, differs }) => (
                  <div key={person} className={differs ? 'yc-calibration-differs' : ''}>
                    <dt>{named(person)}</dt>
                    <dd>
                      {answer === null ? t('missing') : answerWords(asked, answer, answered)}
                      {comment !== '' && <small className="yc-quiet">{comment}</small>}
                    </dd>
                  </div>
                ))}
              </dl>
              <TalkBox session={session} contact={contact} item={asked} />
            </section>
          );
        })}
        {shown.length < row.items.length && (
          <button type="button" className="yc-calibration-more" onClick={() => setAll(true)}>
            {t('showAlike', { count: row.items.length - shown.length })}
          </button>
        )}
        <section className="yc-calibration-item">
          <h3>{t('wholeContact')}</h3>
          <TalkBox session={session} contact={contact} item={undefined} />
        </section>
      </div>
    </DetailDrawer>
  );
}
