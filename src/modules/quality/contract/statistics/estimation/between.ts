/** Mean of true values and their variance, from estimates with known error variances. */
export type Between = { readonly mean: number; readonly variance: number };

/**
 * How much people truly differ (Paule and Mandel 1982): the variance for which the estimates scatter about their weighted mean as much as errors and
 * true differences together let one expect. 0 where chance explains all of it. Null without estimates.
 */
export function between(estimates: readonly { readonly value: number; readonly error: number }[]): Between | null {
  if (estimates.length === 0) return null;
  const at = (variance: number) => {
    let [weights, sum] = [0, 0];
    for (const { value, error } of estimates) {
      const weight = 1 / Math.max(1e-9, error + variance);
      weights += weight;
      sum += weight * value;
    }
    const mean = sum / weights;
    let scatter = 0;
    for (const { value, error } of estimates) scatter += (value - mean) ** 2 / Math.max(1e-9, error + variance);
    return { mean, excess: scatter - (estimates.length - 1) };
  };
  const none = at(0);
  if (estimates.length < 2 || none.excess <= 0) return { mean: none.mean, variance: 0 };
  let [low, high] = [0, 1];
  while (at(high).excess > 0 && high < 1e9) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (at(middle).excess > 0) low = middle;
    else high = middle;
  }
  return { mean: at(high).mean, variance: high };
}

/** The best guess of one true value: between what was seen and what the others are like (Efron and Morris 1975). */
export const shrink = (value: number, error: number, { mean, variance }: Between): number =>
  variance + error <= 0 ? mean : mean + (variance / (variance + error)) * (value - mean);
