interface FormTable {
  id: string;
  name: string;
  channel: string;
}

interface FormVersionTable {
  form: string;
  version: number;
  from_at: number;
  saved_at: number;
  saved_by: string;
  /** JSON of the content. */
  content: string;
}

interface DrawTable {
  id: string;
  name: string;
  from_at: number;
  to_at: number;
  sample: string;
  reason: string | null;
  source: string;
  form: string;
  per_agent: number;
  /** JSON: dimension → ids. */
  filters: string;
  population: number;
  short: number;
  made_at: number;
  made_by: string;
}

interface EvaluationTable {
  id: string;
  draw: string;
  state: string;
  contact: string;
  contact_at: number;
  site: string | null;
  project: string | null;
  client: string | null;
  team: string | null;
  agent: string | null;
  queue: string | null;
  channel: string | null;
  sample: string;
  source: string;
  /** User id and name. */
  inspector: string;
  inspector_name: string;
  due_at: number | null;
  form: string;
  version: number;
  revision: number;
  /** JSON of the answers. */
  answers: string;
  feedback: string;
  worked: number;
  submitted_at: number | null;
  acknowledged_at: number | null;
  /** Revision the facts have; 0 before the first. */
  published: number;
}

interface AppealTable {
  id: string;
  evaluation: string;
  item: string;
  reason: string;
  filed_by: string;
  filed_at: number;
  state: string;
  stage: string | null;
  due_at: number | null;
  /** JSON of the answers. */
  answer_before: string;
  answer_after: string | null;
}

interface AppealStepTable {
  appeal: string;
  number: number;
  stage: string;
  outcome: string;
  by_user: string;
  by_name: string;
  at: number;
  words: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    quality_form: FormTable;
    quality_form_version: FormVersionTable;
    quality_draw: DrawTable;
    quality_evaluation: EvaluationTable;
    quality_appeal: AppealTable;
    quality_appeal_step: AppealStepTable;
  }
}

export type EvaluationRow = EvaluationTable;
export type AppealRow = AppealTable;
