import { Alert, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { FileDrop } from '#src/ui/file/FileDrop.tsx';
import type { ListImport, ListKind } from '../contract/list-import.ts';
import { useListPreview, useTakeList } from './use-organisation.ts';

/** A list as it is: what it would change, what of it cannot be used and why; then kept. */
export function ListDrawer({ kind, onClose }: { readonly kind: ListKind; readonly onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const [input, setInput] = useState<ListImport | null>(null);
  const preview = useListPreview(input);
  const taking = useTakeList();
  const view = taking.data ?? preview.data;
  const open = view !== undefined && view.made + view.changed > 0 && !taking.data;
  return (
    <Drawer
      open
      onClose={onClose}
      size={760}
      title={t(`import.${kind}`)}
      footer={
        <Button
          type="primary"
          disabled={input === null || (!open && !taking.data)}
          loading={taking.isPending}
          onClick={() => (taking.data ? onClose() : input && taking.mutate(input))}
        >
          {t(taking.data ? 'close' : 'keep')}
        </Button>
      }
    >
      <div className="yc-organisation-import">
        {!taking.data && (
          <FileDrop
            multiple={false}
            title={input?.file ?? t('drop')}
            hint={t(`hint.${kind}`)}
            onFiles={([file]) => file && void contentOf(kind, file).then(setInput)}
          />
        )}
        {preview.error !== null && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
        {taking.error !== null && <ErrorNotice error={taking.error} />}
        {view !== undefined && (
          <Alert
            type={taking.data ? 'success' : 'info'}
            showIcon
            title={t(taking.data ? 'taken' : 'would', {
              made: view.made,
              changed: view.changed,
              same: view.same,
              rejected: view.rejected.length,
            })}
          />
        )}
        {view !== undefined && view.changes.length > 0 && (
          <table className="yc-organisation-changes">
            <thead>
              <tr>
                <th>{t('cell')}</th>
                <th>{t('field.name')}</th>
                <th>{t('what')}</th>
              </tr>
            </thead>
            <tbody>
              {view.changes.map((change) => (
                <tr key={change.cell}>
                  <td>{change.cell}</td>
                  <td>
                    {change.name}
                    <small>{t(`change.${change.what}`)}</small>
                  </td>
                  <td>
                    {change.fields.map(({ field, before, after }) => (
                      <div key={field}>
                        {t(`field.${field}`)}: {before !== null && <s>{before}</s>} {after}
                      </div>
                    ))}
                    {change.from !== null && <small>{t('since', { from: change.from })}</small>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {view !== undefined && view.rejected.length > 0 && (
          <table className="yc-organisation-changes">
            <thead>
              <tr>
                <th>{t('cell')}</th>
                <th>{t('value')}</th>
                <th>{t('why')}</th>
              </tr>
            </thead>
            <tbody>
              {view.rejected.map((fault) => (
                <tr key={`${fault.sheet}!${fault.cell}${fault.code}`}>
                  <td>
                    {fault.sheet} {fault.cell}
                  </td>
                  <td>{fault.value}</td>
                  <td>
                    {t(`fault.${fault.code}`, { defaultValue: fault.reason })}
                    <small>{t(`remedy.${fault.code}`, { defaultValue: fault.remedy })}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Drawer>
  );
}

/** A chosen file as an import takes it. */
async function contentOf(kind: ListKind, file: File): Promise<ListImport> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let i = 0; i < bytes.length; i += 32_768) text += String.fromCharCode(...bytes.subarray(i, i + 32_768));
  return { kind, file: file.name, content: btoa(text) };
}
