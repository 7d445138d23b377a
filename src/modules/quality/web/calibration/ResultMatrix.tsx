import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Calibration, CalibrationResult } from '../../contract/calibration.ts';
import { calibrationPage } from './calibration.pages.ts';

type Row = CalibrationResult['contacts'][number];
interface ResultMatrixProps {
  readonly session: Calibration;
  readonly result: CalibrationResult;
}

/** Contacts by people: the expert's score first, beside it everybody's and on how many items she differs. The most disputed contacts first. */
export function ResultMatrix({ session, result }: ResultMatrixProps) {
  const { t } = useTranslation('calibration');
  const locale = useLocale();
  const [{ contact }, setSearch] = usePageSearch(calibrationPage);
  const rows = useMemo(() => result.contacts.toSorted((a, b) => differing(b) - differing(a)), [result]);
  const columns = useMemo((): Column<Row>[] => {
    const chosen = new Map(session.chosen.map((one, i) => [one.contact, { ...one, number: i + 1 }]));
    const talked = (row: Row): number => session.notes.filter((one) => one.contact === row.contact).length;
    const decided = (row: Row): number => session.decisions.filter((one) => one.contact === row.contact).length;
    const people = result.contacts[0]?.scores.map(({ person }) => person) ?? [];
    return [
      {
        key: 'contact',
        title: t('column.contact'),
        value: (row) => chosen.get(row.contact)?.number ?? null,
        cell: (row) => (
          <>
            <b>{t('contactNumber', { number: chosen.get(row.contact)?.number ?? 0 })}</b>{' '}
            <small className="yc-quiet">{chosen.get(row.contact)?.agentName ?? row.contact}</small>
          </>
        ),
      },
      { key: 'differing', title: t('column.differing'), unit: 'count', value: differing },
      ...people.map((person): Column<Row> => {
        const { name = person, isExpert = false } = session.people.find(({ id }) => id === person) ?? {};
        const cell = (row: Row) => row.scores.find((one) => one.person === person);
        return {
          key: person,
          title: isExpert ? t('expertNamed', { name }) : name,
          unit: 'points',
          value: (row) => cell(row)?.score ?? null,
          noDataWord: t('missing'),
          cell: (row) => {
            const { score = null, differing: differs = 0 } = cell(row) ?? {};
            if (score === null) return <span className="yc-quiet">{t('missing')}</span>;
            return (
              <span className={`yc-calibration-cell${differs > 0 ? ' yc-calibration-differs' : ''}`}>
                {formatValue(score, 'points', locale)}
                {!isExpert && <small>{differs > 0 ? t('differsOn', { count: differs }) : t('alike')}</small>}
              </span>
            );
          },
        };
      }),
      {
        key: 'talk',
        title: t('column.talk'),
        align: 'end',
        value: (row) => talked(row) + decided(row),
        cell: (row) => t('talk', { count: talked(row), decisions: decided(row) }),
      },
    ];
  }, [t, locale, session, result]);
  return (
    <DataTable
      id="calibration-matrix"
      title={t('matrix')}
      subtitle={t('matrixHint')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.contact}
      selected={contact ?? null}
      onOpen={(row) => setSearch({ contact: row.contact })}
    />
  );
}

/** Answers that differ from the expert's, of everybody. */
const differing = (row: Row): number => row.scores.reduce((sum, one) => sum + one.differing, 0);
