import { type DatabaseConnection, type Driver, PGliteAdapter } from 'kysely';
import { AppError } from '#src/kernel/errors.ts';

/**
 * Hands the one connection of an embedded database to one user at a time, and gives up after `patience` milliseconds.
 * Kysely's own lock waits for ever: a statement on the root `db` inside a transaction would stop the server silently.
 */
export function oneConnection(driver: Driver, patience: number): Driver {
  let busy = false;
  const queue: (() => void)[] = [];

  function take(): Promise<void> {
    if (!busy) {
      busy = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        queue.splice(queue.indexOf(mine), 1);
        reject(tooLong(patience));
      }, patience);
      const mine = () => {
        clearTimeout(timer);
        resolve();
      };
      queue.push(mine);
    });
  }

  function give(): void {
    const next = queue.shift();
    if (next) next();
    else busy = false;
  }

  return {
    init: (options) => driver.init(options),
    async acquireConnection(options): Promise<DatabaseConnection> {
      await take();
      try {
        return await driver.acquireConnection(options);
      } catch (error) {
        give();
        throw error;
      }
    },
    async releaseConnection(connection) {
      await driver.releaseConnection(connection);
      give();
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    savepoint: driver.savepoint?.bind(driver),
    rollbackToSavepoint: driver.rollbackToSavepoint?.bind(driver),
    releaseSavepoint: driver.releaseSavepoint?.bind(driver),
    destroy: () => driver.destroy(),
  };
}

/** Tells Kysely not to lock: `oneConnection` does. */
export class SelfLockingAdapter extends PGliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function tooLong(patience: number): AppError {
  return new AppError('unavailable', 'records_busy', `The records database was not free within ${patience} ms`, {
    remedy: 'A long transaction holds it, or a statement used the root database inside a transaction.',
  });
}
