import { useTranslation } from 'react-i18next';
import type { ImportView } from '../contract/roster.ts';

/** What was understood, and every cell that was not, with what to do about it. */
export function ImportFindings({ view, adding }: { readonly view: ImportView; readonly adding: boolean }) {
  const { t } = useTranslation('rosters');
  // People who will be added are no fault.
  const rejected = view.rejected.filter(({ code }) => !(adding && code === 'unknown_person'));
  return (
    <>
      <section>
        <h3>{t('understood', { count: view.kept, people: view.people })}</h3>
        <ul className="yc-roster-list">
          {view.understood.map((block) => (
            <li key={`${block.sheet}${block.what}`}>
              <b>{block.sheet}</b> · {t('rows', { count: block.rows })}
              {block.from !== null && ` · ${block.from} – ${block.until}`}
            </li>
          ))}
          {view.understood.length === 0 && <li>{t('nothingUnderstood')}</li>}
        </ul>
        {view.sample.length > 0 && (
          <p className="yc-quiet">
            {view.sample
              .slice(0, 8)
              .map((cell) => `${cell.cell} ${cell.agent} ${cell.date} ${cell.what}`)
              .join(' ; ')}{' '}
            …
          </p>
        )}
      </section>
      {adding && view.openPeople.length > 0 && (
        <section>
          <h3>{t('newPeople', { count: view.openPeople.length })}</h3>
          <p>{view.openPeople.map(({ number, name }) => [number, name].filter(Boolean).join(' ')).join(' · ')}</p>
        </section>
      )}
      {[...view.notices, ...rejected].length > 0 && (
        <section>
          <h3>{t('rejected', { count: rejected.length })}</h3>
          <table className="yc-roster-rejected">
            <thead>
              <tr>
                <th>{t('cell')}</th>
                <th>{t('value')}</th>
                <th>{t('why')}</th>
              </tr>
            </thead>
            <tbody>
              {[...view.notices, ...rejected].slice(0, 200).map((fault) => (
                <tr key={`${fault.sheet}!${fault.cell}${fault.code}${fault.value}`}>
                  <td>
                    {fault.sheet} {fault.cell}
                  </td>
                  <td>{fault.value}</td>
                  <td>
                    {t(`fault.${fault.code}`, { defaultValue: fault.reason })}
                    <small>{t(`remedy.${fault.code}`, { defaultValue: fault.remedy })}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
