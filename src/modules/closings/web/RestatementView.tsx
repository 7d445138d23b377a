import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue, noDataMark } from '#src/ui/number/format-value.ts';
import type { Unit } from '#src/ui/number/unit.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { formatMoment } from '#src/ui/time/format-time.ts';
import type { Cause, ClosingBody, ContactChange, FigureChange, Restatement } from '../contract/closing.ts';

interface RestatementViewProps {
  readonly restatement: Restatement;
  readonly kpis: ClosingBody['kpis'];
  readonly zone: string;
}

/** Old against new, why, and the contacts in between with before and after. */
export function RestatementView({ restatement, kpis, zone }: RestatementViewProps) {
  const { t } = useTranslation('closings');
  const locale = useLocale();
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const name = (id: string): string => known.get(id)?.name[locale === 'en' ? 'en' : 'zh'] ?? id;
  const text = (kpi: string, value: number | null): string =>
    value === null ? noDataMark : formatValue(value, (known.get(kpi)?.unit ?? 'number') as Unit, locale);
  const because = (cause: Cause): string => {
    switch (cause.kind) {
      case 'late_data':
        return t('late', { count: cause.contacts, file: cause.file || '–', at: formatMoment(cause.at, zone, locale) });
      case 'derived_again':
        return t('again', { count: cause.contacts });
      case 'gone':
        return t('gone', { count: cause.contacts });
      case 'other_facts':
        return t('otherFacts', { what: cause.label[locale === 'en' ? 'en' : 'zh'], days: cause.days.join(' ') });
      case 'setting':
        return t('settingChanged', {
          parameter: cause.parameter,
          before: cause.before ?? t('default'),
          after: cause.after ?? t('default'),
          reason: cause.reason ?? '',
        });
      case 'definition':
        return t('definitionChanged', { kpi: name(cause.kpi), before: cause.before, after: cause.after });
    }
  };
  const rounded = (value: number | null): string =>
    value === null ? noDataMark : value.toLocaleString(locale, { maximumFractionDigits: 0 });
  const figures: Column<FigureChange>[] = [
    { key: 'kpi', title: t('column.kpi'), value: ({ kpi }) => name(kpi) },
    {
      key: 'group',
      title: t('column.group'),
      value: ({ dimension, name: group, day }) =>
        [t(`dimension.${dimension}`), group, day?.slice(0, 10)].filter((part) => part != null).join(' · '),
    },
    ...(['before', 'after'] as const).map(
      (side): Column<FigureChange> => ({
        key: side,
        title: t(`column.${side}`),
        value: (row) => row[side].value,
        align: 'end',
        cell: (row) => (
          <>
            {text(row.kpi, row[side].value)}
            {row[side].denominator !== null && (
              <span className="yc-quiet">
                {' '}
                {rounded(row[side].numerator)} / {rounded(row[side].denominator)}
              </span>
            )}
          </>
        ),
      }),
    ),
  ];
  const seconds = (ms: number | null | undefined): string =>
    ms == null ? noDataMark : formatValue(ms / 1000, 'duration', locale);
  const side = (facts: ContactChange['after']): string =>
    facts === null
      ? noDataMark
      : [facts.outcome, facts.queue, facts.agent, seconds(facts.wait), seconds(facts.talk)]
          .filter((part) => part !== null)
          .join(' · ');
  const contacts: Column<ContactChange>[] = [
    { key: 'contact', title: t('column.contact'), value: ({ contact }) => contact },
    { key: 'what', title: t('column.what'), value: ({ what }) => t(`what.${what}`) },
    {
      key: 'at',
      title: t('column.firstTouch'),
      value: (row) => (row.after ?? row.before)?.firstTouch ?? null,
      cell: (row) => formatMoment((row.after ?? row.before)?.firstTouch ?? 0, zone, locale),
      align: 'start',
    },
    { key: 'before', title: t('column.before'), value: ({ before }) => side(before) },
    { key: 'after', title: t('column.after'), value: ({ after }) => side(after) },
  ];
  const { counts } = restatement;
  return (
    <>
      <ul className="yc-closing-causes">
        {restatement.causes.map((cause) => (
          <li key={JSON.stringify(cause)}>{because(cause)}</li>
        ))}
      </ul>
      <DataTable
        title={t('figures')}
        columns={figures}
        rows={restatement.figures}
        rowKey={({ kpi, dimension, group, day }) => `${kpi}|${dimension}|${group}|${day}`}
        maxHeight={420}
        empty={t('noFigures')}
      />
      <DataTable
        title={t('contactsChanged')}
        subtitle={t('counts', counts)}
        columns={contacts}
        rows={restatement.contacts}
        rowKey={({ contact }) => contact}
        maxHeight={420}
        empty={t('noContacts')}
      />
    </>
  );
}
