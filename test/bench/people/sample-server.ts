import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../../..');
const RUN = join(ROOT, 'scripts/run.mjs');

/** A server of its own process on the sample centre of a directory, as `npm start` runs it; filled first where it is empty. */
export async function sampleServer(data: string) {
  const yunchou = (...words: string[]): string =>
    execFileSync(process.execPath, [join(ROOT, 'bin/yunchou'), ...words, '--data', data], {
      cwd: ROOT,
      encoding: 'utf8',
    });
  if (!existsSync(join(data, 'facts.duckdb'))) yunchou('sample');
  const child = spawn(process.execPath, [RUN, 'src/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, YUNCHOU_DATA: data, YUNCHOU_PORT: '0', YUNCHOU_ZONE: 'Asia/Shanghai', YUNCHOU_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((found, failed) => {
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
    createInterface(child.stdout).on('line', (line) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+$/.exec(line) ?? [];
      if (address !== undefined) found(address);
    });
  });
  return {
    url,
    yunchou,
    /** The cookie of somebody's session, by a one-time link. */
    async signIn(username: string): Promise<string> {
      const [link] = /https?:\/\/\S+/.exec(yunchou('user', 'link', username)) ?? [];
      if (link === undefined) throw new Error(`no link for ${username}`);
      const answer = await fetch(link, { redirect: 'manual' });
      const set = answer.headers.getSetCookie().find((cookie) => cookie.includes('session_token'));
      if (set === undefined) throw new Error(`${username}: the link opened no session (${answer.status})`);
      return set.split(';')[0] ?? '';
    },
    close: (): Promise<void> =>
      new Promise((closed) => {
        child.once('exit', () => closed());
        child.kill('SIGTERM');
      }),
  };
}
