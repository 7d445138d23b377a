import type { Label } from '#src/semantic/label.ts';
import type { CanonicalEvent } from './event.ts';

/** One raw record a connector could not use. Kept in the dead-letter list, from which it can be replayed. */
export type Rejection = {
  readonly file: string;
  readonly line: number;
  readonly field: string | null;
  /** Stable code; screens translate it. */
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
  readonly raw: string;
};

/** A field a person fills in when adding a source; the settings form is drawn from it. */
export type ConnectorField = {
  readonly name: string;
  readonly label: Label;
  readonly kind: 'text' | 'zone' | 'file' | 'mapping' | 'choice';
  readonly required: boolean;
  readonly help?: Label;
  readonly choices?: readonly string[];
};

/** What a connector is, as data: the CLI, the API and the Sources page read it. */
export type ConnectorSpec = {
  readonly id: string;
  readonly title: Label;
  readonly description: Label;
  readonly fields: readonly ConnectorField[];
  /** File name endings it recognises, for drag and drop. */
  readonly endings: readonly string[];
};

export type ConnectorOptions = {
  readonly source: string;
  readonly zone: string;
  /** Interface or login → agent name. */
  readonly aliases: ReadonlyMap<string, string>;
  /** By `ConnectorField.name`. Fields of kind `file` and `mapping` hold the file's text, not its path. */
  readonly settings: Readonly<Record<string, string>>;
};

/** Something odd that was used all the same, e.g. a negative duration taken as 0. Logged with the batch, never silent. */
export type Notice = {
  readonly line: number;
  readonly field: string | null;
  readonly code: string;
  readonly reason: string;
};

/** What mapping one raw record yields: events, or why not. */
export type Mapped =
  | { readonly events: readonly CanonicalEvent[]; readonly notices?: readonly Notice[] }
  | { readonly rejection: Omit<Rejection, 'file'> };

/** The same with the place it came from: 1-based line of the decoded text (row of a sheet, ordinal of a binary record). */
export type MappedAt = Mapped & {
  readonly line: number;
  /** Share of the work done with this record, where the bytes read do not tell. */
  readonly done?: number;
};

/**
 * What a connector reads. `name` is what messages call it; its ending tells the format (`.csv`, `.jsonl.gz`, `.xlsx`, …).
 * XLSX and Parquet need random access: bytes without a path are spooled by the reader.
 */
export type ConnectorInput = { readonly name: string } & (
  | { readonly path: string }
  | { readonly bytes: AsyncIterable<Uint8Array> }
);

/**
 * A connector: what it is, and how it reads. Streams: never holds more than a few records. One bad record is yielded as a
 * rejection and reading goes on; an input that is no such file at all throws one AppError naming file, line, field, remedy.
 * Pure with regard to time and order: the same bytes yield the same keys, whenever and in whatever pieces they arrive.
 */
export type Connector = {
  readonly spec: ConnectorSpec;
  /** Events stored in one step, where more than usual is quicker and nothing is lost by reading them again. */
  readonly portionEvents?: number;
  /** Zone the source's own description states (a table's mapping); wins over the one given with the file. */
  zoneOf?(options: ConnectorOptions): string | null;
  read(input: ConnectorInput, options: ConnectorOptions): AsyncIterable<MappedAt>;
};
