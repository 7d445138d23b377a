import { expect, it } from 'vitest';
import { centreCoverage } from './centre-coverage.ts';

const source = (name: string, from: number, until: number) => ({
  source: name,
  zone: 'Asia/Shanghai',
  from,
  until,
  lastCompleteDay: null,
});

it('does not take a judgement of today for data of today', () => {
  const pbx = source('pbx', 1_000, 5_000);
  const quality = source('quality', 8_000, 9_000);
  expect(centreCoverage([pbx, quality], 'UTC')).toMatchObject({
    from: 1_000,
    until: 5_000,
    recordedUntil: 9_000,
    sources: ['pbx', 'quality'],
  });
  expect(centreCoverage([quality], 'UTC')).toMatchObject({ from: 8_000, until: 9_000 });
  expect(centreCoverage([], 'UTC')).toMatchObject({ zone: 'UTC', from: null, until: null });
});
