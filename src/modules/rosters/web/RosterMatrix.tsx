import { type KeyboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayTypeOf } from '#src/modules/organisation/contract/day-types/day-type.ts';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { RosterMonth } from '../contract/roster.ts';

interface RosterMatrixProps {
  readonly month: RosterMonth;
  readonly dates: readonly string[];
  /** A day was opened (double click, Enter); absent: nobody may change it. */
  readonly onEdit?: ((person: RosterMonth['people'][number], date: string) => void) | undefined;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus between the days, as in a spreadsheet. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const cell = (event.target as HTMLElement).closest('td');
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined;
  if (!step || !cell || !row) return;
  const table = event.currentTarget;
  const next = table.rows[row.rowIndex + step[0]]?.cells[cell.cellIndex + step[1]];
  if (next?.tabIndex !== 0) return;
  event.preventDefault();
  next.focus();
}

/** People × dates, headings in sight; a day of which punches speak shows whether the person came. */
export function RosterMatrix({ month, dates, onEdit }: RosterMatrixProps) {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const cells = useMemo(() => new Map(month.cells.map((cell) => [`${cell.agent}/${cell.date}`, cell])), [month]);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
  const inShift = (date: string): number =>
    month.people.filter(({ agent }) => cells.get(`${agent}/${date}`)?.kind === 'work').length;
  const teams = [...Map.groupBy(month.people, (person) => person.team)];
  return (
    <div className="yc-roster-scroll">
      {/* Arrow keys walk through the days, as in a spreadsheet. */}
      <table className="yc-roster" onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col" className="yc-roster-who">
              {t('person')}
            </th>
            {dates.map((date) => {
              const day = dayTypeOf(date);
              const name = day.name?.[locale === 'zh-CN' ? 'zh' : 'en'];
              return (
                <th
                  key={date}
                  scope="col"
                  className={`yc-roster-${day.type}`}
                  title={[date, t(`day.${day.type}`), name].filter(Boolean).join(' · ')}
                >
                  {Number(date.slice(8))}
                  <small>
                    {day.type === 'make_up'
                      ? t('dayShort.make_up')
                      : day.type === 'statutory'
                        ? t('dayShort.statutory')
                        : weekday.format(new Date(date))}
                  </small>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {teams.flatMap(([team, people]) => [
            <tr key={`team-${team}`} className="yc-roster-team">
              <th scope="rowgroup" colSpan={dates.length + 1}>
                {team ?? t('noTeam')}
              </th>
            </tr>,
            ...people.map((person) => (
              <tr key={person.agent}>
                <th scope="row" className="yc-roster-who">
                  {person.name} <small>{person.number}</small>
                </th>
                {dates.map((date) => {
                  const cell = cells.get(`${person.agent}/${date}`);
                  const came = cell?.attendance ?? null;
                  const words = cell
                    ? [
                        cell.code,
                        cell.kind === null ? t('noMeaning') : t(`shift.${cell.kind}`),
                        came === null
                          ? null
                          : came === 'late'
                            ? t('late', { count: cell.late ?? 0 })
                            : t(`attendance.${came}`),
                      ]
                    : [t('nothing')];
                  return (
                    <td
                      key={date}
                      tabIndex={0}
                      {...(onEdit && {
                        onDoubleClick: () => onEdit(person, date),
                        onKeyDown: (event) => event.key === 'Enter' && onEdit(person, date),
                      })}
                      title={`${person.name} · ${date} · ${words.filter(Boolean).join(' · ')}`}
                      className={[`yc-roster-${cell?.kind ?? 'none'}`, came === null ? '' : `yc-roster-${came}`].join(
                        ' ',
                      )}
                    >
                      {cell?.code ?? ''}
                    </td>
                  );
                })}
              </tr>
            )),
          ])}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="yc-roster-who">
              {t('inShift')}
            </th>
            {dates.map((date) => (
              <td key={date}>{inShift(date) || ''}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
