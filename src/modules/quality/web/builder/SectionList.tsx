import { Button, Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import type { FormContent } from '../../contract/form.ts';
import type { FormFault } from '../../contract/form-faults.ts';
import {
  addItem,
  addSection,
  blankItem,
  changeSection,
  freshId,
  moveItem,
  removeItem,
  removeSection,
} from './form-edit.ts';

interface SectionListProps {
  readonly content: FormContent;
  /** Ids that were ever given. */
  readonly used: readonly string[];
  readonly chosen: string | undefined;
  readonly faults: readonly FormFault[];
  readonly onChoose: (item: string) => void;
  readonly onChange: (content: FormContent) => void;
}

/** The form in its order: sections with their items, moved up and down, added and taken out. */
export function SectionList({ content, used, chosen, faults, onChoose, onChange }: SectionListProps) {
  const { t } = useTranslation('quality');
  const total = content.sections.flatMap(({ items }) => items).reduce((sum, { weight }) => sum + weight, 0);
  const share = (weight: number): string => (total === 0 ? '–' : `${Math.round((100 * weight) / total)} %`);
  return (
    <Card
      title={t('builder.order')}
      extra={
        <Button size="small" onClick={() => onChange(addSection(content))}>
          {t('builder.addSection')}
        </Button>
      }
    >
      {content.sections.map((section) => (
        <section key={section.id} className="yc-builder-section">
          <div className="yc-builder-line">
            <Input
              value={section.words}
              maxLength={500}
              placeholder={t('builder.sectionWords')}
              aria-label={t('builder.sectionWords')}
              onChange={({ target }) => onChange(changeSection(content, section.id, target.value))}
            />
            <Button
              size="small"
              onClick={() => {
                const id = freshId('i', used);
                onChange(addItem(content, section.id, blankItem(id)));
                onChoose(id);
              }}
            >
              {t('builder.addItem')}
            </Button>
            <Button
              size="small"
              type="text"
              disabled={section.items.length > 0}
              aria-label={t('builder.remove', { what: section.words })}
              onClick={() => onChange(removeSection(content, section.id))}
            >
              ×
            </Button>
          </div>
          <ol>
            {section.items.map((item) => (
              <li key={item.id} className="yc-builder-line" aria-current={item.id === chosen}>
                <button type="button" className="yc-builder-item" onClick={() => onChoose(item.id)}>
                  <span>{item.words || <i className="yc-quiet">{t('builder.untitled')}</i>}</span>
                  <small className="yc-quiet">
                    {t(`kind.${item.answering.kind}`)} · {t(`aspect.${item.aspect}`)}
                    {item.onlyIf !== null && ` · ${t('builder.conditional')}`}
                  </small>
                </button>
                {faults.some(({ at }) => at === `${section.id}.${item.id}`) && <Tag color="warning">!</Tag>}
                {item.critical === null ? (
                  <span className="yc-quiet">{share(item.weight)}</span>
                ) : (
                  <Tag color="error">{t(`critical.${item.critical}`)}</Tag>
                )}
                <span className="yc-builder-move">
                  {([-1, 1] as const).map((by) => (
                    <Button
                      key={by}
                      size="small"
                      type="text"
                      aria-label={t(by === -1 ? 'builder.up' : 'builder.down', { what: item.words })}
                      onClick={() => onChange(moveItem(content, item.id, by))}
                    >
                      {by === -1 ? '↑' : '↓'}
                    </Button>
                  ))}
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('builder.remove', { what: item.words })}
                    onClick={() => onChange(removeItem(content, item.id))}
                  >
                    ×
                  </Button>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Card>
  );
}
