import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '#src/cli/run-command.ts';
import { readConfig } from '#src/config.ts';
import { serveCentre } from '#src/main.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** A real server on an empty data directory, and the command line talking to it: fast, because only one process opens the data. */
export const startCentre = () => centreOn(mkdtempSync(join(tmpdir(), 'yunchou-centre-')));

/** One command line on a data directory, by a server of it where one runs. */
export async function runIn(data: string, ...words: string[]): Promise<Ran> {
  const ran = { out: '', err: '' };
  const code = await runCommand([...words, '--data', data], {
    out: (text) => {
      ran.out += text;
    },
    err: (text) => {
      ran.err += text;
    },
  });
  return { code, ...ran };
}

/** The same on a directory that has data; it is removed in the end. */
export async function centreOn(data: string) {
  const bugs: unknown[] = [];
  const server = await serveCentre({ ...readConfig({}), dataDirectory: data, port: 0, zone: 'UTC' }, (bug) =>
    bugs.push(bug),
  );
  const run = async (...words: string[]): Promise<Ran> => {
    const ran = await runIn(data, ...words);
    if (bugs.length > 0) throw bugs[0];
    return ran;
  };
  return {
    data,
    url: server.url,
    run,
    /** Rows of `kpi` or `stats`; fails with the command's own words when it does not end with 0. */
    async rows<T>(...words: string[]): Promise<T[]> {
      const { code, out, err } = await run(...words, '--format', 'json');
      if (code !== 0) throw new Error(`yunchou ${words.join(' ')} ended with ${code}: ${err}`);
      return (JSON.parse(out) as { rows: T[] }).rows;
    },
    /** Sends JSON to a route; resolves with its answer, throws with what went wrong. */
    async post<T>(path: string, body: unknown): Promise<T> {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (bugs.length > 0) throw bugs[0];
      if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    async close(): Promise<void> {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export type Centre = Awaited<ReturnType<typeof startCentre>>;
