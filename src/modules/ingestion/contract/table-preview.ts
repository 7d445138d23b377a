import type { ColumnUses } from './column-use.ts';

/** A value of a column without meaning for a field: how often it came, where first, and the words it may mean. */
export interface OpenQuestion {
  readonly field: string;
  readonly column: string;
  readonly value: string;
  /** Empty where any text will do. */
  readonly choices: readonly string[];
  readonly count: number;
  readonly firstLine: number;
}

/** What is known of a whole table after looking through it. */
export interface TableFindings {
  readonly columns: readonly string[];
  /** The first rows as they stand in the table. */
  readonly sample: readonly {
    readonly line: number;
    readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  }[];
  readonly mapped: number;
  readonly rejected: number;
  /** To be answered once and remembered in the mapping. */
  readonly questions: readonly OpenQuestion[];
  /** Draft of a mapping, when none was given and the headers say enough. */
  readonly guess: string | null;
  /** What the columns seem to hold, when no mapping was given. */
  readonly uses: ColumnUses;
  /** Lines before the header: titles. */
  readonly skip: number;
}
