/** Mixes 32 bits so that every bit of the input moves every bit of the result ("lowbias32", C. Wellons). */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/**
 * Key of a stream of random numbers, from a seed and what it is for: `streamKey(7, 'patience', 'contact 12')`. What is drawn for one
 * subject depends on its names alone, never on what was drawn for others before.
 */
export function streamKey(seed: number, ...names: readonly (string | number)[]): number {
  let key = mix(seed ^ 0x9e3779b9);
  for (const name of names)
    key = typeof name === 'number' ? mix(key + Math.imul(name + 1, 0x85ebca6b)) : textKey(key, name);
  return key;
}

function textKey(key: number, text: string): number {
  let hash = key ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** Draw number `n` of a stream, uniform in [0, 1) with 53 bits. The same key and number always give the same. */
export function uniformAt(key: number, n: number): number {
  const high = mix(key ^ mix(Math.imul(n, 0x9e3779b9) + 0x6a09e667));
  const low = mix(high ^ key ^ 0x3c6ef372);
  return ((high >>> 5) * 67_108_864 + (low >>> 6)) / 9_007_199_254_740_992;
}

/** The draws of one stream in order. */
export class Stream {
  private readonly key: number;
  private drawn = 0;

  constructor(key: number) {
    this.key = key;
  }

  /** Uniform in [0, 1). */
  next(): number {
    return uniformAt(this.key, this.drawn++);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** Standard normal (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Log-normal by its mean and coefficient of variation. */
  lognormal(mean: number, variation: number): number {
    const variance = Math.log(1 + variation * variation);
    return mean * Math.exp(Math.sqrt(variance) * this.normal() - variance / 2);
  }

  /** Poisson by Knuth's product, in pieces so that no power underflows. */
  poisson(mean: number): number {
    let count = 0;
    for (let left = mean; left > 0; left -= 300) {
      const floor = Math.exp(-Math.min(left, 300));
      for (let product = this.next(); product > floor; product *= this.next()) count++;
    }
    return count;
  }
}
