export interface SparkPicture {
  /** SVG path data; a gap (`null`) breaks the line, a lone point becomes a dot. */
  readonly path: string;
  readonly lastPoint: { readonly x: number; readonly y: number } | null;
  readonly band: { readonly y: number; readonly height: number } | null;
  readonly targets: readonly number[];
}

interface SparkInput {
  readonly values: readonly (number | null)[];
  readonly limits: { readonly low: number; readonly high: number } | null;
  readonly targets: readonly number[];
  readonly width: number;
  readonly height: number;
  /** Room for the last dot. */
  readonly inset: number;
}

const round = (n: number): number => Math.round(n * 100) / 100;

/** Scales a trend with its limits and targets into a box, top left at 0, 0. */
export function sparkPicture({ values, limits, targets, width, height, inset }: SparkInput): SparkPicture {
  const seen = values.filter((v): v is number => v !== null);
  const all = [...seen, ...targets, ...(limits === null ? [] : [limits.low, limits.high])];
  const low = Math.min(...all);
  const high = Math.max(...all);
  const span = high - low || 1;
  const x = (i: number): number =>
    round(inset + (values.length < 2 ? 1 : i / (values.length - 1)) * (width - 2 * inset));
  const y = (v: number): number => round(height - inset - ((v - low) / span) * (height - 2 * inset));

  let path = '';
  values.forEach((v, i) => {
    if (v === null) return;
    const starts = i === 0 || values[i - 1] === null;
    const alone = starts && (i === values.length - 1 || values[i + 1] === null);
    path += `${starts ? 'M' : 'L'}${x(i)} ${y(v)}${alone ? 'h.01' : ''}`;
  });
  const last = values.at(-1) ?? null;
  return {
    path,
    lastPoint: last === null ? null : { x: x(values.length - 1), y: y(last) },
    band: limits === null ? null : { y: y(limits.high), height: round(y(limits.low) - y(limits.high)) },
    targets: seen.length === 0 && limits === null ? [] : targets.map(y),
  };
}
