import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchChromium } from '../../chromium.ts';
import { median } from '../measure.ts';
import type { BenchSection } from '../report.ts';
import { type RecordedRequest, recordPage } from './recorded-page.ts';
import { type Person, replayPage } from './replay-page.ts';
import { sampleServer } from './sample-server.ts';

/** As many people, each opening a page as often, for as long. */
const LOAD = { people: 50, every: 10_000, for: 60_000 };
const ALONE = 15;
/** A page of the crowd may take this many times the page of one person alone. */
const LIMIT = 5;
/** Who looks: their pages differ by what they may see. */
const WHO = ['linjing', 'zhaoyu', 'chentuo', 'lead1', 'lead2', 'lead3', 'lead4', 'lead5', 'lead6'];
const PAGES = {
  cockpit: ['/cockpit'],
  'cockpit, explore, contacts, compare in turn': ['/cockpit', '/explore', '/contacts', '/compare'],
};

/** Somebody signed in, and what each page asks for her. */
type Looker = Person & { readonly pages: ReadonlyMap<string, readonly RecordedRequest[]> };

/**
 * Fifty people at the sample centre against one alone: the data of a page, from its first request to its last answer. A browser
 * opens each page once and its requests are played again, with as many on their way as the browser had. Server and people share the machine.
 */
export async function peopleBench(log: (line: string) => void): Promise<BenchSection> {
  const kept = process.env['YUNCHOU_BENCH_DATA'];
  const data = kept === undefined ? mkdtempSync(join(tmpdir(), 'yunchou-people-')) : join(kept, 'sample-centre');
  const server = await sampleServer(data);
  try {
    const lookers = await signedIn(server);
    log(`requests of the cockpit: ${lookers[0]?.pages.get('/cockpit')?.length}`);
    const rows = [];
    for (const [name, pages] of Object.entries(PAGES)) {
      const alone = await aloneAt(lookers, pages);
      const crowd = (await crowdAt(lookers, pages)).toSorted((a, b) => a - b);
      const p95 = crowd[Math.ceil(0.95 * crowd.length) - 1] ?? Number.NaN;
      const size = `${crowd.length} pages`;
      rows.push({ name, size, peer: alone, ours: p95, ratio: p95 / alone, target: LIMIT, bound: 'at most' as const });
    }
    return {
      title: 'Fifty people, each opening a page every 10 s for 60 s',
      peer: 'one person alone, median',
      rows,
      notes: [
        'Ours: 95th percentile of the crowd. The 120 days of the sample centre; nine people of four roles, each several times.',
      ],
    };
  } finally {
    await server.close();
    if (kept === undefined) rmSync(data, { recursive: true, force: true });
  }
}

async function signedIn(server: Awaited<ReturnType<typeof sampleServer>>): Promise<Looker[]> {
  const browser = await launchChromium();
  try {
    const lookers: Looker[] = [];
    for (const name of WHO) {
      const cookie = await server.signIn(name);
      const context = await browser.newContext({ locale: 'zh-CN' });
      const [key = '', ...value] = cookie.split('=');
      await context.addCookies([{ name: key, value: value.join('='), url: server.url }]);
      const pages = new Map<string, RecordedRequest[]>();
      for (const path of new Set(Object.values(PAGES).flat()))
        pages.set(path, await recordPage(context, server.url, path));
      lookers.push({ url: server.url, cookie, pages });
      await context.close();
    }
    return lookers;
  } finally {
    await browser.close();
  }
}

const open = (looker: Looker | undefined, path: string | undefined): Promise<number> => {
  const requests = looker?.pages.get(path ?? '');
  if (looker === undefined || requests === undefined) throw new Error(`nobody recorded ${path}`);
  return replayPage(looker, requests);
};

async function aloneAt(lookers: readonly Looker[], pages: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < ALONE * pages.length; n++) {
    times.push(await open(lookers[n % lookers.length], pages[n % pages.length]));
    await sleep(100);
  }
  return median(times);
}

/** Everybody opens the next page `every` so often, whether or not the last has come; people begin evenly spread. */
async function crowdAt(lookers: readonly Looker[], pages: readonly string[]): Promise<number[]> {
  const visits: Promise<number>[] = [];
  await Promise.all(
    Array.from({ length: LOAD.people }, async (_, person) => {
      await sleep((person / LOAD.people) * LOAD.every);
      for (let turn = 0; turn * LOAD.every < LOAD.for; turn++) {
        visits.push(open(lookers[person % lookers.length], pages[(person + turn) % pages.length]));
        await sleep(LOAD.every);
      }
    }),
  );
  return Promise.all(visits);
}
