import type { Temporal } from 'temporal-polyfill';
import { invalid } from '#src/kernel/errors.ts';
import { assertZone, localDateTime, parseInstant, startOfDate } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import {
  type ParameterId,
  type ParameterRegistry,
  type ParameterValue,
  readParameter,
} from '#src/semantic/parameter.ts';
import type { Question } from '#src/semantic/question.ts';
import type { QuestionParsed } from '../contract/question.ts';
import type { DataCoverage } from './dependencies.ts';
import { idsOf } from './names.ts';

type Context = {
  readonly coverage: DataCoverage;
  readonly directory: Directory;
  readonly parameters: ParameterRegistry;
  readonly now: number;
};

/**
 * A question's time range; what is left out is the whole days the data cover, so that closed days can answer from their cells.
 * Throws `bad_time`, `unknown_zone`, `empty_range`.
 */
export function resolveRange(
  input: Pick<QuestionParsed, 'from' | 'to' | 'zone'>,
  coverage: DataCoverage,
): { from: number; to: number; zone: string } {
  const zone = input.zone ?? coverage.zone;
  assertZone(zone);
  const dateOf = (at: number): Temporal.PlainDate => localDateTime(zone, at).toPlainDate();
  const from =
    input.from === undefined ? startOfDate(zone, dateOf(coverage.from ?? 0)) : parseInstant(input.from, zone, 'from');
  const to =
    input.to === undefined
      ? startOfDate(zone, dateOf(Math.max(coverage.until ?? from, from)).add({ days: 1 }))
      : parseInstant(input.to, zone, 'to');
  if (to <= from) {
    throw invalid('empty_range', 'The time range ends before it begins', {
      field: 'to',
      remedy: 'Give a later end: it is not part of the range.',
    });
  }
  return { from, to, zone };
}

/** Turns a written question into one the engine plans: instants, ids, typed settings. */
export function resolveQuestion(input: QuestionParsed, context: Context): Question {
  const { coverage, directory } = context;
  const range = resolveRange(input, coverage);
  const where = Object.entries(input.where).map(
    ([d, values]) => [d, idsOf(directory, d as DimensionId, values ?? [])] as const,
  );
  const set: Partial<Record<ParameterId, ParameterValue>> = {};
  for (const [id, text] of Object.entries(input.set))
    set[id as ParameterId] = readParameter(context.parameters, id, text);
  const said = input.asOf === undefined ? null : parseInstant(input.asOf, range.zone, 'asOf');
  const reached = (until: number | null): number => said ?? Math.min(context.now, until ?? context.now);
  return {
    kpis: input.kpis,
    ...range,
    grain: input.grain,
    ...(input.periodDay !== undefined && { calendar: { periodDay: input.periodDay } }),
    by: input.by,
    where: Object.fromEntries(where),
    set,
    asOf: reached(coverage.until),
    recordedAsOf: reached(coverage.recordedUntil),
    dataFrom: coverage.from ?? 0,
  };
}
