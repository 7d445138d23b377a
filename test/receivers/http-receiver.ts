import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
}

/** A web server on loopback that answers by one function. */
export async function startReceiver(answer: (request: ReceivedRequest) => Answer | Promise<Answer>) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks);
      const url = new URL(request.url ?? '/', 'http://receiver');
      const given = await answer({ url, method: request.method ?? '', headers: request.headers, body });
      response.writeHead(given.status ?? 200, { 'content-type': 'application/json', ...given.headers });
      response.end(given.bytes ?? JSON.stringify(given.json ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Remembers when messages came and says when there were too many within a span. */
export class RateLimit {
  readonly #times: number[] = [];
  readonly #spans: readonly { readonly most: number; readonly within: number }[];

  constructor(...spans: readonly { readonly most: number; readonly within: number }[]) {
    this.#spans = spans;
  }

  exceeded(now: number): boolean {
    if (this.#spans.some(({ most, within }) => this.#times.filter((at) => at > now - within).length >= most))
      return true;
    this.#times.push(now);
    return false;
  }
}
