interface CalibrationTable {
  /** Also the draw its ratings belong to. */
  id: string;
  name: string;
  form: string;
  state: string;
  due_at: number;
  task: string | null;
  made_at: number;
  made_by: string;
  started_at: number | null;
  revealed_at: number | null;
  revealed_by: string | null;
  /** Why it was revealed with ratings missing. */
  reason: string;
  closed_at: number | null;
  closed_by: string | null;
  outcome: string;
}

interface CalibrationPersonTable {
  session: string;
  person: string;
  name: string;
  /** 1 for the one the others are compared with. */
  is_expert: number;
}

interface CalibrationContactTable {
  session: string;
  /** From 1, in the order of the session. */
  number: number;
  contact: string;
  contact_at: number;
  site: string | null;
  project: string | null;
  client: string | null;
  team: string | null;
  agent: string | null;
  queue: string | null;
  channel: string | null;
  /** Of the form, on the contact's day. */
  version: number;
}

interface CalibrationNoteTable {
  id: string;
  session: string;
  contact: string;
  item: string | null;
  words: string;
  at: number;
  by_name: string;
}

interface CalibrationDecisionTable {
  session: string;
  contact: string;
  item: string;
  /** JSON. */
  answer: string;
  words: string;
  at: number;
  by_name: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    quality_calibration: CalibrationTable;
    quality_calibration_person: CalibrationPersonTable;
    quality_calibration_contact: CalibrationContactTable;
    quality_calibration_note: CalibrationNoteTable;
    quality_calibration_decision: CalibrationDecisionTable;
  }
}

export type CalibrationRow = CalibrationTable;
export type PersonRow = CalibrationPersonTable;
export type ContactRow = CalibrationContactTable;
