import { useTranslation } from 'react-i18next';
import type { FormContent } from '../../contract/form.ts';
import { answerWords } from '../answer-words.ts';
import { useCheckAnswers } from '../use-desk.ts';

/** What checks say of an evaluation, item by item; nothing where none has spoken. */
export function CheckAnswers({ evaluation, content }: { readonly evaluation: string; readonly content: FormContent }) {
  const { t } = useTranslation('quality');
  const { data } = useCheckAnswers(evaluation);
  if (data === undefined || data.length === 0) return null;
  const items = content.sections.flatMap((section) => section.items);
  return (
    <section className="yc-appeal">
      <h3>{t('check.say')}</h3>
      <ul className="yc-coach-list">
        {data.map((one) => {
          const item = items.find(({ id }) => id === one.item);
          return (
            <li key={one.check}>
              <b>{item?.words ?? one.item}</b> {answerWords(item, one.answer, t)}{' '}
              <small className="yc-quiet">
                {[one.name, one.words, ...(one.at === null ? [] : [t('evidence.message', { number: one.at })])]
                  .filter((word) => word !== '')
                  .join(' · ')}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
