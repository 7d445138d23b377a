import { Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '#src/ui/layout/Card.tsx';
import { ErrorNotice } from '#src/ui/layout/ErrorNotice.tsx';
import type { PreviewBody } from '../../contract/routes.ts';
import { ingestionApi } from '../api.ts';
import './add.css';

interface QuestionsProps {
  readonly questions: NonNullable<PreviewBody['table']>['questions'];
  readonly mapping: string;
  readonly onMapping: (mapping: string) => void;
}

const nothing = '\u0000';

/** Values the mapping has no meaning for, each asked once; the answer is written into the mapping. */
export function Questions({ questions, mapping, onMapping }: QuestionsProps) {
  const { t } = useTranslation('ingestion');
  const answer = useMutation({
    mutationFn: (input: { readonly field: string; readonly value: string; readonly meaning: string | null }) =>
      ingestionApi.answerMapping({ mapping, ...input }),
    onSuccess: (answered) => onMapping(answered.mapping),
  });
  return (
    <Card title={t('question.title')} subtitle={t('question.hint')}>
      <div className="yc-questions">
        {questions.map(({ field, column, value, choices, count, firstLine }) => (
          <label key={`${field} ${value}`}>
            <span>{t('question.ask', { column, value })}</span>
            <Select
              value={null}
              disabled={answer.isPending}
              placeholder={t('question.choose', { field })}
              onChange={(meaning: string | null) =>
                answer.mutate({ field, value, meaning: meaning === nothing ? null : meaning })
              }
              options={[
                ...choices.map((choice) => ({
                  value: choice,
                  label: t(`choice.${choice}` as never, choice) as string,
                })),
                { value: nothing, label: t('question.nothing') },
              ]}
            />
            <small>{t('question.often', { count, line: firstLine })}</small>
          </label>
        ))}
      </div>
      {answer.error !== null && <ErrorNotice error={answer.error} />}
    </Card>
  );
}
