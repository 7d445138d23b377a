import { type Actor, SYSTEM } from '#src/http/actor.ts';
import { bucketName } from '#src/kernel/grid.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { Answer, KpiColumn } from '#src/semantic/answer.ts';
import { type ParameterRegistry, ParameterValues } from '#src/semantic/parameter.ts';
import { evaluate, statusAt } from '#src/semantic/evaluate.ts';
import { plan } from '#src/semantic/plan.ts';
import type { Question } from '#src/semantic/question.ts';
import type { ScanResult } from '#src/semantic/groups.ts';
import type { AnswerBody, QuestionParsed } from '../contract/question.ts';
import type { KpiDependencies } from './dependencies.ts';
import { withinReach } from './access/within-reach.ts';
import { changeBodies } from './definition-change-body.ts';
import { estimateOf } from './estimate.ts';
import { nameOf } from './names.ts';
import { quoteClosed } from './quote-closed.ts';
import { titleOf } from './title.ts';
import { resolveQuestion } from './resolve.ts';
import { valuesInForce } from './values-in-force.ts';

export type AnswerPath = ScanResult['path'];

/** Plans and evaluates a question: the one function behind the CLI, the API, the web and the bench. */
export async function answerQuestion(
  question: Question,
  needs: Pick<KpiDependencies, 'catalogue' | 'scopes' | 'run'>,
): Promise<{ answer: Answer; path: AnswerPath }> {
  const paths = new Set<AnswerPath>();
  const planned = plan(question, needs.catalogue, await needs.scopes());
  const answer = await evaluate(planned, async (scan) => {
    const result = await needs.run(scan);
    paths.add(result.path);
    return result;
  });
  const [only] = paths;
  return { answer, path: paths.size === 1 && only ? only : paths.size === 0 ? 'raw' : 'mixed' };
}

/**
 * Answers a written question as surfaces show it, inside the rows its asker may see: in the frozen numbers where a closed period covers it, else
 * as the data are now.
 */
export async function query(input: QuestionParsed, needs: KpiDependencies, actor: Actor = SYSTEM): Promise<AnswerBody> {
  const [coverage, directory] = await Promise.all([needs.coverage(), needs.directory()]);
  const asked = withinReach(input, actor, directory, needs.catalogue);
  const live = await liveQuery(asked, needs);
  // Somebody who changes a setting or the moment of judgement for a question wants it computed.
  if (asked.asOf !== undefined || Object.keys(asked.set).length > 0) return live;
  const now = needs.clock.now();
  const question = resolveQuestion(asked, { coverage, directory, parameters: needs.catalogue.parameters, now });
  const frozen = await needs.closed.covering(question);
  return frozen === null ? live : quoteClosed(live, frozen, question.by[0] ?? null);
}

/** Answers a written question from the data as they are now, with names, ISO times and nulls; whoever asks decides who may. */
export async function liveQuery(input: QuestionParsed, needs: KpiDependencies): Promise<AnswerBody> {
  const [coverage, directory] = await Promise.all([needs.coverage(), needs.directory()]);
  const now = needs.clock.now();
  const question = resolveQuestion(input, { coverage, directory, parameters: needs.catalogue.parameters, now });
  const { answer, path } = await answerQuestion(question, needs);
  const values = new ParameterValues(valuesInForce(question, await needs.scopes(), needs.catalogue.parameters));
  return toBody(question, answer, path, { directory, now, values, parameters: needs.catalogue.parameters });
}

type Known = {
  readonly directory: Directory;
  readonly now: number;
  readonly values: ParameterValues;
  readonly parameters: ParameterRegistry;
};

function toBody(question: Question, answer: Answer, path: AnswerPath, known: Known): AnswerBody {
  const { directory, parameters } = known;
  const order = displayOrder(answer, question);
  const names = answer.grid.starts.map((_, i) => isoLocal(question.zone, bucketName(answer.grid, i)));
  const dimensions = question.by.map((id) => {
    const ids = order.map((i) => answer.dimensions[id]?.[i] ?? null);
    return [
      id,
      { ids: ids.map((v) => (v === null ? null : String(v))), names: ids.map((v) => nameOf(directory, id, v)) },
    ] as const;
  });
  return {
    from: isoLocal(question.zone, question.from),
    to: isoLocal(question.zone, question.to),
    zone: question.zone,
    grain: question.grain,
    asOf: isoLocal(question.zone, question.asOf),
    path,
    length: order.length,
    interval: answer.bucket ? order.map((i) => names[answer.bucket?.[i] ?? 0] ?? '') : null,
    dimensions: Object.fromEntries(dimensions),
    kpis: answer.kpis.map((column) => kpiBody(column, answer, order, known)),
    definitionChanges: changeBodies(answer.definitionChanges, question.zone, parameters, directory),
  };
}

function kpiBody(
  column: KpiColumn,
  answer: Answer,
  order: readonly number[],
  { now, values }: Known,
): AnswerBody['kpis'][number] {
  const pick = (numbers: Float64Array): (number | null)[] => order.map((i) => orNull(numbers[i]));
  const estimates = column.kpi.sample ? order.map((i) => estimateOf(column, i)) : null;
  return {
    kpi: column.kpi.id,
    title: titleOf(column.kpi, values),
    version: column.kpi.version,
    unit: column.kpi.unit,
    better: column.kpi.better,
    value: pick(column.value),
    numerator: pick(column.numerator),
    denominator: column.denominator ? pick(column.denominator) : null,
    pending: column.pending ? pick(column.pending) : null,
    status: order.map((i) => statusAt(answer, column, i, now)),
    low: estimates?.map((e) => e?.low ?? null) ?? null,
    high: estimates?.map((e) => e?.high ?? null) ?? null,
    closing: null,
  };
}

/** Groups by time, then by dimension values: engines return them in no order. */
function displayOrder(answer: Answer, question: Question): number[] {
  const order = Array.from({ length: answer.length }, (_, i) => i);
  if (question.by.length === 0) return order;
  const columns = question.by.map((id) => answer.dimensions[id] ?? []);
  return order.sort((a, b) => {
    const time = (answer.bucket?.[a] ?? 0) - (answer.bucket?.[b] ?? 0);
    if (time !== 0) return time;
    for (const column of columns) {
      const [x, y] = [column[a] ?? null, column[b] ?? null];
      if (x === y) continue;
      if (x === null) return 1;
      if (y === null) return -1;
      return x < y ? -1 : 1;
    }
    return 0;
  });
}

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
