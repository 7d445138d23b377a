import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { HandbookPage } from '../../contract/handbook.ts';
import { NOT_APPLICABLE } from '../../contract/score.ts';
import { useZone } from '../use-quality.ts';

/** What a page says: meaning, examples with their contacts, how the item was decided to be read. */
export function HandbookText({ page }: { readonly page: HandbookPage }) {
  const { t } = useTranslation('quality');
  const locale = useLocale();
  const zone = useZone();
  const said = (answer: string | number | boolean): string =>
    typeof answer === 'boolean'
      ? t(answer ? 'yes' : 'no')
      : answer === NOT_APPLICABLE
        ? t('notApplicable')
        : String(answer);
  return (
    <div className="yc-handbook-text">
      <p className={page.meaning === '' ? 'yc-quiet' : ''}>{page.meaning || page.help || t('handbook.noMeaning')}</p>
      {page.examples.map((one) => (
        <blockquote key={`${one.good} ${one.words}`} className={one.good ? 'yc-example-good' : 'yc-example-bad'}>
          <b>{t(one.good ? 'handbook.good' : 'handbook.bad')}</b> {one.words}{' '}
          {one.contact !== '' && <a href={`/contacts/${encodeURIComponent(one.contact)}`}>{one.contact}</a>}
        </blockquote>
      ))}
      {page.decisions.length > 0 && (
        <ul>
          {page.decisions.map((one) => (
            <li key={`${one.kind} ${one.at} ${one.words}`}>
              <Tag>{one.outcome === null ? t('handbook.calibration') : t(`outcome.${one.outcome}`)}</Tag>
              {one.answer !== null && <b>{t('handbook.agreed', { answer: said(one.answer) })} </b>}
              {one.words}
              {one.reason !== '' && <small className="yc-quiet"> {t('handbook.argued', { reason: one.reason })}</small>}
              <small className="yc-quiet">
                {' '}
                {one.by} · {t('desk.version', { version: one.version })} ·{' '}
                {formatMoment(Date.parse(one.at), zone, locale)}
              </small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
