import { AppError } from '#src/kernel/errors.ts';
import type { Target } from '#src/kernel/number/target.ts';
import type { Unit } from '#src/kernel/number/unit.ts';
import type { KpisApi } from '#src/modules/kpis/contract/api.ts';
import type { AnswerBody, QuestionInput } from '#src/modules/kpis/contract/question.ts';
import type { FigureTable, Label } from './report-data.ts';

/** Titles of a KPI's column as the centre has it set. */
export interface AskedKpi {
  readonly id: string;
  readonly title: Label;
  readonly unit: Unit;
  readonly better: string;
  readonly version: number;
}

/** Asks for KPIs together; those that cannot be split or filtered like this are left out, the others still answer. */
export async function askThose(kpis: KpisApi, question: QuestionInput): Promise<AnswerBody | null> {
  try {
    return await kpis.query(question);
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid' || question.kpis.length === 0) throw error;
    const possible: string[] = [];
    for (const kpi of question.kpis) if (await answers(kpis, { ...question, kpis: [kpi] })) possible.push(kpi);
    // A fault of the question itself (an unknown queue, a bad date) is the caller's to see.
    if (possible.length === 0) throw error;
    return kpis.query({ ...question, kpis: possible });
  }
}

async function answers(kpis: KpisApi, question: QuestionInput): Promise<boolean> {
  try {
    await kpis.query(question);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'invalid') return false;
    throw error;
  }
}

/** KPIs in columns, the groups of a dimension (or two) in rows, by the first figure downwards. */
export function figureTable(answer: AnswerBody, targets: Readonly<Record<string, Target>>): FigureTable {
  const heads = Object.keys(answer.dimensions);
  const dimensions = Object.values(answer.dimensions);
  const used = answer.kpis.filter((kpi) => kpi.value.some((value) => value !== null));
  const rows = Array.from({ length: answer.length }, (_, row) => ({
    names: dimensions.map((dimension) => dimension.names[row] ?? null),
    ids: dimensions.map((dimension) => dimension.ids[row] ?? null),
    values: used.map((kpi) => kpi.value[row] ?? null),
  }));
  return {
    heads,
    columns: used.map((kpi) => ({
      id: kpi.kpi,
      title: kpi.title,
      unit: kpi.unit as Unit,
      better: kpi.better,
      target: targets[kpi.kpi] ?? null,
    })),
    rows: rows.filter(({ values }) => values.some((value) => value !== null)),
  };
}
