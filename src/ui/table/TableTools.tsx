import { App, Button, Checkbox, Dropdown, Popover, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { exportMark } from '#src/kernel/export-mark.ts';
import { saveFile } from '../file/save-file.ts';
import { useTakeTable } from '../file/take-table.ts';
import { Icon } from '../icon/Icon.tsx';
import { useLocale } from '../locale/use-locale.ts';
import type { Column } from './column.ts';
import { csvText } from './export-csv.ts';
import { xlsxFile } from './export-xlsx.ts';
import { densities, type useTableLook } from './use-table-look.ts';

interface TableToolsProps<Row> {
  readonly columns: readonly Column<Row>[];
  /** In the order on screen, all of them. */
  readonly rows: readonly Row[];
  /** Every row, where `rows` is one page of them. */
  readonly everyRow?: (() => Promise<readonly Row[]>) | undefined;
  readonly look: ReturnType<typeof useTableLook<Row>>;
  readonly fileName: string;
  /** `null` while it is not known. */
  readonly rowCount: number | null;
}

/** Columns, density, export: small and quiet at the right of a table's title. */
export function TableTools<Row>({ columns, rows, everyRow, look, fileName, rowCount }: TableToolsProps<Row>) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const take = useTakeTable();
  const { message } = App.useApp();
  const shown = columns.filter((column) => look.shown.includes(column));

  const save = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    const waiting = everyRow === undefined ? null : message.loading(t('table.exporting'), 0);
    try {
      const all = everyRow === undefined ? rows : await everyRow();
      // The trail first: what could not be recorded does not leave.
      const taken = await take?.({
        title: fileName,
        format: kind,
        rows: all.length,
        columns: shown.map(({ title }) => title),
      });
      const mark = taken === undefined ? undefined : exportMark(taken, locale);
      const file =
        kind === 'csv'
          ? new Blob([csvText(shown, all, mark)], { type: 'text/csv' })
          : await xlsxFile(shown, all, fileName, mark);
      saveFile(file, `${fileName}.${kind}`);
    } catch (error) {
      void message.error(t('table.exportFailed', { reason: error instanceof Error ? error.message : String(error) }));
    } finally {
      waiting?.();
    }
  };
  const densityWord = {
    tight: t('table.densityTight'),
    normal: t('table.densityNormal'),
    roomy: t('table.densityRoomy'),
  };

  return (
    <span className="yc-table-tools">
      {rowCount !== null && <span>{t('table.rows', { count: rowCount })}</span>}
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className="yc-table-columns">
            <Segmented
              size="small"
              value={look.density}
              onChange={look.setDensity}
              options={densities.map((value) => ({ value, label: densityWord[value] }))}
            />
            {columns.map((column, i) => (
              <Checkbox
                key={column.key}
                checked={i === 0 || look.isOn(column)}
                disabled={i === 0}
                onChange={() => look.toggle(column)}
              >
                {column.title}
              </Checkbox>
            ))}
          </div>
        }
      >
        <Button type="text" size="small" icon={<Icon name="columns" size={14} />}>
          {t('table.columns')}
        </Button>
      </Popover>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'xlsx', label: t('table.exportXlsx') },
            { key: 'csv', label: t('table.exportCsv') },
          ],
          onClick: ({ key }) => void save(key === 'csv' ? 'csv' : 'xlsx'),
        }}
      >
        <Button type="text" size="small" icon={<Icon name="download" size={14} />}>
          {t('table.export')}
        </Button>
      </Dropdown>
    </span>
  );
}
