import { chromium } from 'playwright-core';
const [, , base, out, ...pages] = process.argv;
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-dev-shm-usage',
    '--disable-component-update',
    '--no-first-run',
    '--disable-quic',
    '--disable-sync',
  ],
});
for (const [w, h, n] of [
  [1440, 900, 'd'],
  [390, 844, 'p'],
])
  for (const lang of ['zh-CN', 'en']) {
    const ctx = await browser.newContext({ viewport: { width: w, height: h }, locale: lang });
    const page = await ctx.newPage();
    page.on('console', (m) => {
      if (m.type() === 'error') console.log(n, lang, 'console', m.text().slice(0, 300));
    });
    page.on('pageerror', (e) => console.log(n, lang, 'pageerror', String(e).slice(0, 300)));
    for (const p of pages) {
      await page.goto(base + p);
      await page.waitForTimeout(2500);
      await page.screenshot({ path: `${out}/${n}-${lang}-${p.replace(/[^a-z0-9]+/gi, '_') || 'home'}.png` });
    }
    await ctx.close();
  }
await browser.close();
