import type { AnswerBody } from '#src/modules/kpis/contract/question.ts';
import type { TargetInForce } from '#src/modules/targets/contract/api.ts';
import type { Judged } from '../contract/judged.ts';
import type { PerformanceDependencies } from './dependencies.ts';
import { marginOf, verdictOf } from './judge.ts';
import type { Month } from './month.ts';
import { agentsByFact } from './people.ts';

/** What a person is shown by who has agreed to no target: the KPIs that are hers to move. */
const USUAL = [
  'ring_answer_rate',
  'adherence',
  'fcr_window',
  'csat',
  'aht',
  'acw_avg',
  'reply_interval_avg',
  'qa_score',
];
/** So many people are asked for by name; beyond, everybody is asked for. */
const BY_NAME = 20;

/**
 * The figures people are judged by in a month: the KPIs each has an agreed target for at its end, the usual ones where there is none. Closed
 * months answer in their frozen numbers; approved spans are left out.
 */
export async function figuresOf(
  agents: readonly string[],
  month: Month,
  needs: PerformanceDependencies,
): Promise<Map<string, Judged[]>> {
  const { kpis, targets, clock } = needs;
  if (agents.length === 0) return new Map();
  const at = Math.min(month.until - 1, clock.now());
  const agreed = new Map<string, readonly TargetInForce[]>();
  for (const id of agents) agreed.set(id, await targets.allInForce({ kind: 'agent', id }, at));
  const wanted = (id: string): readonly string[] => {
    const own = agreed.get(id) ?? [];
    return own.length > 0 ? own.map(({ kpi }) => kpi) : USUAL;
  };
  const summaries = new Map(kpis.summaries().map((kpi) => [kpi.id, kpi]));
  const asked = [...new Set(agents.flatMap(wanted))].filter((id) => summaries.get(id)?.dimensions.includes('agent'));
  const answer = await kpis.query({
    kpis: asked,
    from: month.firstDay,
    to: month.endDay,
    by: ['agent'],
    ...(agents.length <= BY_NAME && { where: { agent: [...agents] } }),
  });
  const rows = rowsByAgent(answer, agentsByFact(await needs.directory()));
  const excluded = await targets.agentsWithExclusions({ from: month.from, until: month.until });
  const found = new Map<string, Judged[]>();
  for (const id of agents) {
    const items: Judged[] = [];
    for (const kpi of wanted(id)) {
      const column = answer.kpis.find((k) => k.kpi === kpi);
      const summary = summaries.get(kpi);
      if (column === undefined || summary === undefined) continue;
      const target = agreed.get(id)?.find((t) => t.kpi === kpi) ?? null;
      const [row = -1, ...more] = rows.get(id) ?? [];
      let parts = {
        value: column.value[row] ?? null,
        numerator: column.numerator[row] ?? null,
        denominator: column.denominator?.[row] ?? null,
      };
      let spans = 0;
      // Sources that call her differently give her several rows, which cannot be added up here.
      if (excluded.has(id) || more.length > 0) {
        const { value, numerator, denominator, exclusions, additive } = await targets.personalResult(id, kpi, {
          from: month.firstDay,
          to: month.endDay,
        });
        parts = { value, numerator, denominator };
        spans = additive ? exclusions.length : 0;
      }
      // Without a target, what has no data is nobody's matter.
      if (target === null && parts.value === null) continue;
      const counted = summary.parts.numerator === 'count' && summary.parts.denominator === 'count';
      const own = { low: column.low?.[row] ?? null, high: column.high?.[row] ?? null };
      const margin = spans === 0 && own.low !== null ? own : marginOf(parts, { unit: column.unit, counted });
      items.push({
        kpi,
        title: column.title,
        definition: summary.definition,
        unit: column.unit,
        better: column.better,
        ...parts,
        rows: summary.parts.denominator === 'count' ? parts.denominator : null,
        ...margin,
        target: target?.bounds ?? null,
        weight: target?.weight ?? null,
        since: target?.from ?? null,
        verdict: verdictOf({ value: parts.value, ...margin }, target?.bounds ?? null),
        excluded: spans,
      });
    }
    found.set(id, items);
  }
  return found;
}

/** The rows of each person in an answer split by agent. */
function rowsByAgent(answer: AnswerBody, agents: ReadonlyMap<string, string>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [row, written] of (answer.dimensions.agent?.ids ?? []).entries()) {
    const id = written === null ? undefined : agents.get(written);
    if (id !== undefined) found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
}
