import { addDays } from '#src/sheets/dates.ts';
import type { Briefing, Standout } from '../../contract/briefing.ts';
import type { PerformanceDependencies } from '../dependencies.ts';
import { agentsByFact } from '../people.ts';

/** What a lead can coach; each fits a person and has a better side. */
const KPIS = ['csat', 'fcr_window', 'ring_answer_rate', 'adherence', 'transfer_rate', 'acw_avg', 'qa_score'];
const DAYS = 28;

/**
 * Whom to coach and whom to ask how she does it: people of the team outside the limits that chance and her mix of work allow, against everybody
 * doing the same work. Inside the limits nobody is named, whatever her rank.
 */
export async function coaching(
  team: string,
  until: string,
  now: number,
  { kpis, directory }: Pick<PerformanceDependencies, 'kpis' | 'directory'>,
): Promise<Briefing['coaching']> {
  const from = addDays(until, -DAYS);
  const people = await directory();
  const known = agentsByFact(people);
  const compared = await kpis.compare({ kpis: KPIS, by: 'agent', from, to: until });
  const [weak, strong]: [Standout[], Standout[]] = [[], []];
  for (const { kpi, title, unit, better, groups } of compared.kpis)
    for (const group of groups) {
      const agent = group.id === null ? undefined : known.get(group.id);
      if (agent === undefined || people.teamAt(agent, now) !== team || group.value === null) continue;
      if (group.verdict !== 'above' && group.verdict !== 'below') continue;
      if (better !== 'higher' && better !== 'lower') continue;
      const good = (group.verdict === 'above') === (better === 'higher');
      (good ? strong : weak).push({
        agent,
        name: people.nameOf('agent', agent),
        number: people.agents.find(({ id }) => id === agent)?.number ?? null,
        kpi,
        title,
        unit,
        value: group.value,
        expected: group.expected,
        limit: group.verdict === 'above' ? group.limitHigh : group.limitLow,
        rows: group.denominator,
      });
    }
  const byPerson = (a: Standout, b: Standout): number => (a.number ?? a.name).localeCompare(b.number ?? b.name);
  return { from, to: addDays(until, -1), weak: weak.sort(byPerson), strong: strong.sort(byPerson) };
}
