import type { Cell } from '../../reading/record.ts';

export const DURATION_UNITS = ['ms', 's', 'min', 'h', 'day'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

const UNIT: Readonly<Record<DurationUnit, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, day: 86_400_000 };
const WORDS =
  /^(-)?\s*(?:(\d+(?:\.\d+)?)\s*(?:天|日|days?|d))?\s*(?:(\d+(?:\.\d+)?)\s*(?:小时|时|hours?|hrs?|h))?\s*(?:(\d+(?:\.\d+)?)\s*(?:分钟|分|minutes?|mins?|m(?!s)))?\s*(?:(\d+(?:\.\d+)?)\s*(?:秒钟|秒|seconds?|secs?|s))?\s*(?:(\d+)\s*(?:毫秒|ms))?$/i;

/**
 * A length of time in milliseconds, negative where the source says so: `h:mm:ss`, `mm:ss`, `1小时2分3秒`, `90s` speak for
 * themselves; a bare number counts in `unit`. `null` when it is none of them, or a bare number without a unit.
 */
export function readDuration(cell: Cell, unit: DurationUnit | undefined): number | null {
  if (typeof cell === 'number') return unit ? Math.round(cell * UNIT[unit]) : null;
  const text = String(cell).trim();
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return unit ? Math.round(Number(text) * UNIT[unit]) : null;
  const clock = /^(-)?(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)$/.exec(text);
  if (clock) {
    const [, minus, hours, minutes, seconds] = clock;
    const ms =
      (Number(hours ?? 0) * 3600 + Number(minutes) * 60) * 1000 +
      Math.round(Number((seconds ?? '0').replace(',', '.')) * 1000);
    return minus ? -ms : ms;
  }
  const words = WORDS.exec(text);
  if (!words || text.replace(/^-/, '').trim() === '') return null;
  const [, minus, ...amounts] = words;
  if (amounts.every((amount) => amount === undefined)) return null;
  const scale = [UNIT.day, UNIT.h, UNIT.min, UNIT.s, UNIT.ms];
  const ms = Math.round(amounts.reduce((sum, amount, i) => sum + Number(amount ?? 0) * (scale[i] ?? 0), 0));
  return minus ? -ms : ms;
}
