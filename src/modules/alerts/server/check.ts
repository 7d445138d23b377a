import { DAY_MS } from '#src/kernel/grid.ts';
import type { RowPlace } from '#src/http/actor.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import { announce } from './announce.ts';
import { carryOn, raiseAlert, readAlerts } from './alert.store.ts';
import type { AlertDependencies } from './dependencies.ts';
import { judge } from './judge.ts';
import { keepTrial, readRules, type Rule, takeIntervals } from './rule.store.ts';
import { watchedSeries } from './series.ts';
import { spellsOf } from './spells.ts';
import { tryRule } from './trial.ts';

/** Days asked for at the least: the history that control limits are drawn from, or a little before the newest interval. */
const LEAST_DAYS = { '1d': 31, '1h': 2, '30m': 2 } as const;
/** After a longer silence only the newest days raise anything: what is older belongs into a report. */
const MOST_DAYS = 90;

/**
 * Judges what every active rule has not judged yet; resolves with the ids of alerts raised. A rule that cannot be asked any more (its KPI or
 * filter is gone) is handed to `trouble` and does not hold up the others.
 */
export async function checkRules(needs: AlertDependencies, trouble: (error: unknown) => void): Promise<string[]> {
  const raised: string[] = [];
  for (const rule of await readRules(needs.records.db)) {
    if (!rule.active) continue;
    try {
      raised.push(...(await checkRule(rule, needs)));
    } catch (error) {
      trouble(error);
    }
  }
  return raised;
}

async function checkRule(rule: Rule, needs: AlertDependencies): Promise<string[]> {
  const now = needs.clock.now();
  if (rule.triedAt === null || now - rule.triedAt > DAY_MS) {
    const { judged, off, alerts, days } = await tryRule(rule, needs);
    await keepTrial(needs.records.db, rule.id, { judged, off, alerts, days }, now);
  }
  const missed = rule.checkedUntil === null ? 0 : Math.ceil((now - rule.checkedUntil) / DAY_MS);
  const days = Math.min(MOST_DAYS, LEAST_DAYS[rule.grain] + missed);
  const { watched, series, until, zone } = await watchedSeries(rule, days, needs);
  if (until === null || until <= (rule.checkedUntil ?? Number.NEGATIVE_INFINITY)) return [];
  const directory = await needs.directory();
  return needs.records.db.transaction().execute(async (db) => {
    if (!(await takeIntervals(db, rule, until))) return [];
    const open = new Map((await readAlerts(db, { rule: rule.id, open: true })).map((a) => [a.groupId, a]));
    const raised: string[] = [];
    for (const { groupId, groupName, intervals } of series) {
      const judgements = judge(intervals, watched);
      // A new rule speaks of the newest interval only: its past stands in its trial.
      const isNew = (to: number): boolean => (rule.checkedUntil === null ? to === until : to > rule.checkedUntil);
      const fresh = intervals.map((interval, i) => ({ interval, judgement: judgements[i] ?? null }));
      const unjudged = fresh.filter(({ interval }) => isNew(interval.to));
      const before = open.get(groupId) ?? null;
      const spells = spellsOf(
        unjudged.map(({ interval }) => interval),
        unjudged.map(({ judgement }) => judgement),
        before,
      );
      const [first, ...others] = spells;
      if (before !== null && first !== undefined) await carryOn(db, before.id, first, now);
      for (const spell of before === null ? spells : others) {
        const place = placeOf(rule, groupId, directory, spell.first.from);
        const id = await raiseAlert(db, spell, { rule: rule.id, groupId, groupName }, place, now);
        await announce(db, rule, { id, groupName, spell, zone }, needs);
        raised.push(id);
      }
    }
    return raised;
  });
}

/** Whose row an alert is: what its group or a filter of one value says, completed by where that queue or agent belonged. */
function placeOf(rule: Rule, groupId: string | null, directory: Directory, at: number): RowPlace {
  const said = (noun: 'site' | 'project' | 'team' | 'agent' | 'queue'): string | null => {
    if (rule.by === noun) return groupId;
    const values = rule.where[noun];
    const [only] = values ?? [];
    if (values?.length !== 1 || only === undefined) return null;
    const known = { site: 'sites', project: 'projects', team: 'teams', agent: 'agents', queue: 'queues' } as const;
    return directory[known[noun]].find((n) => n.id === only || n.name === only)?.id ?? null;
  };
  const [agent, queue] = [said('agent'), said('queue')];
  const around = directory.placeAt({ agent, queue }, at);
  return {
    site: said('site') ?? (agent !== null || queue !== null ? around.site : null),
    project: said('project') ?? (queue === null ? null : around.project),
    team: said('team') ?? (agent === null ? null : around.team),
    agent,
  };
}
