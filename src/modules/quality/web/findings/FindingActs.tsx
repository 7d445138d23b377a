import { Button, DatePicker, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay, useMe } from '#src/ui/me/me.ts';
import { usePageSearch } from '#src/ui/page/use-page-search.ts';
import type { Finding, LeadAct, OwnerAct } from '../../contract/finding.ts';
import { qualityApi } from '../api.ts';
import { useAct } from '../use-quality.ts';
import { findingsPage } from './findings.pages.ts';

/** The next acts of whoever looks: the owner's on hers, the QA lead's at the end, a note of everybody who sees it. */
export function FindingActs({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('findings');
  const me = useMe();
  const [, setSearch] = usePageSearch(findingsPage);
  const mayDecide = useMay('change:finding');
  const mayAnswer = useMay('answer:finding');
  const [words, setWords] = useState('');
  const [due, setDue] = useState<Dayjs>(() => dayjs().add(14, 'day'));
  const { id, state } = finding;
  const said = words.trim();
  const act = useAct((what: OwnerAct | LeadAct | 'note') => {
    if (what === 'note') return qualityApi.noteFinding({ id, words: said });
    if (what === 'close' || what === 'reopen')
      return qualityApi.decideFinding({
        id,
        act: what,
        words: said,
        ...(what === 'reopen' && { due: due.format('YYYY-MM-DD') }),
      });
    return qualityApi.answerFinding({ id, act: what, words: said });
  });
  const button = (what: OwnerAct | LeadAct | 'note', options: { primary?: boolean; needsWords?: boolean } = {}) => (
    <Button
      key={what}
      type={options.primary ? 'primary' : 'default'}
      disabled={options.needsWords === true && said === ''}
      loading={act.isPending && act.variables === what}
      onClick={() => act.mutate(what, { onSuccess: () => setWords('') })}
    >
      {t(`act.${what}`)}
    </Button>
  );
  const isOwner = mayAnswer && me.id === finding.owner;
  const judged = state === 'proved' || state === 'not_proved';
  const mayReopen = mayDecide && (judged || state === 'done' || state === 'closed');
  return (
    <section className="yc-finding-acts">
      <Input.TextArea
        rows={2}
        maxLength={4000}
        value={words}
        placeholder={t(isOwner && (state === 'accepted' || state === 'in_work') ? 'sayDone' : 'say')}
        aria-label={t('say')}
        onChange={({ target }) => setWords(target.value)}
      />
      {act.error !== null && <ErrorNotice error={act.error} />}
      <div className="yc-finding-buttons">
        {isOwner && state === 'open' && button('accept', { primary: true })}
        {isOwner && state === 'accepted' && button('start', { primary: true })}
        {isOwner &&
          (state === 'accepted' || state === 'in_work') &&
          button('finish', { primary: state === 'in_work', needsWords: true })}
        {mayDecide && judged && button('close', { primary: true, needsWords: true })}
        {mayReopen && (
          <span className="yc-finding-reopen">
            {button('reopen', { needsWords: true })}
            <DatePicker
              value={due}
              allowClear={false}
              minDate={dayjs()}
              aria-label={t('column.due')}
              onChange={(day) => day !== null && !Array.isArray(day) && setDue(day)}
            />
          </span>
        )}
        {mayDecide && state === 'open' && <Button onClick={() => setSearch({ make: 'edit' })}>{t('act.edit')}</Button>}
        {button('note', { needsWords: true })}
      </div>
    </section>
  );
}
