import type { Cell } from '../../reading/record.ts';

/** A value of the source the mapping has no meaning for: to be answered once, then remembered in the mapping. */
export type Question = {
  readonly field: string;
  readonly column: string;
  readonly value: string;
  readonly choices: readonly string[];
};

/** Why one row cannot be used. Thrown inside the mapping of a row, never beyond it; carries no stack, rows fail by the thousand. */
export class RowFault {
  readonly field: string;
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
  readonly question: Question | null;

  constructor(field: string, code: string, reason: string, remedy: string, question: Question | null = null) {
    this.field = field;
    this.code = code;
    this.reason = reason;
    this.remedy = remedy;
    this.question = question;
  }
}

export const shown = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? 'nothing' : `"${cell}"`;
