import { AppError } from '#src/kernel/errors.ts';
import { quote } from './sql-types.ts';
import { type Server, WRITE_PREFIX } from './server.ts';
import { ROW } from './tables.ts';

/**
 * What is committed. ClickHouse has no transaction over several tables, so a change writes rows with numbers from the committed
 * number upwards, notes which older rows it removes, and becomes visible to every reader at once by one row in `yunchou_commit`:
 * readers ask for rows below the committed number only. What a change that died left above that number is invisible, and is
 * deleted before the next change.
 *
 * One process writes to a database. Which one is decided by `opened`: the last to open wins and earlier ones are refused.
 */
export class Ledger {
  readonly #server: Server;
  #opened: number | null = null;
  #committed = 0;
  #refused = false;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Last committed number this process knows of. */
  get known(): number {
    return this.#committed;
  }

  /** The committed number to read with; a process that does not write asks for it each time. */
  async current(): Promise<number> {
    if (this.#opened === null) this.#committed = (await this.#state()).committed;
    return this.#committed;
  }

  /** Makes this process the writer, or makes sure it still is; returns the number the next row gets. */
  async begin(): Promise<number> {
    if (this.#refused) throw otherWriter();
    if (this.#opened === null) await this.#claim();
    else if ((await this.#state()).opened !== this.#opened) throw this.#refuse();
    return this.#committed;
  }

  /** Makes every row below `next` visible, and every removal of this change. */
  async commit(next: number): Promise<void> {
    const mine = { opened: this.#opened ?? 0, next };
    const still = '(SELECT max(opened) FROM yunchou_commit) = {opened:UInt64}';
    let failure: unknown;
    try {
      await this.#server.run(
        `INSERT INTO yunchou_commit (opened, committed) SELECT {opened:UInt64}, {next:UInt64} WHERE ${still}`,
        mine,
      );
    } catch (error) {
      failure = error;
    }
    // Also after an error: the answer may have been lost after the server had done its work.
    const { opened, committed } = await this.#state();
    if (committed >= next && opened === this.#opened) this.#committed = next;
    else throw failure ?? this.#refuse();
  }

  /** The running change failed: the next one first deletes what it left. */
  abandon(): void {
    this.#opened = null;
  }

  async #claim(): Promise<void> {
    const { opened } = await this.#state();
    await this.#server.run(
      `INSERT INTO yunchou_commit (opened, committed) SELECT max(opened) + 1, max(committed) FROM yunchou_commit`,
    );
    await this.#server.run(
      `KILL QUERY WHERE current_database = currentDatabase() AND startsWith(query_id, '${WRITE_PREFIX}') AND NOT startsWith(query_id, '${this.#server.writer}') SYNC`,
    );
    const state = await this.#state();
    this.#committed = state.committed;
    await this.#deleteLeftovers();
    this.#opened = opened + 1;
    if (state.opened !== this.#opened) throw this.#refuse();
  }

  async #deleteLeftovers(): Promise<void> {
    const from = { from: this.#committed };
    await this.#server.run('TRUNCATE TABLE yunchou_value');
    const found = await this.#server.read(
      `SELECT table FROM system.columns WHERE database = currentDatabase() AND name = '${ROW}' AND endsWith(table, '_rows')`,
    );
    const conditions = [...(found.columns['table'] ?? [])].map((table) => [
      quote(String(table)),
      `${ROW} >= {from:UInt64}`,
    ]);
    for (const [table, condition] of [...conditions, ['yunchou_removed', 'at >= {from:UInt64}']]) {
      const left = await this.#server.read(`SELECT count() AS n FROM ${table} WHERE ${condition}`, from);
      // A statement that changes stored rows does not take parameters; the number is our own.
      if (Number(left.columns['n']?.[0]) > 0)
        await this.#server.run(
          `ALTER TABLE ${table} DELETE WHERE ${condition?.replace('{from:UInt64}', String(from.from))}`,
        );
    }
  }

  async #state(): Promise<{ opened: number; committed: number }> {
    const found = await this.#server.read(
      'SELECT max(opened) AS opened, max(committed) AS committed FROM yunchou_commit',
    );
    return {
      opened: Number(found.columns['opened']?.[0] ?? 0),
      committed: Number(found.columns['committed']?.[0] ?? 0),
    };
  }

  #refuse(): AppError {
    this.#refused = true;
    this.#opened = null;
    return otherWriter();
  }
}

const otherWriter = (): AppError =>
  new AppError('conflict', 'data_in_use', 'Another process has opened these data for writing', {
    remedy: 'Keep one server per ClickHouse database; restart this one if it is to be the one.',
  });
