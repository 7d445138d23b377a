/** A number as a person reads it in a terminal. */
export function showNumber(value: number | null, unit: string): string {
  if (value === null) return '–';
  switch (unit) {
    case 'ratio':
      return `${(value * 100).toFixed(2)} %`;
    case 'seconds':
      return showSeconds(value);
    case 'count':
      return value.toLocaleString('en-GB');
    default:
      return String(Math.round(value * 100) / 100);
  }
}

/** `3m 12s`, `45.2s`, `2h 05m`. */
export function showSeconds(value: number): string {
  if (Math.abs(value) < 60) return `${Math.round(value * 10) / 10}s`;
  const whole = Math.round(value);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}h ${String(m).padStart(2, '0')}m` : `${m}m ${String(s).padStart(2, '0')}s`;
}

/** Units as programs see them: durations are seconds. */
export const unitName = (unit: string): string => (unit === 'duration' ? 'seconds' : unit);
