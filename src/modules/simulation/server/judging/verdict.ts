/** An item of a form as the twin knows it: how easily it is met, how much it tells of the work, how much it counts. */
export type TrueItem = {
  readonly id: string;
  /** Log odds that ordinary work meets it. */
  readonly ease: number;
  /** How much better work meets it more often; 0: it says nothing. */
  readonly slope: number;
  readonly weight: number;
};

/** Chance that an inspector finds an item met: logistic in the work, in the item's ease and in how lenient she is (log odds). */
export const chanceOf = ({ ease, slope }: TrueItem, work: number, lenience: number): number =>
  1 / (1 + Math.exp(-(ease + slope * work + lenience)));

/** What an inspector would give a contact on average, 0–100. */
export function expectedScore(items: readonly TrueItem[], work: number, lenience: number): number {
  let [points, of] = [0, 0];
  for (const item of items) {
    points += item.weight * chanceOf(item, work, lenience);
    of += item.weight;
  }
  return (100 * points) / of;
}
