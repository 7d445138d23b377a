import type { Actor } from '#src/http/actor.ts';
import type { Answer } from '#src/semantic/answer.ts';
import type { Question } from '#src/semantic/question.ts';
import type { KpiSummary } from './catalogue.ts';
import type { AnswerBody, QuestionInput } from './question.ts';
import type { Coverage } from './routes.ts';

/** What other modules may ask of the KPIs. */
export type KpisApi = {
  /** What the data cover, and which day is the last whole one. */
  coverage(): Promise<Coverage>;
  /** Every KPI of the catalogue: names, unit, direction, what its parts are. */
  summaries(): readonly KpiSummary[];
  /** Answers a question as people write it, as the web and the CLI show it: the rows `actor` may see, all for the process itself. */
  query(input: QuestionInput, actor?: Actor): Promise<AnswerBody>;
  /** Answers a resolved question as typed columns; the same function stands behind `query`. */
  answer(question: Question): Promise<{ readonly answer: Answer; readonly path: 'sealed' | 'raw' | 'mixed' }>;
};
