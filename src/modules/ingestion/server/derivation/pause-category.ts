export type PauseCategory = 'break' | 'meal' | 'training' | 'meeting' | 'coaching' | 'other_pause';

const RULES: readonly (readonly [PauseCategory, RegExp])[] = [
  ['meal', /lunch|dinner|meal|breakfast|mittag|用餐|午餐|晚餐|早餐|就餐|吃饭/i],
  ['coaching', /coach|辅导/i],
  ['training', /train|schulung|培训|学习/i],
  ['meeting', /meeting|huddle|briefing|besprechung|会议|开会|班会|例会/i],
  ['break', /break|coffee|smok|bio|toilet|restroom|\bwc\b|pause|小休|休息|茶歇|洗手间|生理/i],
];

/** Reason of a pause nobody announced: the agent signed in not ready, and the source gives no reason for it. */
export const PAUSED_AT_LOGIN = '(paused at login)';

/** What a pause is for, from its reason as the centre words it (kpi-catalogue §3.6: short break and meal are two states). */
export function pauseCategory(reason: string | null): PauseCategory {
  if (reason === null || reason === PAUSED_AT_LOGIN) return 'other_pause';
  return RULES.find(([, words]) => words.test(reason))?.[0] ?? 'other_pause';
}
