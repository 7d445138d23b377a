import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay, useMe } from '#src/ui/me/me.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { DetailDrawer } from '#src/ui/passport/DetailDrawer.tsx';
import { FactList } from '#src/ui/passport/FactList.tsx';
import type { Task } from '../../contract/task.ts';
import { qualityApi } from '../api.ts';
import { calibrationPage } from '../calibration/calibration.pages.ts';
import { builderPage, evaluationsPage, handbookPage } from '../quality.pages.ts';
import { useAct } from '../use-quality.ts';
import { taskWords } from './task-words.ts';

/** One task: what is asked, where it leads, what came of it; done by whoever has it, confirmed by the agent who was coached. */
export function TaskDrawer({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t } = useTranslation('quality');
  const me = useMe();
  const mayRead = useMay('read:evaluation');
  const mayClose = useMay('change:quality_task');
  const mayWord = useMay('change:quality_form');
  const mayCalibrate = useMay('change:calibration');
  const [outcome, setOutcome] = useState('');
  const close = useAct(() => qualityApi.closeTask({ id: task.id, outcome }));
  const confirm = useAct(() => qualityApi.confirmTask({ id: task.id }));
  const isMine = me.agent !== null && me.agent === task.agent;
  return (
    <DetailDrawer
      over={t(`task.${task.kind}`)}
      title={task.agentName ?? task.itemWords}
      onClose={onClose}
      actions={
        isMine &&
        task.doneAt !== null &&
        task.confirmedAt === null && (
          <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(undefined)}>
            {t('task.confirm')}
          </Button>
        )
      }
    >
      <div className="yc-evaluation">
        <p>{taskWords(task, t)}</p>
        <FactList
          items={[
            { key: 'due', label: t('column.due'), value: task.due?.slice(0, 10) ?? '–' },
            { key: 'by', label: t('column.openedBy'), value: task.openedBy },
            ...(task.doneAt === null
              ? []
              : [
                  { key: 'done', label: t('task.doneBy'), value: `${task.doneBy ?? ''} · ${task.doneAt.slice(0, 10)}` },
                ]),
            ...(task.confirmedAt === null
              ? []
              : [{ key: 'confirmed', label: t('task.confirmed'), value: task.confirmedAt.slice(0, 10) }]),
          ]}
        />
        {task.outcome !== '' && <blockquote>{task.outcome}</blockquote>}
        <div className="yc-desk-foot">
          {task.evaluation !== null && mayRead && (
            <PageLink to={evaluationsPage} search={{ evaluation: task.evaluation }}>
              {t('task.evaluation')}
            </PageLink>
          )}
          {task.form !== null && task.item !== null && (
            <PageLink to={handbookPage} search={{ form: task.form, item: task.item }}>
              {t('nav.handbook')}
            </PageLink>
          )}
          {task.kind === 'calibration' && task.doneAt === null && mayCalibrate && (
            <PageLink to={calibrationPage} search={{ plan: 'new', task: task.id }}>
              {t('task.plan')}
            </PageLink>
          )}
          {task.kind === 'wording' && task.form !== null && mayWord && (
            <PageLink to={builderPage} search={{ form: task.form }}>
              {t('act.editForm')}
            </PageLink>
          )}
        </div>
        {task.doneAt === null && mayClose && (
          <>
            <Input.TextArea
              rows={3}
              maxLength={4000}
              value={outcome}
              placeholder={t('task.outcome')}
              aria-label={t('task.outcome')}
              onChange={({ target }) => setOutcome(target.value)}
            />
            {close.error !== null && <ErrorNotice error={close.error} />}
            <div className="yc-desk-foot">
              <span />
              <Button
                type="primary"
                disabled={outcome.trim() === ''}
                loading={close.isPending}
                onClick={() => close.mutate(undefined)}
              >
                {t('task.close')}
              </Button>
            </div>
          </>
        )}
        {confirm.error !== null && <ErrorNotice error={confirm.error} />}
      </div>
    </DetailDrawer>
  );
}
