import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import { useMay } from '#src/ui/me/me.ts';
import type { HandbookPage } from '../../contract/handbook.ts';
import { qualityApi } from '../api.ts';
import { useAct } from '../use-quality.ts';
import { HandbookText } from './HandbookText.tsx';

/** A page as it reads; who may writes its next version, or adds how a calibration decided. */
export function HandbookEditor({ page }: { readonly page: HandbookPage }) {
  const { t } = useTranslation('quality');
  const mayWrite = useMay('change:quality_form');
  const [isWriting, setWriting] = useState(false);
  const [meaning, setMeaning] = useState(page.meaning);
  const [examples, setExamples] = useState(page.examples.map((one, key) => ({ ...one, key })));
  const [decision, setDecision] = useState('');
  const write = useAct(() =>
    qualityApi.writeHandbook({
      form: page.form,
      item: page.item,
      version: page.version,
      meaning,
      examples: examples.filter(({ words }) => words.trim() !== '').map(({ key: _, ...one }) => one),
    }),
  );
  const decide = useAct(() => qualityApi.addDecision({ form: page.form, item: page.item, words: decision }));
  const change = (key: number, more: Partial<HandbookPage['examples'][number]>): void =>
    setExamples(examples.map((one) => (one.key === key ? { ...one, ...more } : one)));
  return (
    <Card
      title={page.itemWords}
      subtitle={`${page.formName} · ${page.section}${page.savedBy === null ? '' : ` · ${page.savedBy}`}`}
      extra={
        mayWrite &&
        !isWriting && (
          <Button size="small" onClick={() => setWriting(true)}>
            {t('handbook.write')}
          </Button>
        )
      }
    >
      {!isWriting ? (
        <HandbookText page={page} />
      ) : (
        <div className="yc-handbook-text">
          <label>
            {t('handbook.meaning')}
            <Input.TextArea
              autoSize={{ minRows: 4 }}
              maxLength={8000}
              value={meaning}
              onChange={({ target }) => setMeaning(target.value)}
            />
          </label>
          {examples.map((one) => (
            <div key={one.key} className="yc-handbook-example">
              <Segmented
                value={one.good ? 'good' : 'bad'}
                options={(['good', 'bad'] as const).map((value) => ({ value, label: t(`handbook.${value}`) }))}
                onChange={(value) => change(one.key, { good: value === 'good' })}
              />
              <Input.TextArea
                autoSize
                maxLength={1000}
                value={one.words}
                placeholder={t('handbook.exampleWords')}
                aria-label={t('handbook.exampleWords')}
                onChange={({ target }) => change(one.key, { words: target.value })}
              />
              <Input
                maxLength={200}
                value={one.contact}
                placeholder={t('handbook.contact')}
                aria-label={t('handbook.contact')}
                onChange={({ target }) => change(one.key, { contact: target.value })}
              />
              <Button
                type="text"
                aria-label={t('builder.remove', { what: one.words })}
                onClick={() => setExamples(examples.filter(({ key }) => key !== one.key))}
              >
                ×
              </Button>
            </div>
          ))}
          <Button
            size="small"
            onClick={() =>
              setExamples([
                ...examples,
                { good: true, words: '', contact: '', key: Math.max(-1, ...examples.map(({ key }) => key)) + 1 },
              ])
            }
          >
            {t('handbook.addExample')}
          </Button>
          {write.error !== null && <ErrorNotice error={write.error} />}
          <div className="yc-desk-foot">
            <Button onClick={() => setWriting(false)}>{t('act.cancel')}</Button>
            <Button type="primary" loading={write.isPending} onClick={() => write.mutate(undefined)}>
              {t('handbook.save', { version: page.version + 1 })}
            </Button>
          </div>
        </div>
      )}
      {mayWrite && !isWriting && (
        <div className="yc-handbook-decide">
          <Input
            maxLength={4000}
            value={decision}
            placeholder={t('handbook.decision')}
            aria-label={t('handbook.decision')}
            onChange={({ target }) => setDecision(target.value)}
          />
          <Button
            disabled={decision.trim() === ''}
            loading={decide.isPending}
            onClick={() => decide.mutate(undefined, { onSuccess: () => setDecision('') })}
          >
            {t('handbook.addDecision')}
          </Button>
          {decide.error !== null && <ErrorNotice error={decide.error} />}
        </div>
      )}
    </Card>
  );
}
