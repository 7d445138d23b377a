import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '#src/ui/locale/use-locale.ts';
import { useMappings } from '../use-sources.ts';
import { CompanionInput } from './CompanionInput.tsx';

interface MappingInputProps {
  readonly value: string;
  readonly onChange: (mapping: string) => void;
}

/** A mapping: one that comes with the program, one of one's own, or its text to be changed by hand. */
export function MappingInput({ value, onChange }: MappingInputProps) {
  const { t } = useTranslation('ingestion');
  const locale = useLocale();
  const { data: mappings = [] } = useMappings();
  const ready = mappings.find((mapping) => mapping.text === value);
  return (
    <div className="yc-mapping">
      <div className="yc-mapping-choice">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          value={ready?.name ?? null}
          placeholder={t('mapping.ready')}
          aria-label={t('mapping.ready')}
          onChange={(name: string | null | undefined) =>
            onChange(mappings.find((mapping) => mapping.name === name)?.text ?? '')
          }
          options={mappings.map(({ name, title }) => ({
            value: name,
            label: locale === 'zh-CN' ? title.zh : title.en,
          }))}
        />
        <CompanionInput
          label={t('mapping.file')}
          value={undefined}
          onChange={(file) => file !== undefined && onChange(file.text)}
        />
      </div>
      {value !== '' && (
        // Most people never look at it: columns are named below, values are asked for.
        <details className="yc-mapping-own">
          <summary>{t('mapping.look')}</summary>
          {/* Another mapping is another text, whatever was typed into the one before. */}
          <MappingText key={value} value={value} onChange={onChange} />
        </details>
      )}
    </div>
  );
}

function MappingText({ value, onChange }: MappingInputProps) {
  const { t } = useTranslation('ingestion');
  const [text, setText] = useState(value);
  return (
    <Input.TextArea
      className="yc-mapping-text"
      aria-label={t('mapping.text')}
      value={text}
      autoSize={{ minRows: 4, maxRows: 16 }}
      spellCheck={false}
      onChange={(event) => setText(event.target.value)}
      // The preview asks the server: not at every key.
      onBlur={() => text !== value && onChange(text)}
    />
  );
}
