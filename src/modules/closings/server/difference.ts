import { sameNumber } from '#src/modules/kpis/contract/same-number.ts';
import type { FigureChange, Parts } from '../contract/closing.ts';
import type { Sheet } from './sheets.ts';

const NOTHING: Parts = { value: null, numerator: null, denominator: null };

/** Figures that read otherwise in two sheets of the same dimension and interval; a figure absent on one side has no data there. */
export function differences(before: Sheet, after: Sheet): FigureChange[] {
  const [old, now] = [figures(before), figures(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [a, b] = [old.get(key), now.get(key)];
    const which = (b ?? a)!.which;
    const [was, is] = [a?.parts ?? NOTHING, b?.parts ?? NOTHING];
    const same = (['value', 'numerator', 'denominator'] as const).every((part) => sameNumber(was[part], is[part]));
    return same ? [] : [{ ...which, dimension: after.dimension, before: was, after: is }];
  });
}

type Figure = {
  readonly which: Pick<FigureChange, 'kpi' | 'group' | 'name' | 'day'>;
  readonly parts: Parts;
};

function figures(sheet: Sheet): Map<string, Figure> {
  const found = new Map<string, Figure>();
  for (const { rows, kpis } of sheet.blocks)
    for (const column of kpis)
      for (const [i, { interval, group, name }] of rows.entries())
        found.set(`${column.kpi}|${interval === null ? '' : Date.parse(interval)}|${group ?? ''}`, {
          which: { kpi: column.kpi, group, name, day: interval },
          parts: {
            value: column.value[i] ?? null,
            numerator: column.numerator[i] ?? null,
            denominator: column.denominator?.[i] ?? null,
          },
        });
  return found;
}
