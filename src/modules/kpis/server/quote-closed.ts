import type { DimensionId } from '#src/semantic/entity.ts';
import type { FrozenFigures } from '../contract/closed.ts';
import type { AnswerBody } from '../contract/question.ts';

type Column = AnswerBody['kpis'][number];
type Row = { readonly live: number | null; readonly frozen: number | null; readonly name: string | null };

/**
 * An answer in the numbers of a closed period: every KPI frozen with it is quoted from there, one that was not stays as computed now.
 * Groups that only one of both knows stay in the answer, without data in the other's columns.
 */
export function quoteClosed(body: AnswerBody, frozen: FrozenFigures, by: DimensionId | null): AnswerBody {
  const rows = matched(body, frozen, by);
  const pick = (column: Omit<Column, 'closing'>, side: 'live' | 'frozen'): Omit<Column, 'closing'> => {
    const at = <T>(values: readonly T[], none: T): T[] =>
      rows.map((row) => {
        const i = row.at[side];
        return i === null ? none : (values[i] ?? none);
      });
    const numbers = (values: readonly (number | null)[] | null) => (values === null ? null : at(values, null));
    return {
      ...column,
      value: at(column.value, null),
      numerator: at(column.numerator, null),
      denominator: numbers(column.denominator),
      pending: numbers(column.pending),
      status: at<Column['status'][number]>(column.status, 'no_data'),
      low: numbers(column.low),
      high: numbers(column.high),
    };
  };
  return {
    ...body,
    length: rows.length,
    interval: body.interval === null ? null : rows.map((row) => row.interval ?? ''),
    dimensions: by === null ? {} : { [by]: { ids: rows.map((r) => r.group), names: rows.map((r) => r.at.name) } },
    kpis: body.kpis.map((column): Column => {
      const kept = frozen.kpis.get(column.kpi);
      return kept
        ? { ...pick({ ...kept, title: column.title }, 'frozen'), closing: frozen.closing }
        : { ...pick(column, 'live'), closing: null };
    }),
  };
}

function matched(body: AnswerBody, frozen: FrozenFigures, by: DimensionId | null) {
  const dimension = by === null ? undefined : body.dimensions[by];
  const found = new Map<string, { interval: string | null; group: string | null; at: Row }>();
  const keyOf = (interval: string | null, group: string | null): string =>
    `${interval === null ? '' : Date.parse(interval)}|${group ?? '\u0000'}`;
  for (let live = 0; live < body.length; live++) {
    const [interval, group] = [body.interval?.[live] ?? null, dimension?.ids[live] ?? null];
    found.set(keyOf(interval, group), {
      interval,
      group,
      at: { live, frozen: null, name: dimension?.names[live] ?? null },
    });
  }
  for (const [i, { interval, group, name }] of frozen.rows.entries()) {
    const key = keyOf(interval, group);
    const known = found.get(key);
    found.set(
      key,
      known ? { ...known, at: { ...known.at, frozen: i } } : { interval, group, at: { live: null, frozen: i, name } },
    );
  }
  const time = (text: string | null): number => (text === null ? 0 : Date.parse(text));
  return [...found.values()].sort(
    (a, b) =>
      time(a.interval) - time(b.interval) ||
      Number(a.group === null) - Number(b.group === null) ||
      (String(a.group) < String(b.group) ? -1 : String(a.group) > String(b.group) ? 1 : 0),
  );
}
