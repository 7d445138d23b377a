import { describe, expect, it } from 'vitest';
import { allPages } from './all-pages.ts';

const list = (total: number) => async (page: { limit: number; offset: number }) => ({
  total,
  rows: Array.from({ length: Math.max(0, Math.min(page.limit, total - page.offset)) }, (_, i) => page.offset + i),
});

describe('allPages', () => {
  it.each([0, 1, 50, 51, 203])('gives each of %i rows once, in order', async (total) => {
    expect(await allPages(50, list(total))).toEqual(Array.from({ length: total }, (_, i) => i));
  });

  it('ends when the list shrinks meanwhile', async () => {
    const shrinking = async (page: { offset: number }) => ({ total: 10, rows: page.offset === 0 ? [1, 2] : [] });
    expect(await allPages(2, shrinking)).toEqual([1, 2]);
  });
});
