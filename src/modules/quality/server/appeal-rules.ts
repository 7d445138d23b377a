import type { Appeal } from '../contract/evaluation.ts';

/** Who decides an appeal, in this order. */
export const STAGES = ['inspector', 'lead', 'panel'] as const;
export type Stage = (typeof STAGES)[number];

const DAY_MS = 86_400_000;
/** An agent may object for so long after an evaluation was submitted. */
export const APPEAL_WINDOW_MS = 7 * DAY_MS;
/** Each stage has so long to decide. */
export const DECISION_MS = 3 * DAY_MS;
/** A precedent is shown while its form is at most so many versions further; then it must stand in the item's words. */
export const PRECEDENT_VERSIONS = 2;

/** A judge and what she has to do with a case. */
export type Judge = { readonly user: string; readonly agent: string | null; readonly roles: readonly string[] };
export type Case = {
  readonly stage: Stage;
  readonly inspector: string;
  readonly agent: string | null;
  /** Users who have decided at earlier stages. */
  readonly decided: readonly string[];
  /** Inspectors of the centre. */
  readonly inspectors: number;
};

/** Why somebody may not decide a case now; null when she may. */
export function unfitJudge(judge: Judge, { stage, inspector, agent, decided, inspectors }: Case): Appeal['unfit'] {
  if (judge.agent !== null && judge.agent === agent) return 'own_case';
  if (stage !== 'inspector') {
    if (!judge.roles.some((role) => role === 'qa_lead' || role === 'manager' || role === 'admin'))
      return 'not_the_stage';
    if (judge.user === inspector) return 'own_score';
    return decided.includes(judge.user) ? 'decided_before' : null;
  }
  // With three inspectors or more there is one without a stake in the score.
  if (judge.user === inspector && inspectors >= 3) return 'own_score';
  return null;
}

/** The stage after one; null after the last. */
export const stageAfter = (stage: Stage): Stage | null => STAGES[STAGES.indexOf(stage) + 1] ?? null;
