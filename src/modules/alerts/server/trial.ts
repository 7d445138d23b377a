import { isoLocal } from '#src/kernel/zone.ts';
import type { RuleParsed, RuleTrial } from '../contract/rule.ts';
import type { AlertDependencies } from './dependencies.ts';
import { judge } from './judge.ts';
import { watchedSeries } from './series.ts';
import { spellsOf } from './spells.ts';

const DAYS = 90;
const SHOWN = 8;

/** What a rule would have raised in the last 90 days of data. */
export async function tryRule(rule: RuleParsed, needs: AlertDependencies): Promise<RuleTrial> {
  const { watched, series, zone } = await watchedSeries(rule, DAYS, needs);
  let [judged, off] = [0, 0];
  const spells = series.flatMap(({ groupName, intervals }) => {
    const judgements = judge(intervals, watched);
    judged += judgements.filter((j) => j !== null).length;
    off += judgements.filter((j) => j?.off).length;
    return spellsOf(intervals, judgements).map((spell) => ({ groupName, spell }));
  });
  const latest = spells
    .toSorted((a, b) => b.spell.first.from - a.spell.first.from)
    .slice(0, SHOWN)
    .map(({ groupName, spell }) => ({
      group: groupName,
      from: isoLocal(zone, spell.first.from),
      to: isoLocal(zone, spell.last.to),
      value: spell.worst.value,
      limit: spell.worst.limit,
    }));
  return { judged, off, alerts: spells.length, days: DAYS, latest };
}
