import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import type { Column } from '#src/ui/table/column.ts';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import { IntervalBar } from '#src/ui/table/IntervalBar.tsx';
import type { BoardRow, InspectorBoard } from '../../contract/inspector.ts';

/** Work in hours against what was planned, and how sure what it says is; sorted by name. */
export function BoardTable({ board }: { readonly board: InspectorBoard | undefined }) {
  const { t } = useTranslation('inspectors');
  const locale = useLocale();
  const columns = useMemo((): Column<BoardRow>[] => {
    const number = (value: number): string => formatValue(value, 'number', locale);
    const points = (value: number): string => `${value > 0 ? '+' : ''}${formatValue(value, 'score', locale)}`;
    const rows = board?.rows ?? [];
    const reach = Math.max(
      2,
      ...rows.flatMap(({ severity: s }) => (s === null ? [] : [Math.abs(s.low), Math.abs(s.high)])),
    );
    const share = (part: number, of: number) =>
      of === 0 ? (
        '–'
      ) : (
        <>
          {part} <small className="yc-quiet">{t('board.of', { count: of })}</small>
        </>
      );
    return [
      {
        key: 'name',
        title: t('column.inspector'),
        value: ({ name }) => name,
        cell: ({ name, active }) => (
          <>
            <b>{name}</b> {!active && <small className="yc-quiet">{t('left')}</small>}
          </>
        ),
      },
      {
        key: 'hours',
        title: t('board.hours'),
        value: ({ hours }) => hours,
        align: 'end',
        cell: ({ hours, plannedHours }) => (
          <>
            {number(hours)}{' '}
            <small className="yc-quiet">
              {plannedHours === null ? '' : t('board.planned', { hours: number(plannedHours) })}
            </small>
          </>
        ),
      },
      {
        key: 'evaluations',
        title: t('board.evaluations'),
        value: ({ evaluations }) => evaluations,
        align: 'end',
        cell: ({ evaluations, assigned }) => share(evaluations, assigned),
      },
      { key: 'minutes', title: t('board.minutes'), unit: 'number', value: ({ minutes }) => minutes },
      {
        key: 'severity',
        title: t('board.severity'),
        value: ({ severity }) => severity?.value ?? null,
        cell: ({ severity }) =>
          severity === null ? (
            '–'
          ) : (
            <span className="yc-inspector-bar">
              <IntervalBar value={severity.value} interval={severity} centre={0} low={-reach} high={reach} />
              <small className="yc-quiet">
                {points(severity.value)} ({points(severity.low)} … {points(severity.high)})
              </small>
            </span>
          ),
      },
      {
        key: 'agreement',
        title: t('board.agreement'),
        value: ({ agreement }) => agreement?.value ?? null,
        cell: ({ agreement }) =>
          agreement === null ? (
            '–'
          ) : (
            <span className="yc-inspector-bar">
              <IntervalBar
                value={agreement.value}
                interval={agreement}
                centre={board?.floor ?? 0}
                low={0}
                high={1}
                state={agreement.tells && agreement.low < (board?.floor ?? 0) ? 'off' : null}
              />
              <small className="yc-quiet">
                {number(agreement.value)} ({number(agreement.low)} … {number(agreement.high)}) ·{' '}
                {t(`from.${agreement.from}`)}
                {!agreement.tells && ` · ${t('board.few')}`}
              </small>
            </span>
          ),
      },
      {
        key: 'upheld',
        title: t('board.upheld'),
        value: ({ upheld }) => upheld,
        align: 'end',
        cell: ({ upheld, appealed }) => share(upheld, appealed),
      },
      {
        key: 'changed',
        title: t('board.changed'),
        value: ({ changed }) => changed,
        align: 'end',
        cell: ({ changed, rescored }) => share(changed, rescored),
      },
      { key: 'duty', title: t('column.duty'), value: ({ duty }) => (duty === null ? null : t(`duty.${duty}`)) },
      {
        key: 'certificates',
        title: t('column.certificates'),
        value: ({ certificates }) => certificates.filter(({ lapsed }) => lapsed === null).length,
        cell: ({ certificates }) => {
          const held = certificates.filter(({ lapsed }) => lapsed === null);
          const last = certificates[0]?.lapsed ?? null;
          if (held.length > 0) return held.map((one) => one.of).join(t('comma'));
          return last === null ? (
            <span className="yc-quiet">{t('certificate.none')}</span>
          ) : (
            <b className="yc-desk-failed">{t('certificate.lapsedWhy', { why: t(`why.${last.why}`) })}</b>
          );
        },
      },
    ];
  }, [t, locale, board]);
  return (
    <DataTable
      id="inspector-board"
      title={t('tab.board')}
      subtitle={t('board.hint', { floor: formatValue(board?.floor ?? 0, 'number', locale) })}
      columns={columns}
      rows={board?.rows ?? []}
      rowKey={({ id }) => id}
      loading={board === undefined}
      empty={t('none')}
    />
  );
}
