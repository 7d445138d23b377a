import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#src/ui/file/save-file.ts';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMay } from '#src/ui/me/me.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { formatDayRange } from '#src/ui/time/format-time.ts';
import { addDays, type DayRange } from '#src/ui/time/time-range.ts';
import { Progress } from '#src/ui/file/Progress.tsx';
import { exportPart, type ExportInput } from '../../contract/export.ts';
import { kpisApi } from '../api.ts';
import './export.css';

interface ExportDrawerProps {
  readonly days: DayRange;
  readonly onClose: () => void;
}

const POLL_MS = 500;

/** Every contact of the chosen days as a file, with the dictionary of its columns and who took it. */
export function ExportDrawer({ days, onClose }: ExportDrawerProps) {
  const { t } = useTranslation('kpis');
  const locale = useLocale();
  const mayUnmask = useMay('read:personal_data');
  const [format, setFormat] = useState<ExportInput['format']>('csv');
  const [unmasked, setUnmasked] = useState(false);
  const [reason, setReason] = useState('');
  const start = useMutation({
    mutationFn: () =>
      kpisApi.startExport({ from: days.from, to: addDays(days.to, 1), format, unmasked, reason: reason.trim() }),
  });
  const id = start.data?.id;
  const { data: progress = start.data, error } = useQuery({
    queryKey: ['export', id],
    queryFn: ({ signal }) => kpisApi.export({ id: id ?? '' }, { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? POLL_MS : false),
  });
  const fetchPart = useMutation({
    mutationFn: async (part: (typeof exportPart.options)[number]) => {
      const file = await kpisApi.exportFile({ id: id ?? '', part });
      saveFile(file, `${days.from} ${progress?.files[part] ?? part}`);
    },
  });
  const cancel = useMutation({ mutationFn: () => kpisApi.cancelExport({ id: id ?? '' }) });
  const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  const running = progress?.state === 'running';
  const count = (n: number): string => formatValue(n, 'count', locale);
  const failed = start.error ?? error ?? fetchPart.error ?? cancel.error;
  return (
    <DetailDrawer
      over={formatDayRange(utc(days.from), utc(days.to) + 86_400_000, 'UTC', locale)}
      title={t('export.title')}
      onClose={onClose}
    >
      <div className="yc-export-form">
        <p>{t('export.what')}</p>
        <Segmented
          value={format}
          disabled={running}
          onChange={setFormat}
          options={[
            { value: 'csv', label: 'CSV' },
            { value: 'parquet', label: 'Parquet' },
          ]}
        />
        {mayUnmask && (
          <Checkbox checked={unmasked} disabled={running} onChange={({ target }) => setUnmasked(target.checked)}>
            {t('export.unmasked')}
          </Checkbox>
        )}
        {unmasked && (
          <Input
            value={reason}
            maxLength={1000}
            placeholder={t('export.reason')}
            aria-label={t('export.reason')}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
        {failed !== null && <ErrorNotice error={failed} />}
        {progress?.state === 'failed' && (
          <p className="yc-export-failed">{t('export.failed', { reason: progress.error })}</p>
        )}
        {running && (
          <Progress
            what={t('export.writing')}
            share={progress.total === 0 ? null : progress.rows / progress.total}
            detail={t('export.rows', { rows: count(progress.rows), total: count(progress.total) })}
            onCancel={() => cancel.mutate()}
          />
        )}
        {progress?.state === 'done' && (
          <>
            <p>{t('export.done', { rows: count(progress.rows), size: ((progress.bytes ?? 0) / 1e6).toFixed(1) })}</p>
            <div className="yc-export-files">
              {exportPart.options.map((part) => (
                <Button
                  key={part}
                  type={part === 'data' ? 'primary' : 'default'}
                  loading={fetchPart.isPending && fetchPart.variables === part}
                  onClick={() => fetchPart.mutate(part)}
                >
                  {t(`export.part.${part}`)}
                </Button>
              ))}
            </div>
          </>
        )}
        {!running && (
          <Button
            type={progress?.state === 'done' ? 'default' : 'primary'}
            loading={start.isPending}
            disabled={unmasked && reason.trim() === ''}
            onClick={() => start.mutate()}
          >
            {t('export.start')}
          </Button>
        )}
      </div>
    </DetailDrawer>
  );
}
