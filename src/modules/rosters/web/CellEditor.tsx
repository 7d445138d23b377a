import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useChangeDay } from './use-rosters.ts';

interface CellEditorProps {
  readonly person: { readonly agent: string; readonly name: string };
  readonly date: string;
  readonly code: string | null;
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** One person's day changed by hand: another code, and why. A new version of the roster; what was there before stays readable. */
export function CellEditor({ person, date, code, codes, onClose }: CellEditorProps) {
  const { t } = useTranslation('rosters');
  const [next, setNext] = useState(code);
  const [reason, setReason] = useState('');
  const change = useChangeDay();
  const said = reason.trim();
  return (
    <Modal
      open
      title={`${person.name} · ${date}`}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          <Button
            type="primary"
            loading={change.isPending}
            disabled={next === null || next === code}
            onClick={() =>
              change.mutate(
                {
                  days: [{ agent: person.agent, date, code: next ?? '' }],
                  ...(said !== '' && { reason: said }),
                },
                { onSuccess: onClose },
              )
            }
          >
            {t('edit.save')}
          </Button>
        </>
      }
    >
      <div className="yc-roster-import">
        <label className="yc-roster-answers">
          <span>{t('edit.code')}</span>
          <Select
            autoFocus
            showSearch
            value={next}
            onChange={setNext}
            options={codes.map((value) => ({ value, label: value }))}
          />
        </label>
        <Input
          value={reason}
          maxLength={500}
          placeholder={t('edit.reason')}
          aria-label={t('edit.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
        {change.error !== null && <ErrorNotice error={change.error} />}
      </div>
    </Modal>
  );
}
