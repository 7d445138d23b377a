import { integrate } from './quadrature.ts';

/** Rates per unit of time: arrivals, and the whole team draining the queue (n·µ). */
export interface OfferedWait {
  readonly rate: number;
  readonly drain: number;
  readonly patience: number;
  readonly waitProbability: number;
}

/**
 * The offered wait of M/M/n+M: how long a customer of endless patience would wait. Its density above 0 is proportional to
 * exp(g(x)) with g(x) = λ·(1 − e^(−θx))/θ − nµ·x (Zeltyn and Mandelbaum 2005, for exponential patience 1/θ); its mass is the share that
 * waits. g has one summit, so the density is taken relative to it and integrated where it is above e^(−45).
 */
export function offeredWait(queue: OfferedWait) {
  const { rate, drain, patience, waitProbability } = queue;
  const g = (x: number): number => rate * patience * -Math.expm1(-x / patience) - drain * x;
  if (drain === 0) return nobodyServes(waitProbability);
  const summit = rate > drain ? patience * Math.log(rate / drain) : 0;
  const top = g(summit);
  const density = (x: number): number => Math.exp(g(x) - top);
  const scale = Math.min(1 / drain, patience);
  const right = edge((x) => g(x) - top, summit, scale);
  const left = summit === 0 ? 0 : Math.max(0, summit - edge((x) => g(summit - x) - top, 0, scale, summit));
  const bump = { summit, unit: Math.min(scale, Math.sqrt(patience / drain)) / 2 };
  const mass = integrate(density, left, right, bump);
  const share = (part: number): number => (mass > 0 ? (waitProbability * part) / mass : 0);
  return {
    /** Share whose offered wait exceeds `time`. */
    tail: (time: number): number => share(integrate(density, Math.max(time, left), right, bump)),
    /** Share that waits, is answered, and within `time`. */
    answeredWithin: (time: number): number =>
      share(integrate((x) => density(x) * Math.exp(-x / patience), left, Math.min(time, right), bump)),
    /** Mean wait times the share that waits and is answered. */
    answeredWait: (): number => share(integrate((x) => x * density(x) * Math.exp(-x / patience), left, right, bump)),
  };
}

/** Without agents nobody is ever answered. */
const nobodyServes = (waitProbability: number) => ({
  tail: () => waitProbability,
  answeredWithin: () => 0,
  answeredWait: () => 0,
});

/** First x from `start` on where the falling height is below −45, found by doubling and halving; at most `limit`. */
function edge(height: (x: number) => number, start: number, scale: number, limit = Number.POSITIVE_INFINITY): number {
  let step = scale * 1e-6;
  while (start + step < limit && height(start + step) > -45) step *= 2;
  let low = step / 2;
  let high = step;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (height(start + middle) > -45) low = middle;
    else high = middle;
  }
  return Math.min(limit, start + high);
}
