import type { Cell } from '../../reading/record.ts';
import { timeReader } from './time-format.ts';

/** Tried on the sample in this order; a form counts when it reads every value. */
const TIME_FORMS = [
  'auto',
  'dd/MM/yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm:ss',
  'dd/MM/yyyy HH:mm',
  'MM/dd/yyyy HH:mm',
  'dd.MM.yyyy HH:mm:ss',
];

/** Numbers of ten or thirteen digits around the present are seconds or milliseconds of the epoch; around 45,000, days of a sheet. */
function numericForm(cells: readonly Cell[]): string | null {
  const numbers = cells.map(Number);
  if (numbers.length === 0 || numbers.some((n) => !Number.isFinite(n))) return null;
  if (numbers.every((n) => n > 5e8 && n < 5e9)) return 'epoch_s';
  if (numbers.every((n) => n > 5e11 && n < 5e12)) return 'epoch_ms';
  return numbers.every((n) => n > 20_000 && n < 80_000) ? 'excel' : null;
}

/** How the sample writes instants; day-first and month-first look alike until a day passes 12, then `null`: ask. */
export function guessTimeForm(cells: readonly Cell[]): string | null {
  const numeric = numericForm(cells);
  if (numeric || cells.length === 0) return numeric;
  const fitting = TIME_FORMS.filter((form) => {
    const read = timeReader(form);
    return cells.every((cell) => read?.(cell));
  });
  return fitting[0] === 'auto' || fitting.length === 1 ? (fitting[0] ?? null) : null;
}
