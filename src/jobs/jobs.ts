import type { Kysely } from 'kysely';

/** What a job carries: plain JSON. */
export type JobData = Readonly<Record<string, unknown>>;

/** One run of a job. */
export interface RunningJob {
  readonly id: string;
  /** 1 for the first run. */
  readonly attempt: number;
  /** Aborted when the server stops without waiting any longer, or the job took too long. */
  readonly signal: AbortSignal;
}

export type JobHandler = (data: JobData, job: RunningJob) => Promise<void>;

export interface JobOptions {
  /** Runs again after a failure, at growing distance; default 5. */
  readonly retries?: number;
  /** First distance between runs, seconds; doubles each time. Default 5. */
  readonly retryDelay?: number;
  /** How many of this name may run at once in this process; default 1. */
  readonly atOnce?: number;
  /** A run longer than this counts as failed, seconds; default 900. */
  readonly expires?: number;
}

/** The part of a transaction that a job needs to be sent with it. */
export type JobTransaction = Pick<Kysely<unknown>, 'executeQuery'>;

export interface SendOptions {
  /** Not before this instant, epoch milliseconds. */
  readonly after?: number;
  /** The job exists when this transaction commits, and not otherwise. */
  readonly db?: JobTransaction;
  /** While a job with this key waits or runs, another of the name is not made. */
  readonly once?: string;
}

/** A job that failed for good. */
export interface FailedJob {
  readonly id: string;
  readonly name: string;
  readonly data: JobData;
  readonly attempts: number;
  readonly error: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Work that outlives a request: kept in the records, run at least once, retried, also after a crash.
 * Handlers and rhythms are named before `start`; a handler must bear being run twice.
 */
export interface Jobs {
  work(name: string, handler: JobHandler, options?: JobOptions): void;
  /** A rhythm fixed in the program, as cron in a zone. One missed while nothing ran is made up for once. */
  every(name: string, cron: string, zone: string, data?: JobData): void;
  start(): Promise<void>;
  /** Id of the job; `null` when `once` found one already there. */
  send(name: string, data?: JobData, options?: SendOptions): Promise<string | null>;
  /** Newest first. */
  failures(limit?: number): Promise<FailedJob[]>;
  /** Waits up to `patience` milliseconds (default 10,000) for running jobs; the rest run again at the next start. Safe to call twice. */
  stop(patience?: number): Promise<void>;
}
