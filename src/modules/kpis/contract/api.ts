import type { Actor } from '#src/http/actor.ts';
import type { Answer } from '#src/semantic/answer.ts';
import type { ParameterId, ParameterValue } from '#src/semantic/parameter.ts';
import type { ParameterScope, Question } from '#src/semantic/question.ts';
import type { Comparison, ComparisonInput } from './comparison.ts';
import type { KpiSummary } from './catalogue.ts';
import type { AnswerBody, QuestionInput } from './question.ts';
import type { Coverage } from './routes.ts';

/** A setting as somebody made it; instants in epoch milliseconds, open ends null. */
export type HeldSetting = {
  readonly id: string;
  readonly parameter: string;
  readonly value: string | number | boolean;
  readonly where: Readonly<Record<string, string>>;
  readonly from: number | null;
  readonly until: number | null;
  readonly reason: string | null;
  readonly changedAt: number;
};

/** What other modules may ask of the KPIs. */
export type KpisApi = {
  /** What the data cover, and which day is the last whole one. */
  coverage(): Promise<Coverage>;
  /** Every KPI of the catalogue: names, unit, direction, what its parts are. */
  summaries(): readonly KpiSummary[];
  /**
   * Answers a question as people write it, as the web and the CLI show it: a closed period in its frozen numbers; the rows `actor` may see,
   * all for the process itself.
   */
  query(input: QuestionInput, actor?: Actor): Promise<AnswerBody>;
  /** The same from the data as they are now, whatever has been closed. */
  live(input: QuestionInput): Promise<AnswerBody>;
  /** Groups against each other without luck or an easier mix of work, over all rows: whoever asks decides who may see which group. */
  compare(input: ComparisonInput): Promise<Comparison>;
  /** The centre's settings that hold at some time, and since when somebody has said so. */
  settingsHeld(): Promise<readonly HeldSetting[]>;
  /** What a setting says of rows of one place (ids) at an instant. */
  setting(id: ParameterId, where: ParameterScope['where'], at: number): Promise<ParameterValue | undefined>;
  /** Answers a resolved question as typed columns; the same function stands behind `query`. */
  answer(question: Question): Promise<{ readonly answer: Answer; readonly path: 'sealed' | 'raw' | 'mixed' }>;
};
