import type { Interval } from '#src/kernel/interval.ts';
import { union } from '#src/kernel/interval.ts';

/**
 * Latest instant not after `before` that no span covers: where an agent's time can be derived from without carrying anything.
 * `spans` are the known sign-ins, legs, rings, stated stretches and plans of the agent that begin before `before`, open ones
 * with an end of Infinity; what ends at an instant still covers it, since its end may be among the touched events.
 */
export function safeStart(spans: readonly Interval[], before: number): number {
  const merged = union(spans.filter((span) => span.start < before));
  const last = merged.at(-1);
  return last && last.end >= before ? last.start : before;
}
