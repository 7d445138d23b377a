interface CheckTable {
  id: string;
  form: string;
  item: string;
  name: string;
  /** JSON of the rule or prompt. */
  spec: string;
  saved_at: number;
  saved_by: string;
}

interface CheckAnswerTable {
  check: string;
  /** What the answer rests on: form, rule or prompt, model. */
  basis: string;
  evaluation: string;
  /** JSON of the answer. */
  answer: string;
  words: string;
  /** Number of the message it rests on. */
  place: number | null;
  answered_at: number;
}

interface ModelTable {
  id: number;
  url: string;
  model: string;
  sealed_key: string | null;
  is_on: number;
  leaves: string;
  changed_at: number;
  changed_by: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    quality_check: CheckTable;
    quality_check_answer: CheckAnswerTable;
    quality_model: ModelTable;
  }
}

export type CheckAnswerRow = CheckAnswerTable;
