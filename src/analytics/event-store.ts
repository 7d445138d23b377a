import type { Entity } from '#src/semantic/entity.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { Scan } from '#src/semantic/scan.ts';
import type { CodedColumns, Columns } from './columns.ts';

/** Facts to put in place of others, in one step: all or nothing, also when the process is killed half-way. */
export type Change = {
  /** Delete every row whose `by` column (default: the entity's subject) is in `values`. */
  readonly remove?: readonly {
    readonly entity: Entity;
    readonly by?: string;
    readonly values: readonly string[];
    readonly and?: Node;
  }[];
  /**
   * Then append rows. Columns absent from a batch become null. A stored row with the same key is replaced, the last of
   * equal keys in a batch wins. `fresh` promises that every key is new and unique, and saves looking for them.
   */
  readonly append?: readonly { readonly entity: Entity; readonly rows: Columns; readonly fresh?: boolean }[];
};

/** A plain listing of rows: contacts behind a number, raw lines of a contact. */
export type Listing = {
  readonly entity: Entity;
  readonly fields?: readonly string[];
  readonly where?: Node | null;
  readonly orderBy?: readonly { readonly field: string; readonly descending?: boolean }[];
  readonly limit?: number;
  readonly offset?: number;
};

/** Where facts live. Two implementations, one conformance suite, equal numbers. */
export type EventStore = {
  readonly engine: 'duckdb' | 'clickhouse';
  /** Creates missing tables and columns of these entities; never drops anything. */
  prepare(entities: readonly Entity[]): Promise<void>;
  /** Applies a change atomically; resolves once it is durable. */
  apply(change: Change): Promise<void>;
  /** Aggregates of one scan, one row per group; column names are those of `Scan.output`. */
  aggregate(scan: Scan): Promise<Columns>;
  /** The rows a scan reads, before aggregation, a page at a time: the contacts behind a number. */
  rowsOf(
    scan: Scan,
    page: { readonly fields: readonly string[]; readonly limit: number; readonly offset: number },
  ): Promise<Columns>;
  /** Rows as they are, at most `limit` (default 1,000). */
  list(listing: Listing): Promise<Columns>;
  /** Rows in slices of bounded size, for exports and replays. */
  stream(listing: Listing): AsyncIterable<Columns>;
  /** The same for a reader that makes codes of texts anyway: a store that can spares it the texts. */
  streamCoded(listing: Listing): AsyncIterable<CodedColumns>;
  /** Number of rows, without reading them. */
  count(entity: Entity, where?: Node | null): Promise<number>;
  /** SQL this engine would run for a scan, with parameters inlined for reading. */
  explain(scan: Scan): string;
  close(): Promise<void>;
};
