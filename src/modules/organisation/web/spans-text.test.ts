import { expect, it } from 'vitest';
import { spansIn, spansText } from './spans-text.ts';

it('hours are read as people write them, and written back', () => {
  expect(spansIn('9-12，13：30－18:00')).toEqual([
    { start: 540, end: 720 },
    { start: 810, end: 1080 },
  ]);
  expect(spansIn('18:00 – 02:00')).toEqual([{ start: 1080, end: 1560 }]);
  expect(spansText([{ start: 1080, end: 1560 }])).toBe('18:00-26:00');
  expect(spansIn(spansText([{ start: 1080, end: 1560 }]))).toEqual([{ start: 1080, end: 1560 }]);
  expect(spansIn('0-24')).toEqual([{ start: 0, end: 1440 }]);
  expect(spansIn(' ')).toEqual([]);
  for (const bad of ['9', '9-', 'nine-ten', '9:75-10', '9-12 11-13', '25-26']) expect(spansIn(bad), bad).toBeNull();
});
