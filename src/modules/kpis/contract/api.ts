import type { Answer } from '#src/semantic/answer.ts';
import type { Question } from '#src/semantic/question.ts';
import type { AnswerBody, QuestionInput } from './question.ts';

/** What other modules may ask of the KPIs. */
export type KpisApi = {
  /** Answers a question as people write it, as the web and the CLI show it. */
  query(input: QuestionInput): Promise<AnswerBody>;
  /** Answers a resolved question as typed columns; the same function stands behind `query`. */
  answer(question: Question): Promise<{ readonly answer: Answer; readonly path: 'sealed' | 'raw' | 'mixed' }>;
};
