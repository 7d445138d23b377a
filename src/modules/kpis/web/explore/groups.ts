import type { AnswerBody } from '../../contract/question.ts';
import { cellOf } from '../question/read-answer.ts';

export interface Group {
  readonly id: string | null;
  readonly name: string | null;
  /** Row in the answer. */
  readonly index: number;
  /** Series colour: the largest five have one of their own, the same in chart and table. */
  readonly colour: number | null;
}

const colours = 5;

/** The groups of an answer that is split by one dimension, coloured by size so that a filter less or more does not recolour all. */
export function groupsOf(answer: AnswerBody | undefined, dimension: string, kpi: string): Group[] {
  const column = answer?.dimensions[dimension as 'queue'];
  if (answer === undefined || column === undefined) return [];
  const size = (index: number): number => {
    const { denominator, numerator } = cellOf(answer, kpi, index);
    return denominator ?? numerator ?? 0;
  };
  const bySize = column.ids.map((_, i) => i).sort((a, b) => size(b) - size(a));
  const place = new Map(bySize.map((index, rank) => [index, rank]));
  return column.ids.map((id, index) => ({
    id,
    name: column.names[index] ?? id,
    index,
    colour: (place.get(index) ?? colours) < colours ? place.get(index)! : null,
  }));
}
