import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answering } from '../../contract/form.ts';
import { answeringAs, freshId } from './form-edit.ts';

interface AnsweringEditorProps {
  readonly answering: Answering;
  readonly onChange: (answering: Answering) => void;
}

const KINDS = ['yes_no', 'scale', 'choice', 'number'] as const;

/** How an item is answered, and the words of each answer. */
export function AnsweringEditor({ answering, onChange }: AnsweringEditorProps) {
  const { t } = useTranslation('quality');
  const steps = answering.kind === 'scale' ? answering.anchors.map((words, i) => ({ step: i + 1, words })) : [];
  return (
    <>
      <label className="yc-builder-wide">
        {t('builder.kind')}
        <Select
          value={answering.kind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => onChange(answeringAs(kind, answering))}
        />
      </label>
      {answering.kind === 'scale' && (
        <div className="yc-builder-wide yc-builder-answers">
          <small className="yc-quiet">{t('builder.anchors')}</small>
          {steps.map(({ step, words }) => (
            <div key={step} className="yc-builder-line">
              <b>{step}</b>
              <Input
                maxLength={500}
                value={words}
                aria-label={t('builder.step', { n: step })}
                onChange={({ target }) =>
                  onChange({ ...answering, anchors: answering.anchors.with(step - 1, target.value) })
                }
              />
              <Button
                size="small"
                type="text"
                disabled={steps.length <= 2}
                aria-label={t('builder.remove', { what: words })}
                onClick={() => onChange({ ...answering, anchors: answering.anchors.toSpliced(step - 1, 1) })}
              >
                ×
              </Button>
            </div>
          ))}
          <Button
            size="small"
            disabled={answering.anchors.length >= 10}
            onClick={() => onChange({ ...answering, anchors: [...answering.anchors, ''] })}
          >
            {t('builder.addStep')}
          </Button>
        </div>
      )}
      {answering.kind === 'choice' && (
        <div className="yc-builder-wide yc-builder-answers">
          <small className="yc-quiet">{t('builder.choices')}</small>
          {answering.choices.map((choice, i) => (
            <div key={choice.id} className="yc-builder-line">
              <Input
                maxLength={500}
                value={choice.words}
                aria-label={t('builder.choice', { n: i + 1 })}
                onChange={({ target }) =>
                  onChange({ ...answering, choices: answering.choices.with(i, { ...choice, words: target.value }) })
                }
              />
              <InputNumber
                min={0}
                value={choice.points}
                aria-label={t('builder.pointsOf', { what: choice.words })}
                onChange={(points) =>
                  onChange({ ...answering, choices: answering.choices.with(i, { ...choice, points: points ?? 0 }) })
                }
              />
              <Button
                size="small"
                type="text"
                disabled={answering.choices.length <= 2}
                aria-label={t('builder.remove', { what: choice.words })}
                onClick={() => onChange({ ...answering, choices: answering.choices.toSpliced(i, 1) })}
              >
                ×
              </Button>
            </div>
          ))}
          <Button
            size="small"
            disabled={answering.choices.length >= 20}
            onClick={() => {
              const id = freshId(
                'c',
                answering.choices.map((choice) => choice.id),
              );
              onChange({ ...answering, choices: [...answering.choices, { id, words: '', points: 0 }] });
            }}
          >
            {t('builder.addChoice')}
          </Button>
        </div>
      )}
      {answering.kind === 'number' &&
        (['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(`builder.number.${end}`)}
            <InputNumber value={answering[end]} onChange={(value) => onChange({ ...answering, [end]: value ?? 0 })} />
          </label>
        ))}
    </>
  );
}
