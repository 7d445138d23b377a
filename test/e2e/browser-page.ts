import type { Browser, BrowserContext, Page } from 'playwright-core';
import { VIEWPORTS } from '../chromium.ts';
import type { Centre } from '../cli/centre.ts';

export type Visit = {
  readonly size?: keyof typeof VIEWPORTS;
  readonly locale?: 'zh-CN' | 'en-GB';
  /** User name; absent: the administrator. */
  readonly as?: string;
};

/** A page of one visit, and what its console complained about: nothing may. */
export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: readonly string[];
  /** Opens an address and waits until no skeleton is left. */
  open(path: string): Promise<void>;
  /** Waits until no skeleton is left: every question of the page has its answer on screen. */
  settled(): Promise<void>;
};

/** A fresh visitor without kept settings, signed in. */
export async function visit(
  browser: Browser,
  centre: Pick<Centre, 'url' | 'signIn'>,
  { size = 'desk', locale = 'zh-CN', as }: Visit = {},
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: VIEWPORTS[size], locale, acceptDownloads: true });
  await context.addCookies([await centre.signIn(as)]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const settled = async (): Promise<void> => {
    await page.waitForSelector('.yc-page h1, .yc-empty h2');
    await page.locator('.yc-bone').first().waitFor({ state: 'detached' });
  };
  return {
    page,
    context,
    complaints,
    settled,
    async open(path) {
      await page.goto(centre.url + path);
      await settled();
    },
  };
}
