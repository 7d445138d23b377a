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
    // One form needs no name.
    const hasForms = new Set(rows.flatMap(({ agreements }) => agreements.map(({ form }) => form))).size > 1;
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
        cell: ({ name, active, duty }) => (
          <span className="yc-inspector-lines">
            <b>{name}</b>
            {(!active || duty !== null) && (
              <small className="yc-quiet">{active ? t(`duty.${duty!}`) : t('left')}</small>
            )}
          </span>
        ),
      },
      {
        key: 'hours',
        title: t('board.hours'),
        value: ({ hours }) => hours,
        align: 'end',
        cell: ({ hours, plannedHours }) => (
          <span className="yc-inspector-lines">
            {number(hours)}
            {plannedHours !== null && (
              <small className="yc-quiet">{t('board.planned', { hours: number(plannedHours) })}</small>
            )}
          </span>
        ),
      },
      {
        key: 'evaluations',
        title: t('board.evaluations'),
        value: ({ evaluations }) => evaluations,
        align: 'end',
        cell: ({ evaluations, assigned, minutes }) => (
          <span className="yc-inspector-lines">
            <span>{share(evaluations, assigned)}</span>
            {minutes !== null && <small className="yc-quiet">{t('board.minutes', { minutes: number(minutes) })}</small>}
          </span>
        ),
      },
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
        // The least of her forms.
        value: ({ agreements }) =>
          agreements.reduce<number | null>((least, { value }) => Math.min(least ?? 1, value), null),
        cell: ({ agreements }) =>
          agreements.length === 0
            ? '–'
            : agreements.map((one) => (
                <span key={one.form} className="yc-inspector-bar">
                  {hasForms && <small>{one.formName}</small>}
                  <IntervalBar
                    value={one.value}
                    interval={one}
                    centre={board?.floor ?? 0}
                    low={0}
                    high={1}
                    state={one.tells && one.low < (board?.floor ?? 0) ? 'off' : null}
                  />
                  <small className="yc-quiet">
                    {number(one.value)} ({number(one.low)} … {number(one.high)}) · {t(`from.${one.from}`)}
                    {!one.tells && ` · ${t('board.few')}`}
                  </small>
                </span>
              )),
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
      {
        key: 'certificates',
        title: t('column.certificates'),
        value: ({ certificates }) => certificates.filter(({ lapsed }) => lapsed === null).length,
        cell: ({ certificates }) => {
          const held = certificates.filter(({ lapsed }) => lapsed === null);
          const last = certificates[0]?.lapsed ?? null;
          if (held.length > 0)
            return <span className="yc-inspector-held">{held.map((one) => one.of).join(t('comma'))}</span>;
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
      subtitle={board && t('board.hint', { floor: formatValue(board.floor, 'number', locale) })}
      columns={columns}
      rows={board?.rows ?? []}
      rowKey={({ id }) => id}
      loading={board === undefined}
      empty={t('none')}
    />
  );
}
