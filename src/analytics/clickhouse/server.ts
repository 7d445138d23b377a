import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  type ClickHouseClient,
  ClickHouseError,
  ClickHouseLogLevel,
  createClient,
  drainStream,
} from '@clickhouse/client';
import { AppError } from '#src/kernel/errors.ts';
import type { Column, Columns } from '../columns.ts';

export type Parameters = Readonly<Record<string, string | number>>;

/** The slice of a ClickHouse connection the event store uses. */
export type Server = {
  /** Names this connection's writing statements, see `WRITE_PREFIX`. */
  readonly writer: string;
  /** Runs a statement without a result; resolves when the server has finished it. */
  run(sql: string, parameters?: Parameters): Promise<void>;
  read(sql: string, parameters?: Parameters): Promise<Columns>;
  /** Rows in slices of about `size`. */
  stream(sql: string, parameters?: Parameters, size?: number): AsyncGenerator<Columns>;
  /** Inserts pieces of text, each some lines of JSON arrays, into `table (columns)`. */
  insert(into: string, lines: Iterable<string>): Promise<void>;
  close(): Promise<void>;
};

/** Prefix of every writing statement's id: a new owner of the data stops what its predecessor left running. */
export const WRITE_PREFIX = 'yunchou-write-';

const SETTINGS = {
  // An output column may carry the name of another column; conditions always mean the column.
  prefer_column_name_to_alias: 1,
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_denormals: 0,
  // A missing value where none may be missing is an error, not a silent 0.
  input_format_null_as_default: 0,
  // "Resolved" means stored: no buffering, and no dropping of a block because it equals one that was removed.
  async_insert: 0,
  insert_deduplicate: 0,
  lightweight_deletes_sync: '2',
  mutations_sync: '2',
} as const;

/** Connects to `http(s)://user:password@host:port/database`. */
export function connect(url: string): Server {
  const client = createClient({
    url,
    application: 'yunchou',
    request_timeout: 600_000,
    clickhouse_settings: SETTINGS,
    log: { level: ClickHouseLogLevel.OFF },
  });
  return new HttpServer(client, new URL(url).host);
}

class HttpServer implements Server {
  readonly #client: ClickHouseClient;
  readonly #host: string;
  readonly writer = `${WRITE_PREFIX}${randomUUID()}-`;
  #writes = 0;

  constructor(client: ClickHouseClient, host: string) {
    this.#client = client;
    this.#host = host;
  }

  async run(sql: string, parameters: Parameters = {}): Promise<void> {
    await this.#told(() => this.#client.command({ query: sql, query_params: parameters, query_id: this.#nextId() }));
  }

  read(sql: string, parameters: Parameters = {}): Promise<Columns> {
    return this.#told(async () => {
      const result = await this.#client.query({
        query: sql,
        query_params: parameters,
        format: 'JSONColumnsWithMetadata',
        // The result is small; waiting for all of it turns a late failure into an error instead of half an answer.
        clickhouse_settings: { wait_end_of_query: 1 },
      });
      const { meta, data, rows } = (await result.json()) as unknown as Answer;
      return { length: rows, columns: Object.fromEntries(meta.map(({ name }) => [name, compact(data[name] ?? [])])) };
    });
  }

  async *stream(sql: string, parameters: Parameters = {}, size = 65_536): AsyncGenerator<Columns> {
    const format = 'JSONCompactEachRowWithNames';
    const result = await this.#told(() => this.#client.query({ query: sql, query_params: parameters, format }));
    let names: string[] | undefined;
    let rows: Cell[][] = [];
    try {
      for await (const part of result.stream()) {
        for (const row of part) {
          const cells = row.json<Cell[]>();
          if (names) rows.push(cells);
          else names = cells as string[];
        }
        if (names && rows.length >= size) {
          yield toSlice(names, rows);
          rows = [];
        }
      }
    } finally {
      // Also reached when the reader stops early: the connection is given back.
      result.close();
    }
    if (names && rows.length > 0) yield toSlice(names, rows);
  }

  async insert(into: string, lines: Iterable<string>): Promise<void> {
    await this.#told(async () => {
      const query = `INSERT INTO ${into} FORMAT JSONCompactEachRow`;
      const values = Readable.from(lines, { objectMode: false });
      const { stream } = await this.#client.exec({ query, values, query_id: this.#nextId() });
      await drainStream(stream);
    });
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #nextId(): string {
    return `${this.writer}${(this.#writes += 1)}`;
  }

  async #told<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (error instanceof ClickHouseError || !(error instanceof Error) || !('code' in error)) throw error;
      throw new AppError(
        'unavailable',
        'events_unavailable',
        `ClickHouse at ${this.#host} does not answer: ${error.message}`,
        {
          remedy: 'Start the ClickHouse server, or correct YUNCHOU_EVENTS_URL.',
        },
      );
    }
  }
}

type Cell = string | number | boolean | null;
type Answer = { meta: { name: string }[]; data: Record<string, Cell[]>; rows: number };

const toSlice = (names: readonly string[], rows: readonly Cell[][]): Columns => ({
  length: rows.length,
  columns: Object.fromEntries(names.map((name, i) => [name, compact(rows.map((row) => row[i] ?? null))])),
});

/** A column of numbers without gaps leaves as a Float64Array, as from the other engine. */
function compact(values: Cell[]): Column {
  return values.length > 0 && values.every((value) => typeof value === 'number')
    ? Float64Array.from(values as number[])
    : (values as Column);
}
