/** Points and weights of the Gauss–Legendre rule on [−1, 1], by Newton's method on the Legendre polynomial. */
function gaussLegendre(points: number): { readonly x: Float64Array; readonly w: Float64Array } {
  const x = new Float64Array(points);
  const w = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (points + 0.5));
    for (let step = 0; step < 100; step++) {
      const { value, slope } = legendre(points, z);
      const next = z - value / slope;
      const done = Math.abs(next - z) < 1e-16;
      z = next;
      if (done) break;
    }
    const { slope } = legendre(points, z);
    x[i] = z;
    w[i] = 2 / ((1 - z * z) * slope * slope);
  }
  return { x, w };
}

function legendre(degree: number, z: number): { readonly value: number; readonly slope: number } {
  let before = 1;
  let value = z;
  for (let k = 2; k <= degree; k++) {
    const next = ((2 * k - 1) * z * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return { value, slope: (degree * (z * value - before)) / (z * z - 1) };
}

const POINTS = 20;
const RULE = gaussLegendre(POINTS);

/**
 * ∫ f over [from, to] for a smooth bump with its summit at `summit`: panels that double in width away from it, the first `unit` wide. A
 * tail that falls exponentially is then right to the last digits however far it reaches.
 */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  { summit, unit }: { readonly summit: number; readonly unit: number },
): number {
  let sum = 0;
  for (let start = 0, width = unit; summit + start < to; start += width, width = start)
    sum += panel(f, Math.max(from, summit + start), Math.min(to, summit + start + width));
  for (let start = 0, width = unit; summit - start > from; start += width, width = start)
    sum += panel(f, Math.max(from, summit - start - width), Math.min(to, summit - start));
  return sum;
}

function panel(f: (x: number) => number, from: number, to: number): number {
  if (!(to > from)) return 0;
  const half = (to - from) / 2;
  const middle = from + half;
  let sum = 0;
  for (let i = 0; i < POINTS; i++) sum += (RULE.w[i] ?? 0) * f(middle + half * (RULE.x[i] ?? 0));
  return sum * half;
}
