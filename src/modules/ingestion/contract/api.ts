import type { CustomerFound, DataKind } from './privacy.ts';
import type { ErrorDetails } from '#src/kernel/errors.ts';
import type { ConnectorSpec, Notice, Rejection } from './connector.ts';
import type { CanonicalEvent } from './event.ts';
import type { TableFindings } from './table-preview.ts';

/** A file to read. Text of further files is given, not paths: the caller may be a browser. */
export interface FileToIngest {
  readonly connector: string;
  /** Absolute path on the machine that holds the data. */
  readonly path: string;
  /** What the file is called where it comes from, when that is not the path's last part (uploads). */
  readonly name?: string;
  /** Name of the source system; two files of one system belong to one source. Default: the connector's id. */
  readonly source?: string;
  /** IANA zone of the centre, and of local times in the file. */
  readonly zone: string;
  /** CSV of agents (interface, member name, queues), for logs that use both names. */
  readonly agents?: { readonly name: string; readonly text: string };
  /** Call detail records beside a queue log. */
  readonly cdr?: { readonly name: string; readonly text: string };
  /** YAML of a table mapping. */
  readonly mapping?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface IngestProgress {
  readonly batch: string;
  readonly phase: 'reading' | 'deriving' | 'done';
  readonly bytes: number;
  /** `null` where the size is not known. */
  readonly total: number | null;
  readonly lines: number;
  readonly events: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Bytes per second since the run began. */
  readonly rate: number;
  /** Milliseconds until the end, estimated; `null` where it cannot be. */
  readonly remaining: number | null;
}

export type BatchState = 'reading' | 'done' | 'cancelled' | 'failed';

/** One import run. `new` and `duplicate` count events, `rejected` records. Instants are epoch milliseconds. */
export interface Batch {
  readonly id: string;
  readonly source: string;
  readonly connector: string;
  readonly file: string;
  readonly state: BatchState;
  readonly error: { readonly code: string; readonly message: string; readonly details: ErrorDetails } | null;
  readonly size: number | null;
  readonly bytes: number;
  readonly lines: number;
  readonly new: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly notices: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** First and last event that was new. */
  readonly from: number | null;
  readonly until: number | null;
  /** Whether every event of it is in the facts. */
  readonly derived: boolean;
}

export interface DeadLetter extends Rejection {
  readonly id: string;
  readonly batch: string;
  readonly source: string;
  readonly rejectedAt: number;
  readonly replayedAt: number | null;
}

export interface SourceStatus {
  readonly source: string;
  readonly connector: string;
  readonly zone: string;
  readonly batches: number;
  readonly events: number;
  /** Rejected records still waiting. */
  readonly rejected: number;
  readonly lastImport: number | null;
}

/** What is known about time, per source: questions need it for "last complete day" and look-back windows. */
export interface Coverage {
  readonly source: string;
  readonly zone: string;
  readonly from: number;
  /** Instant of the last event. */
  readonly until: number;
  /** Local date (`2026-11-16`) of the last day whose end the data reach; `null` when there is none. */
  readonly lastCompleteDay: string | null;
}

/** One event of a contact's timeline, with the record it came from. */
export interface TimelineEvent {
  readonly at: number;
  readonly kind: CanonicalEvent['kind'];
  readonly data: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly batch: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly raw: string | null;
}

export interface Preview {
  readonly events: readonly CanonicalEvent[];
  /** The first of those rejected; `rejected` counts all among the records looked at. */
  readonly rejections: readonly Rejection[];
  readonly rejected: number;
  readonly notices: readonly Notice[];
  /** Records looked at, and whether these were all of the file. */
  readonly records: number;
  readonly complete: boolean;
  /** Tables alone: they are looked through to the end, and may come without a mapping. */
  readonly table?: TableFindings;
}

/** A mapping that comes with the program. */
export interface ReadyMapping {
  readonly name: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly text: string;
}

export interface ItemFault {
  readonly list: 'events' | 'facts';
  readonly index: number;
  readonly field: string | null;
  readonly code: string;
  readonly reason: string;
  readonly remedy: string;
}

export interface Acceptance {
  readonly accepted: number;
  readonly duplicate: number;
  /** By position in the delivery's list. Items that are not listed were accepted. */
  readonly rejected: readonly ItemFault[];
  readonly batch: string | null;
}

export interface Replayed {
  readonly accepted: number;
  readonly rejected: number;
}

/** What an erasure found: contacts, facts rewritten, raw events emptied, rejected records and uploads removed. */
export interface Erased {
  readonly contacts: number;
  readonly facts: number;
  readonly events: number;
  readonly rejected: number;
  readonly uploads: number;
}

/** What the rest of the system may ask of ingestion. */
export interface IngestionApi {
  connectors(): readonly ConnectorSpec[];
  /**
   * Reads a file to its end: stores what is new, derives what it touches. The same file again changes nothing; after an
   * interruption it goes on where it was acknowledged. On `signal` it stops after the portion at hand (state `cancelled`).
   * Throws AppErrors that name file, line, field and remedy; what was stored before stays.
   */
  ingestFile(file: FileToIngest, onProgress?: (progress: IngestProgress) => void, signal?: AbortSignal): Promise<Batch>;
  /**
   * The first records as they would be mapped, and every one that would be rejected among those looked at: all of a file,
   * unless reading it takes longer than a person waits. Stores nothing.
   */
  preview(file: FileToIngest, records?: number): Promise<Preview>;
  /**
   * Takes events and finished facts over HTTP. Resolves once they are durable; the same idempotency key gets the same
   * answer and changes nothing. Throws `idempotency_key_reused` when the key came with another body before.
   */
  acceptEvents(delivery: unknown, idempotencyKey: string | null): Promise<Acceptance>;

  /**
   * Takes a customer (number, address or name as recorded) out of facts, raw records, rejected records and uploads; a pseudonym stays, so that
   * KPIs do not change. Backups taken before still hold her.
   */
  eraseCustomer(customer: string): Promise<Erased>;
  /** What that would find; changes nothing. */
  findCustomer(customer: string): Promise<CustomerFound>;
  /** How much of a kind of data is older than an instant (epoch milliseconds; `Infinity`: all there is). */
  countBefore(kind: DataKind, before: number): Promise<number>;
  /** Gives up what is older than an instant and resolves with how much it was; no figure changes. */
  giveUpBefore(kind: DataKind, before: number): Promise<number>;

  /** Newest first. */
  listBatches(page?: { readonly limit?: number; readonly offset?: number }): Promise<readonly Batch[]>;
  listDeadLetters(filter?: {
    readonly source?: string;
    readonly batch?: string;
    readonly limit?: number;
    readonly offset?: number;
  }): Promise<readonly DeadLetter[]>;
  /** Maps the waiting rejected records of a source again, with its settings as they are now or as given. */
  replayDeadLetters(
    source: string,
    settings?: { readonly mapping?: string; readonly settings?: Readonly<Record<string, string>> },
  ): Promise<Replayed>;
  /** Derives every fact again from the stored raw events, after a rule or the organisation changed. */
  rederive(range?: { readonly source?: string; readonly from?: number; readonly until?: number }): Promise<void>;
  sources(): Promise<readonly SourceStatus[]>;
  coverage(): Promise<readonly Coverage[]>;
  /** Another text after every pass that may have changed facts: what was remembered under an older one may be stale. */
  revision(): string;
  /** Events of a contact in order of time; empty when the contact is unknown. */
  timeline(contactId: string): Promise<readonly TimelineEvent[]>;
}
