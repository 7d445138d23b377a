import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ConnectorBody } from './ConnectorFields.tsx';
import type { Draft } from './draft.ts';
import { CompanionInput } from './CompanionInput.tsx';
import { MappingInput } from './MappingInput.tsx';

interface FieldInputProps {
  readonly field: ConnectorBody['fields'][number];
  readonly label: string;
  readonly help: string | undefined;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** One field a connector asks for, as its kind says. */
export function FieldInput({ field, label, help, draft, onChange }: FieldInputProps) {
  const { t } = useTranslation('ingestion');
  const { name, kind, required, choices = [] } = field;
  const set = (value: string): void => onChange({ ...draft, settings: { ...draft.settings, [name]: value } });
  const title = (
    <span>
      {label}
      {required && <i className="yc-required">{t('field.required')}</i>}
    </span>
  );
  if (kind === 'mapping') {
    return (
      <div className="yc-form-wide">
        {title}
        <MappingInput value={draft.mapping} onChange={(mapping) => onChange({ ...draft, mapping })} />
      </div>
    );
  }
  if (kind === 'file') {
    return (
      <div>
        {title}
        <CompanionInput
          label={label}
          value={draft.files[name]}
          onChange={(file) => {
            const { [name]: _, ...others } = draft.files;
            onChange({ ...draft, files: file === undefined ? others : { ...others, [name]: file } });
          }}
        />
        {help !== undefined && <small>{help}</small>}
      </div>
    );
  }
  return (
    <label>
      {title}
      {kind === 'choice' ? (
        <Select
          allowClear
          value={draft.settings[name] ?? null}
          placeholder={t('field.automatic')}
          onChange={(value: string | null | undefined) => set(value ?? '')}
          options={choices.map((value) => ({ value, label: t(`choice.${value}` as never, value) }))}
        />
      ) : (
        <Input value={draft.settings[name] ?? ''} onChange={(event) => set(event.target.value)} />
      )}
      {help !== undefined && <small>{help}</small>}
    </label>
  );
}
