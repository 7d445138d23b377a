import type { BrowserContext } from 'playwright-core';

/** One request of a page, and how many of the page's requests had been answered before the page sent it. */
export type RecordedRequest = {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly contentType: string | null;
  readonly after: number;
};

/** Opens a page in a browser and writes down what it asks the server for, in order, until nothing has been asked for a second. */
export async function recordPage(context: BrowserContext, url: string, path: string): Promise<RecordedRequest[]> {
  const page = await context.newPage();
  const requests: RecordedRequest[] = [];
  let answered = 0;
  let last = performance.now();
  const isData = (address: string): boolean => new URL(address).pathname.startsWith('/api/');
  page.on('request', (request) => {
    if (!isData(request.url())) return;
    last = performance.now();
    const { pathname, search } = new URL(request.url());
    requests.push({
      method: request.method(),
      path: pathname + search,
      body: request.postData(),
      contentType: request.headers()['content-type'] ?? null,
      after: answered,
    });
  });
  page.on('requestfinished', (request) => {
    if (!isData(request.url())) return;
    last = performance.now();
    answered++;
  });
  await page.goto(url + path);
  await page.locator('.yc-bone').first().waitFor({ state: 'detached' });
  while (answered < requests.length || performance.now() - last < 1_000) await page.waitForTimeout(100);
  await page.close();
  return requests;
}
