/** What other parts may ask of rosters. */
export type RostersApi = {
  /** Ids of the agents who have left before an instant (epoch milliseconds) and have not come back since. */
  departedBy(at: number): Promise<ReadonlySet<string>>;
};
