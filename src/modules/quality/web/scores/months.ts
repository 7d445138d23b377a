/** The month of a local date. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** A month so many months away. */
export function monthsAway(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const all = year * 12 + number - 1 + count;
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** First day of a month and of the next, as a half-open range of local dates. */
export const monthRange = (month: string): { from: string; to: string } => ({
  from: `${month}-01`,
  to: `${monthsAway(month, 1)}-01`,
});
