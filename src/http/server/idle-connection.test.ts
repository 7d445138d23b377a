import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { serve } from './serve.ts';

it('a connection outlasts what proxies and commands keep, so that no request is sent into one being closed', async () => {
  const server = await serve({
    host: '127.0.0.1',
    port: 0,
    contract: {},
    router: {},
    pages: tmpdir(),
    dataDirectory: tmpdir(),
    log: (bug) => expect.unreachable(String(bug)),
    authenticate: async () => null,
    signIn: async () => new Response(),
    companySignIn: false,
  });
  const agent = new Agent({ keepAlive: true });
  try {
    const [answer] = (await once(get(`${server.url}/api/alive`, { agent }), 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(200);
    const [, seconds] = /^timeout=(\d+)$/.exec(String(answer.headers['keep-alive'])) ?? [];
    expect(Number(seconds)).toBeGreaterThan(60);
  } finally {
    agent.destroy();
    await server.close();
  }
});
