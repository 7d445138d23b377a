import type { KpiState } from '#src/ui/number/kpi-state.ts';
import { meetsTarget, type Target } from '#src/ui/number/target.ts';
import type { AnswerCell } from '../question/read-answer.ts';

/**
 * On or off target where one is in force. Without a target there is neither. What can be said then: no data, a window still open, or a day
 * outside the control limits on the side that hurts, which is worth a look.
 */
export function tileState(
  cell: Pick<AnswerCell, 'value' | 'status'>,
  limits: { readonly low: number; readonly high: number } | null,
  better: string,
  target: Target | null = null,
): KpiState | null {
  if (cell.value === null) return 'none';
  if (cell.status === 'provisional') return 'provisional';
  const met = meetsTarget(cell.value, target);
  if (met !== null) return met ? 'on' : 'off';
  if (limits === null) return null;
  const low = cell.value < limits.low;
  const high = cell.value > limits.high;
  const hurts = better === 'higher' ? low : better === 'lower' ? high : better === 'band' && (low || high);
  return hurts ? 'watch' : null;
}
