import { expect, it } from 'vitest';
import { levelsOf, silencesOf } from './levels.ts';

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
