import { Alert, Button, Checkbox, Drawer, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { FileDrop } from '#src/ui/file/FileDrop.tsx';
import { type ImportKind, importKind, type RosterImport } from '../contract/roster.ts';
import { ImportFindings } from './ImportFindings.tsx';
import { importOf, useImport, usePreview } from './use-rosters.ts';

interface ImportDrawerProps {
  readonly kind: ImportKind;
  readonly agents: readonly { readonly agent: string; readonly name: string }[];
  readonly onClose: () => void;
  /** First date of what was kept. */
  readonly onTaken: (first: string | null) => void;
}

/** A workbook as it is: what was understood, what could not be used and why, questions to answer once, then the import. */
export function ImportDrawer({ kind: first, onClose, onTaken }: ImportDrawerProps) {
  const { t } = useTranslation('rosters');
  const [kind, setKind] = useState(first);
  const [input, setInput] = useState<RosterImport | null>(null);
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>({});
  const [addPeople, setAddPeople] = useState(true);
  const asked = input && { ...input, kind, codes, addPeople };
  const preview = usePreview(asked);
  const taking = useImport();
  const view = taking.data ?? preview.data;
  const strangers = view?.openPeople.length ?? 0;
  return (
    <Drawer
      open
      onClose={onClose}
      size={760}
      title={t('importTitle')}
      footer={
        <div className="yc-roster-foot">
          {taking.data ? (
            <Button type="primary" onClick={onClose}>
              {t('close')}
            </Button>
          ) : (
            <>
              {strangers > 0 && (
                <Checkbox checked={addPeople} onChange={(event) => setAddPeople(event.target.checked)}>
                  {t('addPeople', { count: strangers })}
                </Checkbox>
              )}
              <Button
                type="primary"
                disabled={!asked || !view || view.kept === 0}
                loading={taking.isPending}
                onClick={() =>
                  asked && taking.mutate(asked, { onSuccess: ({ understood }) => onTaken(understood[0]?.from ?? null) })
                }
              >
                {t('keep')}
              </Button>
            </>
          )}
        </div>
      }
    >
      <div className="yc-roster-import">
        {!taking.data && (
          <>
            <Segmented
              value={kind}
              onChange={setKind}
              options={importKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
            <FileDrop
              multiple={false}
              title={input?.file ?? t('drop')}
              hint={t(`hint.${kind}`)}
              onFiles={([file]) => file && void importOf(kind, file).then(setInput)}
            />
          </>
        )}
        {preview.error !== null && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
        {taking.error !== null && <ErrorNotice error={taking.error} />}
        {taking.data && (
          <Alert
            type="success"
            showIcon
            title={t('taken', { count: taking.data.kept, rejected: taking.data.rejectedCount })}
          />
        )}
        {view && !taking.data && view.openCodes.length > 0 && (
          <section>
            <h3>{t('openCodes')}</h3>
            <p className="yc-quiet">{t('openCodesHint')}</p>
            <div className="yc-roster-answers">
              {view.openCodes.map(({ code, count, cell }) => (
                <label key={code}>
                  <b>{code}</b> <small>{t('times', { count, cell })}</small>
                  <Input
                    size="small"
                    placeholder="08:00-16:30 / 休 / A"
                    value={answers[code] ?? ''}
                    onChange={(event) => setAnswers({ ...answers, [code]: event.target.value })}
                    onBlur={() => setCodes(answers)}
                    onPressEnter={() => setCodes(answers)}
                  />
                </label>
              ))}
            </div>
          </section>
        )}
        {view && <ImportFindings view={view} adding={addPeople && !taking.data} />}
      </div>
    </Drawer>
  );
}
