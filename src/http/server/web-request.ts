import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bodies of sign-in requests are small; anything else is not one. */
const MOST_BYTES = 64 * 1024;

/** Hands a request to something that speaks the web platform's Request and Response. */
export async function handleWebRequest(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Headers,
  url: string,
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) {
      response.writeHead(413).end();
      return;
    }
    chunks.push(chunk);
  }
  const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : Buffer.concat(chunks);
  const answered = await answer(
    new Request(new URL(request.url ?? '/', url), { method: request.method ?? 'GET', headers, ...(body && { body }) }),
  );
  const plain: Record<string, string | string[]> = {};
  for (const [name, value] of answered.headers) if (name !== 'set-cookie') plain[name] = value;
  const cookies = answered.headers.getSetCookie();
  if (cookies.length > 0) plain['set-cookie'] = cookies;
  response.writeHead(answered.status, plain).end(Buffer.from(await answered.arrayBuffer()));
}
