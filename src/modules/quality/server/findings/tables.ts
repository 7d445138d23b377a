interface FindingTable {
  id: string;
  revision: number;
  state: string;
  /** Since when it is in this state. */
  state_at: number;
  words: string;
  measures: string;
  /** JSON of where it comes from. */
  origin: string;
  scope_noun: string;
  scope_id: string | null;
  /** Whose rows it is among: what the scope lies in. */
  site: string | null;
  project: string | null;
  team: string | null;
  month: string;
  /** User id and name. */
  owner: string;
  owner_name: string;
  /** End of the last day for the work. */
  due_at: number;
  /** JSON of how it will be proved. */
  proof: string;
  /** JSON: the span before, as counted when the finding was opened. */
  baseline: string;
  /** JSON of the latest verdict. */
  verdict: string | null;
  opened_at: number;
  opened_by: string;
  done_at: number | null;
}

interface FindingStepTable {
  finding: string;
  number: number;
  act: string;
  by_user: string;
  by_name: string;
  at: number;
  words: string;
  verdict: string | null;
}

declare module '#src/records/records.ts' {
  interface Tables {
    quality_finding: FindingTable;
    quality_finding_step: FindingStepTable;
  }
}

export type FindingRow = FindingTable;
export type FindingStepRow = FindingStepTable;
