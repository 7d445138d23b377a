import { applyChange } from '#src/analytics/duckdb/apply.ts';
import type { DuckDbDatabase, Writer } from '#src/analytics/duckdb/database.ts';
import { Tables } from '#src/analytics/duckdb/tables.ts';
import { toColumns } from '#src/analytics/columns.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { Notice, Rejection } from '../../contract/connector.ts';
import { type BatchRow, BOOKKEEPING, deadLetter, ingestBatch, ingestNotice } from '../bookkeeping/entities.ts';
import type { EventBatch } from '../derivation/event-batch.ts';
import { KIND } from '../derivation/event-kind.ts';
import { rawEvent, toRawColumns } from '../derivation/raw-event.ts';
import { distinctEvents } from './distinct-events.ts';
import { letterRow } from './letter-row.ts';
import { storedEvents } from './stored-events.ts';

/** One portion of an import: what was read between two acknowledged positions. */
export type Portion = {
  readonly events: EventBatch;
  readonly rejections: readonly Omit<Rejection, 'file'>[];
  readonly notices: readonly Notice[];
  /** Position after this portion: everything before it is in this portion or an earlier one. */
  readonly offset: number;
  readonly line: number;
  /** Records read since the beginning of the input, rejected ones included. */
  readonly records: number;
};

/** A portion as stored: `kept` are the events that were new, with arrival numbers from `firstArrival` on. */
export type StoredPortion = {
  readonly batch: BatchRow;
  readonly events: EventBatch;
  readonly kept: Int32Array;
  readonly firstArrival: number;
};

/** Rows made into columns at once: bounds memory, whatever the size of a portion. */
const SLICE = 16_384;
/** Notices kept per batch; the count goes on. */
const NOTICES_KEPT = 1_000;

/**
 * Raw events and the bookkeeping of imports. They live in one DuckDB file whatever engine holds the facts, because rows
 * and progress must become durable together: after a crash either both are there or neither.
 */
export class RawStore {
  readonly database: DuckDbDatabase;
  readonly #tables: Tables;
  #lastArrival = 0;
  #lastBatch = 0;
  readonly #newest = new Map<string, number>();

  constructor(database: DuckDbDatabase) {
    this.database = database;
    this.#tables = new Tables(database);
  }

  async prepare(): Promise<void> {
    await this.#tables.prepare([rawEvent as Entity, ...BOOKKEEPING]);
    const last = await this.database.read('SELECT max(arrival) AS n FROM raw_event');
    this.#lastArrival = Number(last.columns['n']?.[0] ?? 0);
    const batches = await this.database.read('SELECT max(batch_id) AS id FROM ingest_batch');
    this.#lastBatch = Number(String(batches.columns['id']?.[0] ?? 'b0').slice(1));
  }

  /** The next batch number. Ids sort in order of start and stay short, for they stand on every row. */
  nextBatchId(): string {
    this.#lastBatch++;
    return `b${String(this.#lastBatch).padStart(7, '0')}`;
  }

  /** Arrival number of the newest stored event; 0 when there is none. */
  get lastArrival(): number {
    return this.#lastArrival;
  }

  /**
   * Stores a portion and the batch's new position in one transaction; `more` writes what must be durable with it.
   * Events that are stored already are only counted. Returns the batch as it now stands, and what was new.
   */
  async append(
    batch: BatchRow,
    portion: Portion,
    now: number,
    more?: (writer: Writer, batch: BatchRow) => Promise<void>,
  ): Promise<StoredPortion> {
    const { events } = portion;
    let next = batch;
    let stored: StoredPortion | null = null;
    const store = async (writer: Writer): Promise<void> => {
      const kept = await this.#notStored(writer, batch.source, events);
      const first = this.#lastArrival + 1;
      next = advanced(batch, portion, kept, first, now);
      stored = { batch: next, events, kept, firstArrival: first };
      await this.#appendRaw(writer, batch, events, kept, first);
      await applyChange(writer, this.#tables, {
        append: [
          { entity: ingestBatch, rows: toColumns([next], Object.keys(next)) },
          ...this.#letters(next, portion.rejections, now),
          ...this.#notices(batch, portion.notices),
        ],
      });
      await more?.(writer, next);
    };
    // Counted on only once it is durable, and before the next transaction begins.
    await this.database.write(store, () => {
      if (next.arrival_to !== null) this.#lastArrival = Math.max(this.#lastArrival, next.arrival_to);
      this.#remember(batch.source, next.data_until);
    });
    return stored as unknown as StoredPortion;
  }

  /** Writes rows of the bookkeeping, replacing those with the same key. */
  put(entity: Entity, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    return this.database.write((writer) => this.putWith(writer, entity, rows));
  }

  /** The same within a transaction that is open already. */
  async putWith(writer: Writer, entity: Entity, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    if (rows.length === 0) return;
    await applyChange(writer, this.#tables, {
      append: [{ entity, rows: toColumns(rows, Object.keys(rows[0] ?? {})) }],
    });
  }

  async #appendRaw(
    writer: Writer,
    batch: BatchRow,
    events: EventBatch,
    kept: Int32Array,
    first: number,
  ): Promise<void> {
    const targets = this.#tables.targets(rawEvent as Entity);
    for (let from = 0; from < kept.length; from += SLICE) {
      const origin = { source: batch.source, batch: batch.batch_id, file: batch.file, firstArrival: first + from };
      const rows = toRawColumns(events, origin, kept.subarray(from, from + SLICE));
      await writer.append(rawEvent.name, targets, rows);
    }
  }

  async #notStored(writer: Writer, source: string, events: EventBatch): Promise<Int32Array> {
    const distinct = distinctEvents(events);
    const stored = await storedEvents(writer, source, events, distinct, await this.#newestOf(writer, source));
    return stored.size === 0 ? distinct : distinct.filter((i) => !stored.has(i));
  }

  async #newestOf(writer: Writer, source: string): Promise<number> {
    const known = this.#newest.get(source);
    if (known !== undefined) return known;
    const found = await writer.query('SELECT max("at") AS n FROM raw_event WHERE source = $1', [source]);
    const newest = (found.columns['n']?.[0] as number | null) ?? Number.NEGATIVE_INFINITY;
    this.#newest.set(source, newest);
    return newest;
  }

  #remember(source: string, until: number | null): void {
    if (until !== null) this.#newest.set(source, Math.max(this.#newest.get(source) ?? until, until));
  }

  #letters(batch: BatchRow, rejections: Portion['rejections'], now: number) {
    const rows = rejections.map((rejection) => letterRow(batch, rejection, now));
    return rows.length === 0
      ? []
      : [{ entity: deadLetter as Entity, rows: toColumns(rows, Object.keys(rows[0] ?? {})) }];
  }

  #notices(batch: BatchRow, notices: readonly Notice[]) {
    const room = Math.max(0, NOTICES_KEPT - batch.notices);
    const rows = notices.slice(0, room).map((notice, n) => ({
      notice_id: `${batch.batch_id}:${batch.notices + n + 1}`,
      batch: batch.batch_id,
      ...notice,
    }));
    return rows.length === 0
      ? []
      : [{ entity: ingestNotice as Entity, rows: toColumns(rows, Object.keys(rows[0] ?? {})), fresh: true }];
  }
}

function advanced(batch: BatchRow, portion: Portion, kept: Int32Array, first: number, now: number): BatchRow {
  const { events } = portion;
  let from = batch.data_from ?? Number.POSITIVE_INFINITY;
  let until = batch.data_until ?? Number.NEGATIVE_INFINITY;
  for (const i of kept) {
    if (tellsNoTime(events, i)) continue;
    from = Math.min(from, events.at[i] as number);
    until = Math.max(until, events.at[i] as number);
  }
  return {
    ...batch,
    byte_offset: portion.offset,
    line: portion.line,
    records: portion.records,
    events_new: batch.events_new + kept.length,
    events_duplicate: batch.events_duplicate + events.length - kept.length,
    rejected: batch.rejected + portion.rejections.length,
    notices: batch.notices + portion.notices.length,
    updated_at: now,
    arrival_from: batch.arrival_from ?? (kept.length > 0 ? first : null),
    arrival_to: kept.length > 0 ? first + kept.length - 1 : batch.arrival_to,
    data_from: Number.isFinite(from) ? from : null,
    data_until: Number.isFinite(until) ? until : null,
  };
}

/** A plan tells of days to come, and an employment of years before any data: neither says how far the data reach. */
function tellsNoTime(events: Portion['events'], i: number): boolean {
  if (events.kind[i] === KIND.activity_planned) return true;
  return events.kind[i] === KIND.fact_recorded && (events.data(i) as { entity?: unknown }).entity === 'employment';
}
