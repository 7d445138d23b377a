import './table.css';

interface TargetBarProps {
  readonly value: number | null;
  /** Scale shared by all bars of a column, from nought. */
  readonly max: number;
  readonly target?: number | null;
  /** Series colour 0–4; grey for totals. */
  readonly colour?: number | null;
}

/** A bar inside a cell with the target as a tick. Decorative: the figure stands in the column beside it. */
export function TargetBar({ value, max, target = null, colour = 0 }: TargetBarProps) {
  const share = (v: number): string => `${Math.max(0, Math.min(100, (v / (max || 1)) * 100))}%`;
  return (
    <span className="yc-bar" aria-hidden="true">
      {value !== null && (
        <i
          style={{
            width: share(value),
            background: colour === null ? 'var(--yc-text-2)' : `var(--yc-series-${colour + 1})`,
          }}
        />
      )}
      {target !== null && <b style={{ left: share(target) }} />}
    </span>
  );
}
