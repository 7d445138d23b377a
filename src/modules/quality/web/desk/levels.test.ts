import { expect, it } from 'vitest';
import { levelsOf, nextPlace, silencesOf } from './levels.ts';

const RATE = 1000;
/** Seconds of sound and of silence, in turn. */
const heard = (...seconds: number[]): Float32Array =>
  Float32Array.from(
    seconds.flatMap((s, i) => Array.from({ length: s * RATE }, (_, n) => (i % 2 === 0 ? Math.sin(n) * 0.5 : 0.004))),
  );

it('finds silences of five seconds and more, at the end too, and none shorter', () => {
  expect(silencesOf(heard(2, 6, 3, 4, 1, 5), RATE)).toEqual([
    { from: 2, to: 8 },
    { from: 16, to: 21 },
  ]);
  expect(silencesOf(heard(2, 6), RATE, { least: 10 })).toEqual([]);
  expect(silencesOf(new Float32Array(0), RATE)).toEqual([]);
});

it('keeps the loudest of each part', () => {
  const levels = levelsOf(heard(1, 1), 4);
  expect(levels.map((level) => level > 0.4)).toEqual([true, true, false, false]);
});

it('goes from one stretch to the next, two seconds before each, and round again', () => {
  const holds = [30, 33.5, 90].map((from) => ({ from, to: from + 1 }));
  const visited = [0, 0, 0, 0].reduce<number[]>((places) => [...places, nextPlace(holds, places.at(-1) ?? 0)!], []);
  expect(visited).toEqual([28, 31.5, 88, 28]);
  expect(nextPlace([{ from: 1, to: 9 }], 50)).toBe(0);
  expect(nextPlace([], 3)).toBeNull();
});
