import type { PlanSpan } from './agent-timeline.ts';

/** Publishing again replaces what it covers: plans in order of arrival → disjoint spans, ascending. */
export function planInForce(published: readonly PlanSpan[]): PlanSpan[] {
  let inForce: PlanSpan[] = [];
  for (const plan of published) {
    if (plan.end <= plan.start) continue;
    const kept: PlanSpan[] = [];
    for (const old of inForce) {
      if (old.end <= plan.start || old.start >= plan.end) kept.push(old);
      else {
        if (old.start < plan.start) kept.push({ ...old, end: plan.start });
        if (old.end > plan.end) kept.push({ ...old, start: plan.end });
      }
    }
    kept.push(plan);
    inForce = kept;
  }
  return inForce.sort((a, b) => a.start - b.start);
}
