interface CostVersionTable {
  version: number;
  at: number;
  by_name: string;
  file: string;
  kept: number;
  /** JSON of what could not be used: nothing is lost silently. */
  rejected: string;
}
interface CostLineTable {
  version: number;
  kind: string;
  month: string;
  site: string | null;
  project: string | null;
  channel: string | null;
  item: string;
  group_name: string | null;
  amount: number;
  sheet: string;
  cell: string;
}
interface CostNameTable {
  key: string;
  /** Empty: common to all. */
  means: string;
}
/** What was last sent of a fact, so that a change sends only what differs. */
interface CostSentTable {
  cost_id: string;
  month: string;
  sent: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    cost_version: CostVersionTable;
    cost_line: CostLineTable;
    cost_name: CostNameTable;
    cost_sent: CostSentTable;
  }
}

export type { CostLineTable };
