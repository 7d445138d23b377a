/** A stretch of a recording, in seconds. */
export type Stretch = { readonly from: number; readonly to: number };

/** Loudest sample of each of `many` equal parts, 0–1. */
export function levelsOf(samples: ArrayLike<number>, many: number): number[] {
  const each = samples.length / many;
  return Array.from({ length: many }, (_, part) => {
    let loudest = 0;
    for (let i = Math.floor(part * each); i < Math.floor((part + 1) * each); i += 1)
      loudest = Math.max(loudest, Math.abs(samples[i] ?? 0));
    return loudest;
  });
}

/** Stretches in which nothing louder than `quiet` is heard for `least` seconds or more: hold without music, searching, a dead line. */
export function silencesOf(
  samples: ArrayLike<number>,
  rate: number,
  { quiet = 0.02, least = 5 }: { readonly quiet?: number; readonly least?: number } = {},
): Stretch[] {
  // Looked at in tenths of a second, so that the ripple of a voice is not taken for silence.
  const frame = Math.max(1, Math.round(rate / 10));
  const found: Stretch[] = [];
  let from: number | null = null;
  const end = (to: number): void => {
    if (from !== null && to - from >= least) found.push({ from, to });
    from = null;
  };
  for (let at = 0; at < samples.length; at += frame) {
    let loudest = 0;
    for (let i = at; i < Math.min(samples.length, at + frame); i += 1)
      loudest = Math.max(loudest, Math.abs(samples[i] ?? 0));
    if (loudest > quiet) end(at / rate);
    else from ??= at / rate;
  }
  end(samples.length / rate);
  return found;
}

/** What is jumped to is heard from so many seconds before it. */
const LEAD = 2;

/** Where to jump for the next of some stretches after a place, the first again after the last; null where there is none. */
export function nextPlace(stretches: readonly Stretch[], at: number): number | null {
  // Half a second: the stretch jumped to a moment ago is not the next one.
  const next = stretches.find(({ from }) => from > at + LEAD + 0.5) ?? stretches[0];
  return next === undefined ? null : Math.max(0, next.from - LEAD);
}
