import { Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Aspect, ASPECTS, CRITICAL, type FormContent, type FormItem } from '../contract/form.ts';
import { optionsOf } from './answer-words.ts';

interface FormViewProps {
  readonly content: FormContent;
  /** Where given, what each item speaks of can be changed. */
  readonly onChange?: (content: FormContent) => void;
}

/** A form as it asks: sections, items, answers with their points. */
export function FormView({ content, onChange }: FormViewProps) {
  const { t } = useTranslation('quality');
  const change = (id: string, more: Partial<FormItem>): void =>
    onChange?.({
      ...content,
      sections: content.sections.map((section) => ({
        ...section,
        items: section.items.map((item) => (item.id === id ? { ...item, ...more } : item)),
      })),
    });
  return (
    <table className="yc-evaluation-items">
      <thead>
        <tr>
          <th>{t('column.item')}</th>
          <th>{t('column.answers')}</th>
          <th>{t('column.aspect')}</th>
          <th className="yc-end">{t('column.weight')}</th>
        </tr>
      </thead>
      <tbody>
        {content.sections.map((section) => [
          <tr key={section.id}>
            <th colSpan={4}>{section.words}</th>
          </tr>,
          ...section.items.map((item) => (
            <tr key={item.id}>
              <td>
                {item.words}
                {item.help !== '' && <small className="yc-quiet">{item.help}</small>}
              </td>
              <td>
                {optionsOf(item, t).map(({ answer, label, hint }) => (
                  <div key={String(answer)}>
                    {label} <span className="yc-quiet">{hint}</span>
                  </div>
                ))}
              </td>
              <td>
                {onChange === undefined ? (
                  item.critical === null ? (
                    t(`aspect.${item.aspect}`)
                  ) : (
                    <Tag color="error">{t(`critical.${item.critical}`)}</Tag>
                  )
                ) : item.critical === null ? (
                  <Select<Aspect>
                    size="small"
                    value={item.aspect}
                    aria-label={`${item.words}: ${t('column.aspect')}`}
                    options={ASPECTS.map((value) => ({ value, label: t(`aspect.${value}`) }))}
                    onChange={(aspect) => change(item.id, { aspect })}
                  />
                ) : (
                  <Select
                    size="small"
                    value={item.critical}
                    aria-label={`${item.words}: ${t('column.aspect')}`}
                    options={CRITICAL.map((value) => ({ value, label: t(`critical.${value}`) }))}
                    onChange={(critical) => change(item.id, { critical })}
                  />
                )}
              </td>
              <td className="yc-end">{item.critical === null ? item.weight : '–'}</td>
            </tr>
          )),
        ])}
      </tbody>
    </table>
  );
}
