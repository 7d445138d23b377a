import { Worker } from 'node:worker_threads';
import type { PGliteDialectConfig } from 'kysely';
import type { PGliteReply, PGliteRequest, PGliteRows, PGliteStart } from './messages.ts';

/** The slice of PGlite that Kysely uses, and no more. */
type PGliteForKysely = Exclude<PGliteDialectConfig['pglite'], (...args: never[]) => unknown>;

type Request = PGliteRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never;

interface Waiting {
  resolve(result: PGliteRows | Uint8Array | null): void;
  reject(error: Error): void;
}

/** PGlite in a worker thread. One statement at a time; a transaction keeps everybody else waiting until it ends. */
export class PGliteProxy {
  readonly waitReady: Promise<void>;
  ready = false;
  closed = false;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(start: PGliteStart) {
    this.#worker = new Worker(new URL('./pglite.worker.ts', import.meta.url), {
      workerData: start,
      // Flags of the main program (--eval, --input-type, …) need not suit a thread that runs a file.
      execArgv: [],
    });
    this.#worker.on('message', (reply: PGliteReply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#failAll(error));
    this.#worker.on('exit', () => this.#failAll(new Error('the thread of the records database has ended')));
    this.waitReady = new Promise<void>((resolve, reject) => {
      this.#waiting.set(0, { resolve: () => resolve(), reject });
    }).then(() => {
      this.ready = true;
    });
    // Whoever awaits it sees the error; nobody awaiting must not end the process.
    this.waitReady.catch(() => {});
  }

  /** One statement with `$1` parameters. */
  query(sql: string, values: readonly unknown[] = []): Promise<PGliteRows> {
    return this.#serialised(() => this.#query(sql, values));
  }

  /** Several statements without parameters; the rows of the last. */
  exec(sql: string): Promise<PGliteRows> {
    return this.#serialised(async () => (await this.#ask({ kind: 'exec', sql })) as PGliteRows);
  }

  /** Everything in one compressed archive that another database can start from. */
  dump(): Promise<Uint8Array> {
    return this.#serialised(async () => (await this.#ask({ kind: 'dump' })) as Uint8Array);
  }

  /** Runs `body` between begin and commit; rolls back when it fails. */
  transaction<T>(body: (tx: Pick<PGliteProxy, 'query'> & { rollback(): Promise<void> }) => Promise<T>): Promise<T> {
    return this.#serialised(async () => {
      await this.#query('begin', []);
      let open = true;
      const rollback = async () => {
        if (!open) return;
        open = false;
        await this.#query('rollback', []);
      };
      try {
        const result = await body({ query: (sql, values = []) => this.#query(sql, values), rollback });
        if (open) await this.#query('commit', []);
        open = false;
        return result;
      } catch (error) {
        await rollback();
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.#serialised(() => this.#ask({ kind: 'close' })).finally(() => this.#worker.terminate());
  }

  /** The same object in the words of Kysely's types, which name generics this class has no use for. */
  forKysely(): PGliteForKysely {
    return this as unknown as PGliteForKysely;
  }

  #serialised<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async #query(sql: string, values: readonly unknown[]): Promise<PGliteRows> {
    return (await this.#ask({ kind: 'query', sql, values })) as PGliteRows;
  }

  #ask(request: Request): Promise<PGliteRows | Uint8Array | null> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id });
    });
  }

  #settle(reply: PGliteReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) {
      const { message, ...fields } = reply.error;
      waiting?.reject(Object.assign(new Error(message), fields));
    } else waiting?.resolve(reply.result);
  }

  #failAll(error: Error): void {
    this.closed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
