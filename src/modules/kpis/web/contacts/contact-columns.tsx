import type { TFunction } from 'i18next';
import type { Locale } from '#src/ui/locale/locale.ts';
import type { Column } from '#src/ui/table/column.ts';
import { formatClockSeconds, formatMonthDay } from '#src/ui/time/format-time.ts';
import type { ContactRow } from '../../contract/contacts.ts';
import { reasonWords } from '../passport/reason-words.ts';

/** Columns of a list of contacts; the rarer ones are off at first. */
export function contactColumns(t: TFunction<'kpis'>, locale: Locale, zone: string): Column<ContactRow>[] {
  const word = (
    key: 'queue' | 'agent' | 'team' | 'customer' | 'channel' | 'direction' | 'source',
    offAtFirst = false,
  ): Column<ContactRow> => ({
    key,
    title: t(`contacts.column.${key}`),
    value: (row) => row[key],
    cell: (row) => (row[key] === null ? '–' : reasonWords(row[key], t)),
    offAtFirst,
  });
  const lasted = (key: 'wait' | 'talk' | 'hold' | 'acw' | 'ivr', offAtFirst = false): Column<ContactRow> => ({
    key,
    title: t(`contacts.column.${key}`),
    unit: 'duration',
    noDataWord: '–',
    value: (row) => row[key],
    offAtFirst,
  });
  return [
    {
      key: 'firstTouch',
      title: t('contacts.column.firstTouch'),
      value: (row) => row.firstTouch,
      cell: ({ firstTouch }) => {
        const at = Date.parse(firstTouch);
        return `${formatMonthDay(at, zone, locale)} ${formatClockSeconds(at, zone, locale)}`;
      },
    },
    word('queue'),
    word('customer'),
    {
      key: 'outcome',
      title: t('dimension.outcome'),
      value: (row) => row.outcome,
      cell: (row) => reasonWords(row.outcome, t),
    },
    lasted('wait'),
    word('agent'),
    lasted('talk'),
    lasted('hold', true),
    lasted('acw', true),
    lasted('ivr', true),
    word('team', true),
    word('channel'),
    word('direction', true),
    word('source', true),
    { key: 'contactId', title: t('contacts.column.contactId'), value: (row) => row.contactId },
  ];
}
