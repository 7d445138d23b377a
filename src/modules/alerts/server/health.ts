import type { RuleHealth } from '../contract/rule.ts';

/** A rule off in more than a quarter of the intervals is about the usual, not about exceptions. */
const NOISY_SHARE = 0.25;
/** From so many alerts on, most of them unacknowledged means nobody listens. */
const ENOUGH_ALERTS = 4;

/** How a rule has fared: its trial on the last 90 days, and what people did with its alerts. */
export function healthOf(
  trial: { readonly judged: number; readonly off: number } | null,
  alerts: { readonly raised: number; readonly acknowledged: number },
): RuleHealth {
  if (trial === null || trial.judged === 0) return 'untried';
  if (trial.off > NOISY_SHARE * trial.judged) return 'noisy';
  if (alerts.raised >= ENOUGH_ALERTS && alerts.acknowledged * 2 < alerts.raised) return 'noisy';
  return trial.off === 0 ? 'silent' : 'ok';
}
