import { describe, expect, it } from 'vitest';
import { formatTarget, meetsTarget } from './target.ts';

describe('target', () => {
  it('reads as agreed: round, with its direction', () => {
    expect(formatTarget({ kind: 'at_least', value: 0.8 }, 'ratio', 'zh-CN')).toBe('≥ 80%');
    expect(formatTarget({ kind: 'at_most', value: 0.055 }, 'ratio', 'en')).toBe('≤ 5.5%');
    expect(formatTarget({ kind: 'at_most', value: 30 }, 'duration', 'zh-CN')).toBe('≤ 30 秒');
    expect(formatTarget({ kind: 'between', low: 280, high: 320 }, 'duration', 'en')).toBe('4:40–5:20');
    expect(formatTarget({ kind: 'at_least', value: 85 }, 'score', 'zh-CN')).toBe('≥ 85');
  });

  it('counts the limit itself as met and knows nothing of no data', () => {
    expect(meetsTarget(0.8, { kind: 'at_least', value: 0.8 })).toBe(true);
    expect(meetsTarget(0.799, { kind: 'at_least', value: 0.8 })).toBe(false);
    expect(meetsTarget(31, { kind: 'at_most', value: 30 })).toBe(false);
    expect(meetsTarget(320, { kind: 'between', low: 280, high: 320 })).toBe(true);
    expect(meetsTarget(null, { kind: 'at_least', value: 0 })).toBeNull();
    expect(meetsTarget(1, null)).toBeNull();
  });
});
