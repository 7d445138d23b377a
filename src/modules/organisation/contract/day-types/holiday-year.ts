/** The days of a year a public notice makes other than their weekday says. Local dates, both ends of a span inside. */
export interface HolidayYear {
  readonly year: number;
  /** Title, date and publisher of the notice. */
  readonly source: string;
  readonly holidays: readonly {
    readonly name: { readonly zh: string; readonly en: string };
    /** Days off in a row. */
    readonly off: readonly [first: string, last: string];
    /** Those of them that are statutory (三倍工资); the others are moved or ordinary days of rest. */
    readonly statutory: readonly string[];
    /** Saturdays and Sundays worked for it. */
    readonly makeUp: readonly string[];
  }[];
}
