/** What is wrong on purpose with the quality of the sample centre. Log odds; an ordinary inspector is at 0, within ±0.3. */
export const QUALITY_PLANTINGS = {
  /** Finds things met that others do not. */
  lenientInspector: { name: '陆琪', lenience: 1.6 },
  /** Says nothing about the work. */
  uselessItem: 'opening',
  /** A team that flatters itself in its self-checks. */
  flatteringTeam: { name: '商城热线组', lenience: 2.2 },
} as const;
