import { describe, expect, it } from 'vitest';
import { agreement } from '../../contract/statistics/agreement.ts';
import { readRatings } from './read-ratings.ts';

describe('ratings as people paste them', () => {
  it('are read from a sheet with names above and gaps, from commas, from spaces and from the command line’s file', () => {
    expect(readRatings('Su\tMo\n1\t2\n\t3\r\n\n', 'ordinal')).toEqual({
      ratings: [
        [1, 2],
        [null, 3],
      ],
      raters: ['Su', 'Mo'],
    });
    expect(readRatings('yes,no\nno,-', 'nominal')).toEqual({
      ratings: [
        ['yes', 'no'],
        ['no', null],
      ],
      raters: null,
    });
    expect(readRatings(' 1 2 3\n4 n/a 6', 'interval')).toMatchObject({
      ratings: [
        [1, 2, 3],
        [4, null, 6],
      ],
    });
    expect(readRatings('{"ratings":[[1,null],[true,0]]}', 'nominal')).toMatchObject({
      ratings: [
        [1, null],
        [1, 0],
      ],
    });
    expect(readRatings('  \n', 'nominal')).toBeNull();
  });

  it('that cannot be used say why, and where', () => {
    expect(readRatings('1 2\n1', 'nominal')).toEqual({ fault: 'row_width', row: 2, has: 1, first: 2 });
    expect(readRatings('1\n2', 'nominal')).toEqual({ fault: 'few_raters' });
    expect(readRatings('1 yes\n2 no', 'nominal')).toEqual({ fault: 'mixed' });
    expect(readRatings('yes no', 'ordinal')).toEqual({ fault: 'names_need_nominal' });
    expect(readRatings('1 -2', 'ratio')).toEqual({ fault: 'negative' });
    expect(readRatings('{"ratings":', 'nominal')).toEqual({ fault: 'no_json' });
  });

  it('agree as Krippendorff printed for his four observers', () => {
    const read = readRatings(
      '1 1 - 1\n2 2 3 2\n3 3 3 3\n3 3 3 3\n2 2 2 2\n1 2 3 4\n4 4 4 4\n1 1 2 1\n2 2 2 2\n- 5 5 5\n- - 1 1\n- - 3 -',
      'nominal',
    );
    if (read === null || 'fault' in read) throw new Error('not read');
    expect(agreement(read.ratings, 'krippendorff').value).toBeCloseTo(0.743, 3);
  });
});
