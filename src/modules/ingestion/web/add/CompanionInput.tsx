import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#src/ui/layout/Chip.tsx';
import { Icon } from '#src/ui/icon/Icon.tsx';
import type { Companion } from './draft.ts';

interface CompanionInputProps {
  readonly label: string;
  readonly value: Companion | undefined;
  readonly onChange: (file: Companion | undefined) => void;
}

/** A small file beside the one that is imported: a list of agents, call records. */
export function CompanionInput({ label, value, onChange }: CompanionInputProps) {
  const { t } = useTranslation('ingestion');
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="yc-hidden"
        tabIndex={-1}
        aria-label={label}
        onChange={async ({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) onChange({ name: file.name, text: await file.text() });
          target.value = '';
        }}
      />
      {value === undefined ? (
        <Button icon={<Icon name="upload" size={14} />} onClick={() => input.current?.click()}>
          {t('field.chooseFile')}
        </Button>
      ) : (
        <Chip removeLabel={value.name} onRemove={() => onChange(undefined)}>
          {value.name}
        </Chip>
      )}
    </>
  );
}
