import { z } from 'zod';
import type { Question } from '#src/semantic/question.ts';
import type { AnswerBody } from './question.ts';

/** A closed period and the version of its numbers. */
export const closingReference = z.object({
  id: z.string(),
  /** `1`, then `1.1`, `1.2` … with every restatement. */
  version: z.string(),
});
export type ClosingReference = z.infer<typeof closingReference>;

/** Numbers as they were frozen. Row `i` is the interval and the group at `i`; null where the question has no interval or group. */
export type FrozenFigures = {
  readonly closing: ClosingReference;
  readonly rows: readonly {
    readonly interval: string | null;
    readonly group: string | null;
    readonly name: string | null;
  }[];
  readonly kpis: ReadonlyMap<string, Omit<AnswerBody['kpis'][number], 'closing'>>;
};

/** What the KPIs ask of closings: the frozen numbers of a question that a closed period covers exactly; null of any other. */
export type ClosedFigures = {
  covering(question: Question): Promise<FrozenFigures | null>;
};
