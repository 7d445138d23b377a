import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { exportMark } from '#src/kernel/export-mark.ts';
import { useTakeTable } from '../file/take-table.ts';
import { useLocale } from '../locale/use-locale.ts';
import { type ChartHandle, saveChart } from './chart-handle.ts';

/** Saves a drawn chart as a picture: recorded first, as every table that leaves is, and marked with who took it. */
export function useSaveChart(): (handle: ChartHandle | null, background: string, name: string) => Promise<void> {
  const take = useTakeTable();
  const locale = useLocale();
  const { t } = useTranslation('ui');
  const { message } = App.useApp();
  return async (handle, background, name) => {
    try {
      const taken = await take?.({ title: name, format: 'png', rows: 0, columns: [] });
      await saveChart(handle, background, name, taken === undefined ? null : exportMark(taken, locale));
    } catch (error) {
      void message.error(t('table.exportFailed', { reason: error instanceof Error ? error.message : String(error) }));
    }
  };
}
