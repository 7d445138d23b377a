import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { SkillHeld } from '../../contract/inspector.ts';
import { qualityApi } from '../api.ts';
import { useAct } from '../use-quality.ts';

/** How a skill was shown, to whom and when; taken back with a reason. */
export function SkillProof({ skill, mayChange }: { readonly skill: SkillHeld; readonly mayChange: boolean }) {
  const { t } = useTranslation('inspectors');
  const withdraw = useAct(() => qualityApi.withdrawSkill({ id: skill.id, reason: t('withdrawnByHand') }));
  return (
    // A click in here is not one on the row beneath.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className="yc-inspector-proof" onClick={(event) => event.stopPropagation()}>
      <p>{skill.proof}</p>
      {skill.link !== null && (
        <a href={skill.link} target="_blank" rel="noreferrer">
          {skill.link}
        </a>
      )}
      <small className="yc-quiet">{t('givenBy', { name: skill.givenBy, date: skill.on })}</small>
      {withdraw.error !== null && <ErrorNotice error={withdraw.error} />}
      {mayChange && (
        <Popconfirm
          title={t('withdrawAsk')}
          okText={t('act.withdraw')}
          cancelText={t('act.cancel')}
          onConfirm={() => withdraw.mutate(undefined)}
        >
          <Button size="small" loading={withdraw.isPending}>
            {t('act.withdraw')}
          </Button>
        </Popconfirm>
      )}
    </div>
  );
}
