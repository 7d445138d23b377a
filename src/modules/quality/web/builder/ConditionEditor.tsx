import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormContent, FormItem } from '../../contract/form.ts';
import { answerWords, optionsOf } from '../answer-words.ts';

interface ConditionEditorProps {
  readonly item: FormItem;
  readonly content: FormContent;
  readonly onChange: (onlyIf: FormItem['onlyIf']) => void;
}

/** Whether an item is asked always, or only after certain answers to an item above it. */
export function ConditionEditor({ item, content, onChange }: ConditionEditorProps) {
  const { t } = useTranslation('quality');
  const all = content.sections.flatMap(({ items }) => items);
  const above = all
    .slice(
      0,
      all.findIndex(({ id }) => id === item.id),
    )
    .filter((one) => one.answering.kind !== 'number');
  const other = above.find(({ id }) => id === item.onlyIf?.item);
  const options = other === undefined ? [] : optionsOf(other, t);
  return (
    <>
      <label>
        {t('builder.onlyIf')}
        <Select
          value={item.onlyIf?.item ?? ''}
          options={[
            { value: '', label: t('builder.always') },
            ...above.map(({ id, words }) => ({ value: id, label: words || id })),
          ]}
          onChange={(id) => {
            const first = above.find((one) => one.id === id);
            const answer = first && optionsOf(first, t)[0]?.answer;
            onChange(answer === undefined ? null : { item: id, answers: [answer] });
          }}
        />
      </label>
      {item.onlyIf !== null && other !== undefined && (
        <label>
          {t('builder.answered')}
          <Select
            mode="multiple"
            value={item.onlyIf.answers.map(String)}
            options={options.map(({ answer }) => ({ value: String(answer), label: answerWords(other, answer, t) }))}
            onChange={(chosen) => {
              const answers = options
                .filter(({ answer }) => chosen.includes(String(answer)))
                .map(({ answer }) => answer);
              if (answers.length > 0) onChange({ item: other.id, answers });
            }}
          />
        </label>
      )}
    </>
  );
}
