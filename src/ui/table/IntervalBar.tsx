import type { KpiState } from '../number/kpi-state.ts';
import './table.css';

interface IntervalBarProps {
  readonly value: number | null;
  /** Margin of error as low and high ends. */
  readonly interval?: { readonly low: number; readonly high: number } | null;
  /** Limits within which chance alone would leave a group of this size. */
  readonly funnel?: { readonly low: number; readonly high: number } | null;
  readonly centre?: number | null;
  readonly target?: number | null;
  /** Scale shared by all rows. */
  readonly low: number;
  readonly high: number;
  readonly state?: KpiState | null;
}

/** Dot and bar of a value with its margin, on the band of its funnel limits, with centre line and target. */
export function IntervalBar({
  value,
  interval = null,
  funnel = null,
  centre = null,
  target = null,
  low,
  high,
  state = null,
}: IntervalBarProps) {
  const at = (v: number): number => Math.max(0, Math.min(100, ((v - low) / (high - low || 1)) * 100));
  const stretch = (range: { readonly low: number; readonly high: number }) => ({
    left: `${at(range.low)}%`,
    width: `${at(range.high) - at(range.low)}%`,
  });
  return (
    <span className={`yc-interval yc-is-${state ?? 'plain'}`} aria-hidden="true">
      {funnel !== null && <i className="yc-interval-funnel" style={stretch(funnel)} />}
      {centre !== null && <i className="yc-interval-centre" style={{ left: `${at(centre)}%` }} />}
      {target !== null && <i className="yc-interval-target" style={{ left: `${at(target)}%` }} />}
      {interval !== null && <i className="yc-interval-range" style={stretch(interval)} />}
      {value !== null && <i className="yc-interval-dot" style={{ left: `${at(value)}%` }} />}
    </span>
  );
}
