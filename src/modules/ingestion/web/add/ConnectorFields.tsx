import { AutoComplete, Select } from 'antd';
import type { z } from 'zod';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import type { connectorBody } from '../../contract/routes.ts';
import { useSources } from '../use-sources.ts';
import './add.css';
import { type Draft, emptyDraft } from './draft.ts';
import { FieldInput } from './FieldInput.tsx';
import { ZoneSelect } from './ZoneSelect.tsx';

export type ConnectorBody = z.infer<typeof connectorBody>;

interface ConnectorFieldsProps {
  readonly connectors: readonly ConnectorBody[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** The form of an import: what it is, which source, which zone, and whatever its connector asks, drawn from its spec. */
export function ConnectorFields({ connectors, draft, onChange }: ConnectorFieldsProps) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const inLocale = (label: { readonly en: string; readonly zh: string }): string =>
    locale === 'zh-CN' ? label.zh : label.en;
  const { data: sources = [] } = useSources();
  const connector = connectors.find(({ id }) => id === draft.connector);
  const same = useMemo(
    () => sources.filter((source) => source.connector === draft.connector),
    [sources, draft.connector],
  );

  return (
    <div className="yc-form">
      <label>
        <span>{t('field.connector')}</span>
        <Select
          value={draft.connector}
          onChange={(id) => onChange({ ...emptyDraft(id), source: draft.source, zone: draft.zone })}
          options={connectors.map(({ id, title }) => ({ value: id, label: inLocale(title) }))}
        />
        {connector !== undefined && <small>{inLocale(connector.description)}</small>}
      </label>
      <label>
        <span>{t('field.source')}</span>
        <AutoComplete
          value={draft.source}
          placeholder={draft.connector}
          onChange={(source: string) =>
            onChange({ ...draft, source, zone: same.find((known) => known.source === source)?.zone ?? draft.zone })
          }
          options={same.map(({ source }) => ({ value: source }))}
        />
        <small>{t('field.sourceHelp')}</small>
      </label>
      <label>
        <span>{t('field.zone')}</span>
        <ZoneSelect value={draft.zone} onChange={(zone) => onChange({ ...draft, zone })} />
        <small>{t('field.zoneHelp')}</small>
      </label>
      {(connector?.fields ?? [])
        .filter(({ kind }) => kind !== 'zone')
        .map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            label={inLocale(field.label)}
            help={field.help === undefined ? undefined : inLocale(field.help)}
            draft={draft}
            onChange={onChange}
          />
        ))}
    </div>
  );
}
