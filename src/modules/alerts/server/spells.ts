import type { Reading } from '../contract/alert.ts';
import type { Interval, Judgement } from './judge.ts';

/** An alert in the making: consecutive judged intervals that were off. `recovered` when one that was not has followed. */
export type Spell = {
  readonly first: Reading;
  readonly worst: Reading;
  readonly last: Reading;
  readonly intervals: number;
  readonly recovered: boolean;
};

const distance = ({ value, limit }: Reading): number => Math.abs(value - limit);

/** Carries a spell that was open before on over newly judged intervals; intervals without a judgement neither prolong nor end it. */
export function spellsOf(
  series: readonly Interval[],
  judgements: readonly Judgement[],
  open: Omit<Spell, 'recovered'> | null = null,
): Spell[] {
  const spells: Spell[] = [];
  let current: Spell | null = open === null ? null : { ...open, recovered: false };
  for (const [i, interval] of series.entries()) {
    const judged = judgements[i];
    if (judged == null) continue;
    if (judged.off) {
      const now: Reading = { from: interval.from, to: interval.to, value: judged.value, limit: judged.limit };
      current =
        current === null
          ? { first: now, worst: now, last: now, intervals: 1, recovered: false }
          : {
              ...current,
              last: now,
              worst: distance(now) > distance(current.worst) ? now : current.worst,
              intervals: current.intervals + 1,
            };
    } else if (current !== null) {
      spells.push({ ...current, recovered: true });
      current = null;
    }
  }
  if (current !== null) spells.push(current);
  return spells;
}
