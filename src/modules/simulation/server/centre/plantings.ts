/**
 * What is wrong in the sample centre on purpose, so that there is something to find. Each is read where it acts and draws nothing from
 * other streams: a further planting leaves every arrival, patience and person as they were.
 */
export type Planting =
  /** Contacts of a reason grow from a day on; days are counted back from the last one. */
  | { readonly kind: 'launch'; readonly reason: string; readonly daysBeforeEnd: number; readonly times: number }
  /** A team solves less of a reason, or of all (`null`), from a day on. */
  | {
      readonly kind: 'unsolved';
      readonly team: string;
      readonly reason: string | null;
      readonly daysBeforeEnd: number;
      readonly share: number;
    }
  /** All of a team's early shift go to lunch together. `hour` local. */
  | { readonly kind: 'lunch_together'; readonly team: string; readonly hour: number };

export const PLANTINGS: readonly Planting[] = [
  { kind: 'launch', reason: '新品洗地机', daysBeforeEnd: 45, times: 4 },
  { kind: 'unsolved', team: '家电二组', reason: null, daysBeforeEnd: 45, share: 0.1 },
  { kind: 'unsolved', team: '家电二组', reason: '新品洗地机', daysBeforeEnd: 45, share: 0.3 },
  { kind: 'lunch_together', team: '商城热线组', hour: 12 },
];
