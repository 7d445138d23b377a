import type { KpiState } from './kpi-state.ts';
import './number.css';
import { sparkPicture } from './spark-path.ts';

interface SparklineProps {
  readonly values: readonly (number | null)[];
  readonly limits?: { readonly low: number; readonly high: number } | null;
  readonly targets?: readonly number[];
  /** Colours the last point. */
  readonly state?: KpiState | null;
  readonly label: string;
}

const box = { width: 164, height: 36, inset: 4 };

/** A trend without axes: line, band of the control limits, target dashed, last point in its state. */
export function Sparkline({ values, limits = null, targets, state = null, label }: SparklineProps) {
  const picture = sparkPicture({ values, limits, targets: targets ?? [], ...box });
  return (
    <span className="yc-spark" role="img" aria-label={label}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} preserveAspectRatio="none" aria-hidden="true">
        {picture.band !== null && (
          <rect className="yc-spark-band" x="0" width={box.width} y={picture.band.y} height={picture.band.height} />
        )}
        {picture.targets.map((y) => (
          <line key={y} className="yc-spark-target" x1="0" x2={box.width} y1={y} y2={y} />
        ))}
        <path className="yc-spark-line" d={picture.path} />
      </svg>
      {picture.lastPoint !== null && (
        <span
          className={`yc-spark-last yc-is-${state ?? 'plain'}`}
          style={{
            left: `${(picture.lastPoint.x / box.width) * 100}%`,
            top: `${(picture.lastPoint.y / box.height) * 100}%`,
          }}
        />
      )}
    </span>
  );
}
