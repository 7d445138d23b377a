import type { KpiState } from '#src/ui/number/kpi-state.ts';
import type { AnswerCell } from '../question/read-answer.ts';

/**
 * Without a target there is no "on" or "off". What can be said: no data, a window still open, or a day outside the control
 * limits on the side that hurts, which is worth a look.
 */
export function tileState(
  cell: Pick<AnswerCell, 'value' | 'status'>,
  limits: { readonly low: number; readonly high: number } | null,
  better: string,
): KpiState | null {
  if (cell.value === null) return 'none';
  if (cell.status === 'provisional') return 'provisional';
  if (limits === null) return null;
  const low = cell.value < limits.low;
  const high = cell.value > limits.high;
  const hurts = better === 'higher' ? low : better === 'lower' ? high : better === 'band' && (low || high);
  return hurts ? 'watch' : null;
}
