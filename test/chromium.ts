import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describe, it } from 'vitest';

/** The browser of the end-to-end tests: what YUNCHOU_CHROMIUM names, else the system's own. */
const executablePath = process.env.YUNCHOU_CHROMIUM ?? '/usr/bin/chromium';

/** The two sizes every page is looked at in: a desk and a phone. */
export const VIEWPORTS = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** A headless Chromium that asks nothing of the network by itself; close it yourself. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-dev-shm-usage',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
}

/** A `describe` whose tests need a browser; without one a single test is reported as skipped, with the reason. */
export function describeBrowser(name: string, body: () => void): void {
  describe(name, () => {
    if (existsSync(executablePath)) body();
    else
      it('needs a browser', (context) => {
        context.skip(`no browser at ${executablePath} (name one in YUNCHOU_CHROMIUM)`);
      });
  });
}
