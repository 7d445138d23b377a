import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '#src/cli/run-command.ts';
import { readConfig } from '#src/config.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { serveCentre } from '#src/main.ts';
import { localKeys } from '#src/modules/identity/server/local-key.ts';
import { layEmptyCentre } from './centre-template.ts';

/** As browsers and the cookie header take it. */
export type Cookie = { readonly name: string; readonly value: string; readonly url: string };

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** A real server on an empty data directory, by the given clock where there is one, and the command line talking to it: fast, because only one process opens the data. */
export async function startCentre(clock?: Clock) {
  const data = mkdtempSync(join(tmpdir(), 'yunchou-centre-'));
  await layEmptyCentre(data);
  return centreOn(data, clock);
}

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
export async function centreOn(data: string, clock?: Clock) {
  const bugs: unknown[] = [];
  const config = { ...readConfig({}), dataDirectory: data, port: 0, zone: 'UTC' };
  const server = await serveCentre(config, (bug) => bugs.push(bug), clock);
  const run = async (...words: string[]): Promise<Ran> => {
    const ran = await runIn(data, ...words);
    if (bugs.length > 0) throw bugs[0];
    return ran;
  };
  const key = { authorization: `Bearer ${localKeys(data).command}` };
  const cookies = new Map<string | undefined, Cookie>();
  return {
    data,
    bugs,
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
      const answer = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...key },
        body: JSON.stringify(body),
      });
      if (bugs.length > 0) throw bugs[0];
      if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
      return (await answer.json()) as T;
    },
    /** Asks a route as this machine's own commands do. */
    get: (path: string): Promise<Response> => fetch(`${server.url}${path}`, { headers: key }),
    identity: server.identity,
    /** Signs somebody in by a link, the administrator when nobody is named; resolves with the session's cookie. */
    async signIn(username?: string): Promise<Cookie> {
      const known = cookies.get(username);
      if (known !== undefined) return known;
      const link = await (username === undefined ? server.identity.firstLink() : server.identity.linkFor(username));
      const answer = await fetch(link, { redirect: 'manual' });
      const set = answer.headers.getSetCookie().find((c) => c.includes('session_token')) ?? '';
      const [, name, value] = /^([^=]+)=([^;]+)/.exec(set) ?? [];
      if (name === undefined || value === undefined)
        throw new Error(`${link} answered ${answer.status} without a session`);
      const cookie = { name, value, url: server.url };
      cookies.set(username, cookie);
      return cookie;
    },
    async close(): Promise<void> {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export type Centre = Awaited<ReturnType<typeof startCentre>>;
