import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';

const folder = import.meta.dirname;

export type Engine = { readonly url: string; stop(): Promise<void> };

/** Starts a ClickHouse engine on a loopback port, with no data. Takes about a second. */
export async function startEngine(): Promise<Engine> {
  const child = spawn(process.execPath, [join(folder, 'server.mjs')], { stdio: ['pipe', 'pipe', 'pipe'] });
  const port = await portOf(child);
  return {
    url: `http://default@127.0.0.1:${port}/yunchou`,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.stdin?.end();
      }),
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk));
    child.stdout?.on('data', (chunk: Buffer) => {
      const port = /listening (\d+)/.exec(String(chunk))?.[1];
      if (port) done(Number(port));
    });
    child.once('exit', (code) => fail(new Error(`The ClickHouse engine ended with code ${code}: ${said}`)));
  });
}

/** A `describe` that needs the engine; where it is not installed one test is reported as skipped, with the reason. */
export function describeClickHouse(name: string, body: () => void): void {
  describe(name, () => {
    if (existsSync(join(folder, 'node_modules', 'chdb'))) body();
    else
      it('needs the ClickHouse engine', (context) => {
        context.skip('ClickHouse engine absent: chdb is not installed in test/clickhouse (npm test installs it)');
      });
  });
}
