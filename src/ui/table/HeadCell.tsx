import { useTranslation } from 'react-i18next';
import { type Column, columnAlign } from './column.ts';
import type { Sort } from './sort-rows.ts';

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: Sort | null;
  readonly onSort: () => void;
}

/** A column's title; a button where the column can be ordered by. */
export function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const { t } = useTranslation('ui');
  const sorted = sort?.key === column.key ? sort.direction : null;
  const className = `yc-align-${columnAlign(column)}`;
  const style = column.width === undefined ? undefined : { width: column.width, minWidth: column.width };
  if (column.drawing === true || column.sortable === false) {
    return (
      <th scope="col" className={className} style={style}>
        {column.head ?? column.title}
      </th>
    );
  }
  return (
    <th
      scope="col"
      className={className}
      style={style}
      aria-sort={sorted === null ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button
        type="button"
        className="yc-sort"
        onClick={onSort}
        title={sorted === null ? undefined : t(sorted === 'asc' ? 'table.sortAscending' : 'table.sortDescending')}
      >
        {column.head ?? column.title}
        {sorted !== null && (
          <svg viewBox="0 0 10 10" width="8" height="8" aria-hidden="true">
            <path d={sorted === 'asc' ? 'M0 8h10L5 2z' : 'M0 2h10L5 8z'} fill="currentColor" />
          </svg>
        )}
      </button>
    </th>
  );
}
