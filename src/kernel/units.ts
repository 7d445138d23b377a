/** Durations are integer milliseconds everywhere inside; seconds appear only at the surface (CLI, API, screens). */
export const seconds = (n: number): number => Math.round(n * 1000);
export const minutes = (n: number): number => seconds(n * 60);
export const hours = (n: number): number => minutes(n * 60);
export const days = (n: number): number => hours(n * 24);

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Reads `20s`, `1.5h`, `250ms`, `7d` or a bare number of seconds; `null` when the text is none of them. */
export function parseDuration(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d|w)?\s*$/.exec(text);
  if (!match) return null;
  const unit = UNIT_MS[match[2] ?? 's'];
  return unit === undefined ? null : Math.round(Number(match[1]) * unit);
}
