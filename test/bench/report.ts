/** One line of the report: two programs that did the same work. Milliseconds, medians. */
export type BenchRow = {
  readonly name: string;
  readonly groups: number;
  readonly peer: number;
  readonly ours: number;
  readonly ratio: number;
  readonly target: number;
  /** Our compiled SQL ÷ SQL written by hand, and how much that may be. */
  readonly raw: number;
  readonly rawLimit: number;
};

export type BenchReport = { readonly title: string; readonly rows: BenchRow[]; readonly notes: string[] };
