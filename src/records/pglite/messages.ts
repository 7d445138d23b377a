/** What crosses the thread boundary: plain data, so that structured clone carries it. */
export type PGliteRequest = { readonly id: number } & (
  | { readonly kind: 'query'; readonly sql: string; readonly values: readonly unknown[] }
  | { readonly kind: 'exec'; readonly sql: string }
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' }
);

export interface PGliteRows {
  readonly rows: unknown[];
  readonly affectedRows: number | undefined;
}

/** The parts of a database error that callers read; an Error object would lose them on the way. */
export interface PlainDatabaseError {
  readonly message: string;
  readonly code: string | undefined;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;
  readonly table: string | undefined;
}

export type PGliteReply = { readonly id: number } & (
  | { readonly result: PGliteRows | Uint8Array | null }
  | { readonly error: PlainDatabaseError }
);

/** How the worker opens its database: a directory (absent = in memory), or a dump to start from. */
export interface PGliteStart {
  readonly directory: string | undefined;
  readonly dump: Uint8Array | undefined;
}
