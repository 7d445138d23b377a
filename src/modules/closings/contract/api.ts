/** What other modules may ask of closings. */
export type ClosingsApi = {
  /** The version a range of whole local days is quoted in, `[from, to)` epoch milliseconds; null while it is not closed. */
  versionOf(range: {
    readonly from: number;
    readonly to: number;
  }): Promise<{ readonly id: string; readonly version: string; readonly differs: boolean } | null>;
  /** Compares every closed period with the data as they are now; resolves with the ids of those that differ. */
  check(): Promise<readonly string[]>;
};
