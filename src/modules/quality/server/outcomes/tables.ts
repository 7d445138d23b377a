interface OutcomeTable {
  contact: string;
  /** JSON of an outcome. */
  outcome: string;
}

declare module '#src/records/records.ts' {
  interface Tables {
    quality_outcome: OutcomeTable;
  }
}

export type { OutcomeTable };
