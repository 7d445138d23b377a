import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import type { Validity } from '../../contract/validity.ts';
import { NewFindingLink } from '../findings/NewFindingLink.tsx';

type Item = Validity['items'][number];
const LOW = -0.3;
const HIGH = 0.8;

/** What each item is worth, and why. */
export function MeterTable({
  items,
  loading,
  asked,
}: {
  readonly items: readonly Item[];
  readonly loading: boolean;
  /** What is looked at, for a finding that begins here. */
  readonly asked: { readonly form: string; readonly from: string; readonly to: string } | null;
}) {
  const { t } = useTranslation(['scores', 'quality']);
  const locale = useLocale();
  const mayFind = useMay('change:finding');
  const columns = useMemo((): Column<Item>[] => {
    const number = (value: number | null): string => (value === null ? '–' : formatValue(value, 'number', locale));
    const correlation = (found: Item['discrimination'], words: string | null) =>
      found === null ? (
        '–'
      ) : (
        <span className="yc-score-link">
          <IntervalBar value={found.r} interval={found} centre={0} low={LOW} high={HIGH} />
          <small className="yc-quiet">
            {number(found.r)} ({number(found.low)} … {number(found.high)})
          </small>
          {words !== null && <small className="yc-quiet">{words}</small>}
        </span>
      );
    return [
      {
        key: 'item',
        title: t('column.item'),
        value: ({ words }) => words,
        cell: ({ item, words }) => (
          <span className="yc-meter-lines">
            <b>{words}</b>
            {mayFind && asked !== null && (
              <small>
                <NewFindingLink from={{ origin: 'item', item, ...asked }} />
              </small>
            )}
          </span>
        ),
      },
      {
        key: 'aspect',
        title: t('quality:column.aspect'),
        value: ({ aspect, critical }) => (critical ? t(`quality:critical.${aspect}`) : t(`quality:aspect.${aspect}`)),
        offAtFirst: true,
      },
      {
        key: 'meaning',
        title: t('column.meaning'),
        value: ({ meaning }) => t(`meaning.${meaning}`),
        cell: ({ meaning, reason }) => (
          <span className="yc-meter-lines">
            <b className={`yc-meter-${meaning}`}>{t(`meaning.${meaning}`)}</b>
            <small className="yc-quiet">{t(`because.${reason}`)}</small>
          </span>
        ),
      },
      { key: 'because', title: t('column.evidence'), value: ({ reason }) => t(`because.${reason}`), offAtFirst: true },
      {
        key: 'link',
        title: t('column.link'),
        value: ({ link }) => link?.r ?? null,
        cell: ({ link }) => correlation(link, link === null ? null : t(`outcome.${link.outcome}`)),
      },
      {
        key: 'discrimination',
        title: t('column.discrimination'),
        value: ({ discrimination }) => discrimination?.r ?? null,
        cell: ({ discrimination }) => correlation(discrimination, null),
      },
      { key: 'fullMarks', title: t('column.fullMarks'), unit: 'ratio', value: ({ fullMarks }) => fullMarks },
      { key: 'people', title: t('column.spread'), unit: 'ratio', value: ({ people }) => people },
      {
        key: 'agreement',
        title: t('column.agreement'),
        value: ({ agreement }) => agreement.value,
        align: 'end',
        cell: ({ agreement }) => (
          <>
            {number(agreement.value)} <small className="yc-quiet">n {agreement.units}</small>
          </>
        ),
      },
      { key: 'upheld', title: t('column.upheld'), unit: 'ratio', value: ({ upheld }) => upheld?.rate ?? null },
      { key: 'na', title: t('column.notApplicable'), unit: 'ratio', value: ({ notApplicable }) => notApplicable },
      { key: 'seconds', title: t('column.seconds'), unit: 'count', value: ({ seconds }) => seconds },
      { key: 'answered', title: t('column.answered'), unit: 'count', value: ({ answered }) => answered },
    ];
  }, [t, locale, mayFind, asked]);
  return (
    <div className="yc-meter">
      <DataTable
        id="meter"
        title={t('validity.meter')}
        subtitle={t('validity.meterHint')}
        columns={columns}
        rows={items}
        rowKey={({ item }) => item}
        loading={loading}
        empty={t('validity.none')}
      />
    </div>
  );
}
