import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bone } from '../layout/Bone.tsx';
import { intlTag } from '../locale/locale.ts';
import { useLocale } from '../locale/use-locale.ts';
import { formatValue } from '../number/format-value.ts';
import { type Column, columnAlign } from './column.ts';
import { HeadCell } from './HeadCell.tsx';
import { nextSort, type Sort, sortRows } from './sort-rows.ts';
import './table.css';
import { TableTools } from './TableTools.tsx';
import { useTableLook } from './use-table-look.ts';

export interface DataTableProps<Row> {
  /** Remembers columns and density; without it they last until the page is left. */
  readonly id?: string;
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Totals by column key, computed by the engine (ratio of sums), and their rule in words. */
  readonly total?: { readonly cells: Readonly<Record<string, ReactNode>>; readonly rule?: ReactNode };
  /** Given with `onSort` when the order lives in the URL; otherwise the table keeps it. */
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort | null) => void;
  /** Enter or click on a row. */
  readonly onOpen?: (row: Row) => void;
  readonly selected?: string | null;
  readonly fileName?: string;
  /** Every row for the export, where `rows` is one page of them. */
  readonly everyRow?: (() => Promise<readonly Row[]>) | undefined;
  readonly loading?: boolean;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  /** Pixels after which the body scrolls under its header. */
  readonly maxHeight?: number;
}

/** Whether a click means the row: not one on a button, a link or a field within it, nor on what such a thing has opened above it. */
function isOnRow({ target, currentTarget }: MouseEvent<HTMLTableRowElement>): boolean {
  const hit = (target as Element).closest('a, button, input, textarea, label, [role="button"]');
  return currentTarget.contains(target as Element) && (hit === null || hit === currentTarget);
}

/**
 * Rows drawn at once; the rest follows on request, so that ten thousand rows do not stop the page, nor a hundred cards on a phone keep what stands
 * below them out of reach.
 */
const rowsAtOnce = (): number => (window.matchMedia('(max-width: 600px)').matches ? 20 : 200);

/**
 * Figures in rows: sticky header, order, columns, density, keyboard, totals with their rule, export. On a phone every row is a card that names its
 * columns, instead of a line that runs out of the screen.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    id,
    title,
    subtitle,
    columns,
    rows,
    rowKey,
    total,
    onOpen,
    selected = null,
    loading = false,
    empty,
    maxHeight,
  } = props;
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const look = useTableLook(id, columns);
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const [page] = useState(rowsAtOnce);
  const [limit, setLimit] = useState(page);
  const sort = props.onSort === undefined ? ownSort : (props.sort ?? null);
  const setSort = props.onSort ?? setOwnSort;

  const sorted = useMemo(() => {
    const by = columns.find(({ key }) => key === sort?.key);
    return by === undefined || sort === null ? rows : sortRows(rows, by.value, sort.direction, intlTag(locale));
  }, [rows, columns, sort, locale]);

  const move = (event: KeyboardEvent<HTMLTableRowElement>, row: Row): void => {
    const here = event.currentTarget;
    const body = here.parentElement!;
    const target = {
      ArrowDown: here.nextElementSibling,
      ArrowUp: here.previousElementSibling,
      Home: body.firstElementChild,
      End: body.lastElementChild,
    }[event.key];
    if (target instanceof HTMLElement) {
      event.preventDefault();
      target.focus();
    } else if (event.key === 'Enter' && event.target === here) {
      onOpen?.(row);
    }
  };
  const plain = (column: Column<Row>, row: Row): ReactNode => {
    const value = column.value(row);
    if (value === null) return <span className="yc-no-data">{column.noDataWord ?? t('number.noData')}</span>;
    if (typeof value === 'string' || column.unit === undefined) return String(value);
    return formatValue(value, column.unit, locale, {
      ...(column.currency === undefined ? {} : { currency: column.currency }),
      ...(column.duration === undefined ? {} : { duration: column.duration }),
    });
  };

  return (
    <section className={`yc-table yc-table-${look.density}`} aria-label={title}>
      <header className="yc-card-head">
        <h2>{title}</h2>
        {subtitle !== undefined && <span className="yc-card-subtitle">{subtitle}</span>}
        <span className="yc-card-extra">
          <TableTools
            columns={columns}
            rows={sorted}
            everyRow={props.everyRow}
            look={look}
            fileName={props.fileName ?? title}
            rowCount={loading ? null : rows.length}
          />
        </span>
      </header>
      <div
        className="yc-table-scroll"
        style={maxHeight === undefined ? undefined : { maxHeight, overflowY: 'auto' }}
        tabIndex={-1}
      >
        <table aria-busy={loading}>
          <thead>
            <tr data-label={t('table.sortBy')}>
              {look.shown.map((column) => (
                <HeadCell
                  key={column.key}
                  column={column}
                  sort={sort}
                  onSort={() => setSort(nextSort(sort, column.key, column.unit !== undefined))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {loading
              ? Array.from({ length: 6 }, (_, i) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={i}>
                    {look.shown.map((column, c) => (
                      <td key={column.key} className={`yc-align-${columnAlign(column)}`}>
                        <Bone width={c === 0 ? '70%' : 48} height={12} />
                      </td>
                    ))}
                  </tr>
                ))
              : sorted.slice(0, limit).map((row, i) => {
                  const key = rowKey(row);
                  return (
                    <tr
                      key={key}
                      className={onOpen === undefined ? undefined : 'yc-row-opens'}
                      aria-selected={selected === key || undefined}
                      tabIndex={(selected === null ? i === 0 : selected === key) ? 0 : -1}
                      onKeyDown={(event) => move(event, row)}
                      onClick={onOpen === undefined ? undefined : (event) => isOnRow(event) && onOpen(row)}
                    >
                      {look.shown.map((column, c) =>
                        c === 0 ? (
                          <th key={column.key} scope="row">
                            {column.cell?.(row) ?? plain(column, row)}
                          </th>
                        ) : (
                          <td key={column.key} className={`yc-align-${columnAlign(column)}`} data-label={column.title}>
                            {column.cell?.(row) ?? plain(column, row)}
                          </td>
                        ),
                      )}
                    </tr>
                  );
                })}
            {!loading && rows.length === 0 && (
              <tr>
                <td colSpan={look.shown.length}>{empty ?? <span className="yc-no-data">{t('table.empty')}</span>}</td>
              </tr>
            )}
          </tbody>
          {total !== undefined && !loading && rows.length > 0 && (
            <tfoot>
              <tr>
                {look.shown.map((column, c) => (
                  <td key={column.key} className={`yc-align-${columnAlign(column)}`} data-label={column.title}>
                    {total.cells[column.key] ?? (c === 0 ? t('table.total') : null)}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {sorted.length > limit && (
        <button type="button" className="yc-link yc-table-more" onClick={() => setLimit(limit + page)}>
          {t('table.more', { count: Math.min(page, sorted.length - limit) })}
        </button>
      )}
      {total?.rule !== undefined && !loading && <p className="yc-table-rule">{total.rule}</p>}
    </section>
  );
}
