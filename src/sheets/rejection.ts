/** One cell or row that could not be used, and what to do about it. The good ones around it are kept. */
export interface SheetRejection {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  /** Stable code; screens translate it. */
  readonly code: string;
  readonly value: string;
  readonly reason: string;
  readonly remedy: string;
}
