import type { Chart } from '../contract/document.ts';

const WIDTH = 720;
const HEIGHT = 200;
const LEFT = 40;
const RIGHT = 40;
const BOTTOM = 22;
const TOP = 8;

/** Volume as bars, the KPI as a line with its target: drawn as plain SVG, so that it prints as it is seen. */
export function DocumentChart({ chart }: { readonly chart: Chart }) {
  const { bars, line, target, categories } = chart;
  const most = niceTop(Math.max(1, ...bars.values.map((value) => value ?? 0)));
  const share = line?.unit === 'ratio';
  const lineTop = share ? 1 : niceTop(Math.max(1e-9, target ?? 0, ...(line?.values ?? []).map((value) => value ?? 0)));
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, categories.length);
  const x = (i: number): number => LEFT + (i + 0.5) * step;
  const y = (part: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - part);
  const every = Math.ceil(categories.length / 12);
  const path = (line?.values ?? [])
    .map((value, i, all) =>
      value === null ? '' : `${i === 0 || all[i - 1] === null ? 'M' : 'L'}${x(i)} ${y(value / lineTop)}`,
    )
    .join('');
  return (
    <figure className="yc-paper-chart">
      <figcaption>
        <span className="yc-paper-bar" /> {bars.name}
        {line !== null && (
          <>
            <span className="yc-paper-line" /> {line.name}
          </>
        )}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={chart.title}>
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(part)} y2={y(part)} className="yc-paper-grid" />
            <text x={LEFT - 6} y={y(part) + 3} textAnchor="end">
              {Math.round(most * part * 10) / 10}
            </text>
            {line !== null && (
              <text x={WIDTH - RIGHT + 6} y={y(part) + 3}>
                {share ? `${Math.round(part * 100)}%` : Math.round(lineTop * part)}
              </text>
            )}
          </g>
        ))}
        {bars.values.map((value, i) =>
          value === null ? null : (
            <rect
              key={categories[i]}
              x={x(i) - step * 0.35}
              width={step * 0.7}
              y={y(value / most)}
              height={y(0) - y(value / most)}
              className="yc-paper-bars"
            />
          ),
        )}
        {target !== null && line !== null && (
          <line
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={y(target / lineTop)}
            y2={y(target / lineTop)}
            className="yc-paper-target"
          />
        )}
        <path d={path} className="yc-paper-path" />
        {(line?.values ?? []).map((value, i) =>
          value === null ? null : (
            <circle key={categories[i]} cx={x(i)} cy={y(value / lineTop)} r={2.2} className="yc-paper-dot" />
          ),
        )}
        {categories.map((category, i) =>
          i % every === 0 ? (
            <text key={category} x={x(i)} y={HEIGHT - 6} textAnchor="middle">
              {category}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  );
}

/** The next round number: 1, 2, 2.5 or 5 times a power of ten, divisible by four lines. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}
