import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerBody, QuestionInput } from '../../contract/question.ts';
import { kpisApi } from '../api.ts';

/** Answers a question; `null` waits until the question can be asked. The last answer stays on screen while the next one is on its way. */
export const useAnswer = (question: QuestionInput | null) =>
  useQuery<AnswerBody>({
    queryKey: ['answer', question],
    queryFn: ({ signal }) => kpisApi.query(question!, { signal }),
    enabled: question !== null,
    placeholderData: keepPreviousData,
  });
