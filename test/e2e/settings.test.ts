import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeBrowser, launchChromium, VIEWPORTS } from '../chromium.ts';
import { type Centre, startCentre } from '../cli/centre.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'samples/asterisk-a');

describeBrowser('the settings page', () => {
  let browser: Browser;
  let centre: Centre;

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build-web.mjs')], { stdio: 'inherit' });
    expect(built.status).toBe(0);
    [browser, centre] = await Promise.all([launchChromium(), startCentre()]);
    const ingest = ['ingest', 'asterisk-queue-log', join(SAMPLE, 'queue_log'), '--agents', join(SAMPLE, 'agents.csv')];
    const { code, err } = await centre.run(...ingest, '--zone', 'Europe/Berlin');
    expect(code, err).toBe(0);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await centre.close();
  });

  async function enter(path: string, size: keyof typeof VIEWPORTS, locale: string) {
    const context = await browser.newContext({ viewport: VIEWPORTS[size], locale });
    await context.addCookies([await centre.signIn()]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${centre.url}${path}`);
    return { page, complaints, close: () => context.close() };
  }
  const widerThanScreen = (page: Page): Promise<boolean> =>
    page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

  it('shows what a change would do, makes it, and marks the series', async () => {
    const { page, complaints, close } = await enter(
      '/settings/kpis?parameter=service_level.threshold',
      'desk',
      'zh-CN',
    );
    await page.waitForSelector('h1:has-text("中心自设口径 0 项")');
    await page.fill('input[placeholder^="20s"]', '5s');
    const preview = page.locator('.yc-setting-preview tr', { hasText: '服务水平' }).first();
    await preview.waitFor();
    const [before, after] = await preview.locator('td').allTextContents();
    expect(before).toMatch(/%$/);
    expect(Number.parseFloat(after ?? '')).toBeLessThan(Number.parseFloat(before ?? ''));
    await page.getByRole('button', { name: /^保存/ }).click();
    await page.waitForSelector('h1:has-text("中心自设口径 1 项")');
    expect(await page.locator('tbody tr').first().textContent()).toContain('服务水平门槛5 秒整个中心');
    expect(complaints).toEqual([]);
    await close();

    const { code, err } = await centre.run(
      'setting',
      'set',
      'service_level.threshold=5s',
      '--from',
      '2026-11-16T10:00',
    );
    expect(code, err).toBe(0);
    const explore = await enter('/explore', 'desk', 'zh-CN');
    await explore.page.waitForSelector('text=/口径变更：服务水平门槛 20 秒 → 5 秒/');
    expect(explore.complaints).toEqual([]);
    await explore.close();
  });

  it.each([
    ['desk', 'en-GB', 'KPI settings'],
    ['phone', 'en-GB', 'Change a setting'],
    ['phone', 'zh-CN', '口径变更'],
  ] as const)('fits %s in %s', async (size, locale, words) => {
    const { page, complaints, close } = await enter('/settings/kpis', size, locale);
    await page.waitForSelector(`text=${words}`);
    expect(await widerThanScreen(page)).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });
});
