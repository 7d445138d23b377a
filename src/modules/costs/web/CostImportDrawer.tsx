import { Alert, Button, Drawer, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { formatValue } from '#src/ui/number/format-value.ts';
import { FileDrop } from '#src/ui/file/FileDrop.tsx';
import type { CostImport, CostImportView, CostKind, NamedNoun } from '../contract/cost.ts';
import { importOf, useCostImport, useCostPreview, useOrganisation } from './use-costs.ts';

/** A cost table as it is: what was understood, names to explain once, what could not be used and why, then the import. */
export function CostImportDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('costs');
  const [input, setInput] = useState<CostImport | null>(null);
  const [kind, setKind] = useState<CostKind | 'auto'>('auto');
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const { data: organisation } = useOrganisation();
  const asked = input && { ...input, names, ...(kind !== 'auto' && { kind }) };
  const preview = useCostPreview(asked);
  const taking = useCostImport();
  const view = taking.data ?? preview.data;
  const choices = (noun: NamedNoun) => [
    { value: '', label: t('common') },
    ...(noun === 'channel'
      ? [...new Set((organisation?.queues ?? []).flatMap(({ channel }) => (channel === null ? [] : [channel])))].map(
          (id) => ({ value: id, label: t(`channel.${id}`, { defaultValue: id }) }),
        )
      : (organisation?.[noun === 'site' ? 'sites' : 'projects'] ?? []).map(({ id, name }) => ({
          value: id,
          label: name,
        }))),
  ];
  // Answers given here keep their place while they hold.
  const questions = preview.data?.openNames ?? [];
  return (
    <Drawer
      open
      onClose={onClose}
      size={760}
      title={t('importTitle')}
      footer={
        <div className="yc-cost-foot">
          {taking.data ? (
            <Button type="primary" onClick={onClose}>
              {t('close')}
            </Button>
          ) : (
            <Button
              type="primary"
              disabled={!asked || !view || view.kept === 0}
              loading={taking.isPending}
              onClick={() => asked && taking.mutate(asked)}
            >
              {t('keep')}
            </Button>
          )}
        </div>
      }
    >
      <div className="yc-cost-import">
        {!taking.data && (
          <>
            <FileDrop
              multiple={false}
              title={input?.file ?? t('drop')}
              hint={t('dropHint')}
              onFiles={([file]) => file && void importOf(file).then(setInput)}
            />
            <Segmented
              value={kind}
              onChange={setKind}
              options={(['auto', 'actual', 'budget'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
              aria-label={t('kind.label')}
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
        {!taking.data && questions.length > 0 && (
          <section>
            <h3>{t('openNames')}</h3>
            {questions.map(({ key, noun, name, count, cell }) => (
              <label key={key} className="yc-cost-name">
                <span>
                  <b>{name}</b> <small>{t('times', { count, cell, noun: t(`by.${noun}`) })}</small>
                </span>
                <Select
                  placeholder={t('means')}
                  value={names[key] ?? null}
                  options={choices(noun)}
                  onChange={(id) => setNames({ ...names, [key]: id ?? '' })}
                />
              </label>
            ))}
          </section>
        )}
        {view && <Findings view={view} />}
      </div>
    </Drawer>
  );
}

function Findings({ view }: { readonly view: CostImportView }) {
  const { t } = useTranslation('costs');
  const locale = useLocale();
  const money = (value: number | null): string => (value === null ? '–' : formatValue(value, 'money', locale));
  return (
    <>
      <section>
        <h3>{t('understood', { count: view.kept })}</h3>
        {view.understood.length === 0 && <p>{t('nothingUnderstood')}</p>}
        <table className="yc-cost-plain">
          <thead>
            <tr>
              <th>{t('by.month')}</th>
              <th>{t('kind.label')}</th>
              <th className="yc-end">{t('before')}</th>
              <th className="yc-end">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {view.months.map(({ month, kind, total, before }) => (
              <tr key={`${month}${kind}`}>
                <td>{month}</td>
                <td>{t(kind)}</td>
                <td className="yc-end">{money(before)}</td>
                <td className="yc-end">{money(total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {view.bots.length > 0 && <p className="yc-quiet">{t('bots', { items: view.bots.join(', ') })}</p>}
      </section>
      {view.rejectedCount > 0 && (
        <section>
          <h3>{t('rejected', { count: view.rejectedCount })}</h3>
          <table className="yc-cost-plain">
            <thead>
              <tr>
                <th>{t('cell')}</th>
                <th>{t('value')}</th>
                <th>{t('why')}</th>
              </tr>
            </thead>
            <tbody>
              {view.rejected.slice(0, 200).map((fault) => (
                <tr key={`${fault.sheet}!${fault.cell}${fault.code}`}>
                  <td>
                    {fault.file} · {fault.sheet} {fault.cell}
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
        </section>
      )}
    </>
  );
}
