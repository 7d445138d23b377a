import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ASPECTS, CRITICAL, type Form, type FormContent, type FormItem } from '../../contract/form.ts';
import { PageLink } from '#src/ui/page/PageLink.tsx';
import { handbookPage } from '../quality.pages.ts';
import { AnsweringEditor } from './AnsweringEditor.tsx';
import { ConditionEditor } from './ConditionEditor.tsx';
import { changeItem } from './form-edit.ts';
import { MergeList } from './MergeList.tsx';

interface ItemEditorProps {
  readonly form: Form | null;
  readonly item: FormItem;
  readonly content: FormContent;
  readonly onChange: (content: FormContent) => void;
  /** Precedents the words now hold. */
  readonly merged: readonly string[];
  readonly onMerge: (merged: string[]) => void;
}

const COMMENTS = ['free', 'when_lost', 'always'] as const;
const ORIGINS = ['process_step', 'voc_finding'] as const;

/** Everything about one item: what it asks, how it is answered, what it weighs, whom it hurts, when it is asked, where it comes from. */
export function ItemEditor({ form, item, content, onChange, merged, onMerge }: ItemEditorProps) {
  const { t } = useTranslation('quality');
  const change = (more: Partial<FormItem>): void => onChange(changeItem(content, item.id, more));
  return (
    <Card
      title={t('builder.item')}
      subtitle={item.id}
      extra={
        form !== null && (
          <PageLink to={handbookPage} search={{ form: form.id, item: item.id }}>
            {t('nav.handbook')}
          </PageLink>
        )
      }
    >
      <div className="yc-builder-fields">
        <label className="yc-builder-wide">
          {t('column.item')}
          <Input.TextArea
            autoSize
            maxLength={500}
            value={item.words}
            onChange={({ target }) => change({ words: target.value })}
          />
        </label>
        <AnsweringEditor answering={item.answering} onChange={(answering) => change({ answering })} />
        <label>
          {t('column.aspect')}
          <Select
            value={item.aspect}
            options={ASPECTS.map((value) => ({ value, label: t(`aspect.${value}`) }))}
            onChange={(aspect) => change({ aspect })}
          />
        </label>
        <label>
          {t('builder.critical')}
          <Select<(typeof CRITICAL)[number] | 'none'>
            value={item.critical ?? 'none'}
            options={[
              { value: 'none', label: t('builder.notCritical') },
              ...CRITICAL.map((value) => ({ value, label: t(`critical.${value}`) })),
            ]}
            onChange={(kind) =>
              change(kind === 'none' ? { critical: null, weight: item.weight || 1 } : { critical: kind, weight: 0 })
            }
          />
        </label>
        <label>
          {t('column.weight')}
          <InputNumber
            min={0}
            max={1000}
            disabled={item.critical !== null}
            value={item.weight}
            onChange={(weight) => change({ weight: weight ?? 0 })}
          />
        </label>
        <label>
          {t('builder.comment')}
          <Select
            value={item.comment}
            options={COMMENTS.map((value) => ({ value, label: t(`builder.commentKind.${value}`) }))}
            onChange={(comment) => change({ comment })}
          />
        </label>
        <Checkbox
          className="yc-builder-wide"
          checked={item.mayNotApply}
          onChange={({ target }) => change({ mayNotApply: target.checked })}
        >
          {t('builder.mayNotApply')}
        </Checkbox>
        <ConditionEditor item={item} content={content} onChange={(onlyIf) => change({ onlyIf })} />
        <label>
          {t('builder.origin')}
          <Select<(typeof ORIGINS)[number] | 'none'>
            value={item.origin?.kind ?? 'none'}
            options={[
              { value: 'none', label: '–' },
              ...ORIGINS.map((value) => ({ value, label: t(`builder.originKind.${value}`) })),
            ]}
            onChange={(kind) => change({ origin: kind === 'none' ? null : { kind, words: item.origin?.words ?? '' } })}
          />
        </label>
        {item.origin !== null && (
          <label>
            {t('builder.originWords')}
            <Input
              maxLength={500}
              value={item.origin.words}
              onChange={({ target }) => item.origin && change({ origin: { ...item.origin, words: target.value } })}
            />
          </label>
        )}
        {form !== null && <MergeList form={form.id} item={item.id} merged={merged} onChange={onMerge} />}
        <label className="yc-builder-wide">
          {t('builder.help')}
          <Input.TextArea
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={item.help}
            onChange={({ target }) => change({ help: target.value })}
          />
        </label>
      </div>
    </Card>
  );
}
