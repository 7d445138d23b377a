interface HandbookTable {
  form: string;
  item: string;
  version: number;
  meaning: string;
  /** JSON of the examples. */
  examples: string;
  saved_at: number;
  saved_by: string;
}

interface DecisionTable {
  id: string;
  form: string;
  item: string;
  /** Version of the form it was decided on. */
  version: number;
  words: string;
  at: number;
  by_name: string;
}

interface MergeTable {
  appeal: string;
  /** Version of the form whose words hold the precedent. */
  version: number;
  at: number;
  by_name: string;
}

interface TaskTable {
  id: string;
  kind: string;
  form: string | null;
  item: string | null;
  evaluation: string | null;
  site: string | null;
  project: string | null;
  team: string | null;
  agent: string | null;
  words: string;
  due_at: number | null;
  opened_at: number;
  opened_by: string;
  done_at: number | null;
  done_by: string | null;
  outcome: string;
  /** When the agent who was coached agreed that it took place. */
  confirmed_at: number | null;
}

declare module '#src/records/records.ts' {
  interface Tables {
    quality_handbook: HandbookTable;
    quality_decision: DecisionTable;
    quality_precedent_merge: MergeTable;
    quality_task: TaskTable;
  }
}

export type TaskRow = TaskTable;
