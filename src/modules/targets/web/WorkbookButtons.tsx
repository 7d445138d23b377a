import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '#src/ui/file/save-file.ts';
import { useMay } from '#src/ui/me/me.ts';
import type { AppError } from '#src/kernel/errors.ts';
import { targetsApi } from './api.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The targets of a goal as a workbook, and back again: changed rows become drafts. */
export function WorkbookButtons({ goal }: { readonly goal: string }) {
  const { t } = useTranslation('targets');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const mayChange = useMay('change:target');
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const work = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      const { message: said, details } = error as AppError;
      void message.error([details?.file, details?.field, said, details?.remedy].filter(Boolean).join(' · '), 8);
    } finally {
      setBusy(false);
    }
  };
  const write = async (): Promise<void> => {
    const { name, base64 } = await targetsApi.export({ id: goal });
    saveFile(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: XLSX }), name);
  };
  const read = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
    const done = await targetsApi.import({ id: goal, name: file.name, base64: btoa(text) });
    void message.success(t('workbook.done', done), 6);
    await queries.invalidateQueries({ queryKey: ['targets'] });
  };
  return (
    <>
      <Button loading={busy} onClick={() => void work(write)}>
        {t('workbook.export')}
      </Button>
      {mayChange && (
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".xlsx"
            aria-label={t('workbook.import')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void work(() => read(file));
            }}
          />
          <Button loading={busy} onClick={() => chooser.current?.click()}>
            {t('workbook.import')}
          </Button>
        </>
      )}
    </>
  );
}
