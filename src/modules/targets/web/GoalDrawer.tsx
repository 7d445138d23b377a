import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { targetsApi } from './api.ts';
import { useTargetAct } from './use-targets.ts';

/** A goal: its words and the span its targets are agreed for. */
export function GoalDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('targets');
  const [draft, setDraft] = useState({ name: '', note: '', from: '', to: '', periodDay: 1 });
  const save = useTargetAct(() => targetsApi.saveGoal(draft));
  const ready = draft.name.trim() !== '' && draft.from !== '' && draft.to > draft.from;
  const day = (key: 'from' | 'to') => (
    <label className="yc-target-field">
      <span>{t(`goal.${key}`)}</span>
      <Input type="date" value={draft[key]} onChange={(event) => setDraft({ ...draft, [key]: event.target.value })} />
    </label>
  );
  return (
    <DetailDrawer over={t('nav.targets')} title={t('goal.new')} onClose={onClose}>
      <div className="yc-target-body">
        <label className="yc-target-field">
          <span>{t('goal.name')}</span>
          <Input value={draft.name} maxLength={200} onChange={(e) => setDraft({ ...draft, name: e.target.value })} />
        </label>
        <div className="yc-target-form">
          {day('from')}
          {day('to')}
          <label className="yc-target-field">
            <span>{t('goal.periodDay')}</span>
            <InputNumber
              min={1}
              max={28}
              value={draft.periodDay}
              onChange={(periodDay) => setDraft({ ...draft, periodDay: periodDay ?? 1 })}
            />
          </label>
        </div>
        {save.error !== null && <ErrorNotice error={save.error} />}
        <div className="yc-target-acts">
          <Button
            type="primary"
            disabled={!ready}
            loading={save.isPending}
            onClick={() => save.mutate(undefined, { onSuccess: onClose })}
          >
            {t('save')}
          </Button>
        </div>
      </div>
    </DetailDrawer>
  );
}
