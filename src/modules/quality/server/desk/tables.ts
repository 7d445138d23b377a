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
  /** JSON of what a calibration agreed on; null for words alone. */
  answer: string | null;
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

interface PlanTable {
  id: string;
  name: string;
  from_at: number;
  to_at: number;
  form: string;
  source: string;
  minimum: number;
  maximum: number;
  surveyed: number;
  /** 1 where draws on request count. */
  extra_counts: number;
  /** JSON: dimension → ids. */
  filters: string;
  /** JSON: user ids. */
  inspectors: string;
  fixed_at: number;
  fixed_by: string;
}

interface DrawRuleTable {
  draw: string;
  plan: string | null;
  threshold: number | null;
}

interface RescoringTable {
  evaluation: string;
  original: string;
  made_at: number;
}

interface RelistenTable {
  evaluation: string;
  words: string;
  marked_at: number;
}

declare module '#src/records/records.ts' {
  interface Tables {
    quality_handbook: HandbookTable;
    quality_decision: DecisionTable;
    quality_precedent_merge: MergeTable;
    quality_task: TaskTable;
    quality_plan: PlanTable;
    quality_draw_rule: DrawRuleTable;
    quality_rescoring: RescoringTable;
    quality_relisten: RelistenTable;
  }
}

export type TaskRow = TaskTable;
export type DecisionRow = DecisionTable;
