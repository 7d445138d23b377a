import { useTranslation } from 'react-i18next';

type Point = {
  readonly key: string;
  readonly kind: 'session' | 'double_scored';
  readonly name: string;
  readonly at: string;
  readonly contacts: number;
  readonly value: number | null;
  readonly from: number | null;
  readonly to: number | null;
};
interface DriftChartProps {
  /** Names the picture for people who hear the screen. */
  readonly title: string;
  readonly label: string;
  readonly points: readonly Point[];
  readonly low: number;
  readonly high: number;
  /** Where a line is drawn across; null: none. */
  readonly centre: number | null;
  readonly say: (value: number) => string;
}

const HEIGHT = 110;
const TOP = 8;
const LEFT = 44;
const WIDTH = 400;
/** Points get no wider apart than this, so that two of them do not look like a trend over the whole card. */
const STEP = 64;

/** Values in order of time with their intervals as whiskers; filled dots are sessions, hollow ones months of contacts scored twice. */
export function DriftChart({ title, label, points, low, high, centre, say }: DriftChartProps) {
  const { t } = useTranslation('calibration');
  const y = (value: number): number =>
    TOP + (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low)) * (HEIGHT - 2 * TOP);
  const step = Math.min(STEP, (WIDTH - LEFT - 24) / Math.max(1, points.length));
  const x = (at: number): number => LEFT + 24 + at * step;
  return (
    <figure className="yc-drift-chart">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`} role="img" aria-label={title}>
        {[high, centre, low].map(
          (value) =>
            value !== null && (
              <g key={value}>
                <line x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} className="yc-drift-line" />
                <text x={LEFT - 6} y={y(value) + 4} textAnchor="end">
                  {say(value)}
                </text>
              </g>
            ),
        )}
        {points.map((point, i) => (
          <g key={point.key} className={`yc-drift-${point.kind}`}>
            <title>{words(point)}</title>
            {point.from !== null && point.to !== null && (
              <line x1={x(i)} x2={x(i)} y1={y(point.from)} y2={y(point.to)} className="yc-drift-range" />
            )}
            {point.value === null ? (
              <text x={x(i)} y={HEIGHT / 2} textAnchor="middle">
                –
              </text>
            ) : (
              <circle cx={x(i)} cy={y(point.value)} r={4} />
            )}
            <text x={x(i)} y={HEIGHT + 12} textAnchor="middle">
              {point.at.slice(2, 7)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );

  function words({ name, value, from, to, contacts }: Point): string {
    const range = from === null || to === null ? '' : ` (${say(from)} … ${say(to)})`;
    return `${name}: ${value === null ? t('tooFew') : say(value)}${range} · ${t('contactsCount', { count: contacts })}`;
  }
}
