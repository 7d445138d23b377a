import { AutoComplete, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import { FactList } from '#src/ui/passport/FactList.tsx';
import type { Membership } from '../contract/membership.ts';
import { useSkill } from './use-organisation.ts';

const LEVELS = [1, 2, 3, 4, 5] as const;

/** Skills of an agent with their levels, from a day on. */
export function SkillForm({ agent, membership }: { readonly agent: string; readonly membership: Membership }) {
  const { t } = useTranslation('organisation');
  const mayChange = useMay('change:organisation');
  const [skill, setSkill] = useState('');
  const [level, setLevel] = useState<number>(1);
  const [from, setFrom] = useState(membership.date);
  const save = useSkill();
  const held = membership.held.filter((one) => one.agent === agent);
  const nameOf = (id: string): string => membership.skills.find((one) => one.id === id)?.name ?? id;
  return (
    <section>
      <h3>{t('field.skills')}</h3>
      {held.length === 0 ? (
        <p className="yc-quiet">{t('noSkills')}</p>
      ) : (
        <FactList
          items={held.map((one) => ({
            key: one.skill,
            label: nameOf(one.skill),
            value: (
              <>
                {t('level', { level: one.level })}
                {mayChange && (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => save.mutate({ agent, skill: nameOf(one.skill), level: null, from })}
                  >
                    {t('takeAway', { from })}
                  </Button>
                )}
              </>
            ),
          }))}
        />
      )}
      {mayChange && (
        <div className="yc-organisation-acts">
          <AutoComplete
            value={skill}
            placeholder={t('skillName')}
            aria-label={t('skillName')}
            onChange={setSkill}
            options={membership.skills.map(({ name }) => ({ value: name }))}
          />
          <Select
            value={level}
            aria-label={t('levelOf')}
            onChange={setLevel}
            options={LEVELS.map((value) => ({ value, label: t('level', { level: value }) }))}
          />
          <label>
            {t('from')} <Input type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
          </label>
          <Button
            loading={save.isPending}
            disabled={skill.trim() === '' || from === ''}
            onClick={() => save.mutate({ agent, skill: skill.trim(), level, from })}
          >
            {t('give')}
          </Button>
        </div>
      )}
      {save.error !== null && <ErrorNotice error={save.error} />}
    </section>
  );
}
