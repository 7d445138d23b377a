import type { RecordedRequest } from './recorded-page.ts';

/** A signed-in person's browser, as far as the server can tell. */
export type Person = { readonly url: string; readonly cookie: string };

/** Asks for a page's data as its browser did, each request once as many are answered as then were; milliseconds until the last answer. */
export async function replayPage(person: Person, requests: readonly RecordedRequest[]): Promise<number> {
  const start = performance.now();
  const waiting: { readonly after: number; readonly go: () => void }[] = [];
  let answered = 0;
  const release = (): void => {
    for (const { after, go } of waiting) if (after <= answered) go();
  };
  await Promise.all(
    requests.map(async (request) => {
      if (request.after > answered) await new Promise<void>((go) => waiting.push({ after: request.after, go }));
      await send(person, request);
      answered++;
      release();
    }),
  );
  return performance.now() - start;
}

async function send({ url, cookie }: Person, { method, path, body, contentType }: RecordedRequest): Promise<void> {
  const answer = await fetch(url + path, {
    method,
    // A connection of its own: the server may close an idle one just when it is used again.
    headers: {
      cookie,
      origin: url,
      connection: 'close',
      ...(contentType === null ? {} : { 'content-type': contentType }),
    },
    body,
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`);
}
