import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeBrowser, launchChromium } from '../chromium.ts';
import { type Centre, startCentre } from '../cli/centre.ts';
import { type Visit, type Visitor, visit } from './browser-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'samples/asterisk-a');

/** A log of one answered call and one given up, with two lines nobody can read. */
const LOG = [
  '1795000000|1795000000.1|hotline|NONE|ENTERQUEUE||02211234|1',
  '1795000004|1795000000.1|hotline|Mia Winter|CONNECT|4|1795000001.2|3',
  'this is no line of a queue log',
  '1795000064|1795000000.1|hotline|Mia Winter|COMPLETECALLER|4|60|1',
  'soon|1795000100.3|hotline|NONE|ENTERQUEUE||02215678|1',
  '1795000100|1795000100.4|hotline|NONE|ENTERQUEUE||02215678|1',
  '1795000130|1795000100.4|hotline|NONE|ABANDON|1|1|30',
  '',
].join('\n');

describeBrowser('the screens', () => {
  let browser: Browser;
  let centre: Centre;
  let visitors: Visitor[] = [];

  const enter = async (how: Visit = {}): Promise<Visitor> => {
    const visitor = await visit(browser, centre, how);
    visitors.push(visitor);
    return visitor;
  };

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build-web.mjs')], { stdio: 'inherit' });
    expect(built.status).toBe(0);
    [browser, centre] = await Promise.all([launchChromium(), startCentre()]);
    const ingest = ['ingest', 'asterisk-queue-log', join(SAMPLE, 'queue_log'), '--agents', join(SAMPLE, 'agents.csv')];
    const { code, err } = await centre.run(...ingest, '--zone', 'Europe/Berlin');
    expect(code, err).toBe(0);
  });

  afterEach(async () => {
    const complaints = visitors.flatMap((visitor) => visitor.complaints);
    await Promise.all(visitors.map(({ context }) => context.close()));
    visitors = [];
    expect(complaints).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  it('lead from the cockpit through a number and its passport to a contact and its raw line', async () => {
    const { page, open, settled } = await enter();
    await open('/');
    expect(await page.locator('h1').textContent()).toBe('20 秒服务水平 87.6%。');
    await page.locator('.yc-tile', { hasText: '20 秒服务水平' }).locator('.yc-door').click();
    const passport = page.getByRole('dialog');
    await passport.getByText('1,439 ÷ 1,642').waitFor();
    await passport.locator('.yc-behind tbody tr.yc-row-opens').first().waitFor();

    await passport.locator('.yc-segmented, .ant-segmented').getByText('分子', { exact: true }).click();
    const row = passport.locator('.yc-behind tbody tr.yc-row-opens').nth(3);
    await row.click();
    const course = passport.locator('.yc-course');
    await course.locator('.yc-raw-lit').first().waitFor();
    expect(await course.locator('.yc-raw-lit').first().textContent()).toContain('|CONNECT|');

    await course.locator('h3 a').click();
    await page.waitForURL(/\/contacts\/[\d.]+/);
    await settled();
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    expect(await page.locator('h1').textContent()).toContain(id);
    const raw = await page.locator('.yc-raw li').allTextContents();
    expect(raw.length).toBeGreaterThanOrEqual(3);
    expect(raw.every((line) => line.includes(`|${id}|`))).toBe(true);
    // As it stands in the file, but for the customer's number.
    expect(readFileSync(join(SAMPLE, 'queue_log'), 'utf8')).toContain(raw[0]?.split('****')[0]);

    await page.goBack();
    await passport.getByText('1,439 ÷ 1,642').waitFor();
    await page.keyboard.press('Escape');
    await passport.waitFor({ state: 'detached' });
  });

  it('show the same exploration to whoever opens its address, and export its rows', async () => {
    const first = await enter();
    await first.open('/explore');
    await first.page.getByText('小图并列', { exact: true }).click();
    await first.page.getByRole('button', { name: '移除人工接通率' }).click();
    await first.page.waitForURL(/view=panels/);
    await first.settled();
    const colleague = await enter();
    await colleague.open(first.page.url().slice(centre.url.length));
    const chips = (of: Visitor) => of.page.locator('.yc-page-question .yc-chip-asked').allTextContents();
    expect(await chips(colleague)).toEqual(['20 秒服务水平', '平均处理时长']);
    expect(await colleague.page.locator('h1').textContent()).toBe(await first.page.locator('h1').textContent());
    expect(await colleague.page.locator('.yc-table tbody tr').allTextContents()).toEqual(
      await first.page.locator('.yc-table tbody tr').allTextContents(),
    );

    const exported = async (kind: string): Promise<Buffer> => {
      await first.page.getByRole('button', { name: '导出' }).click();
      const download = first.page.waitForEvent('download');
      await first.page.getByRole('menuitem', { name: kind }).click();
      return readFileSync(await (await download).path());
    };
    const csv = (await exported('CSV')).toString('utf8');
    expect(csv.split('\r\n')[0]).toContain('20 秒服务水平');
    expect(csv).toMatch(/billing.*255.*319/);
    expect((await exported('Excel')).subarray(0, 2).toString()).toBe('PK');
  });

  it('take a log on the Sources page: preview, import, rejected lines with reasons', async () => {
    const { page, open } = await enter();
    await open('/sources');
    await page
      .locator('.yc-drop input')
      .setInputFiles({ name: 'queue_log-hotline', mimeType: 'text/plain', buffer: Buffer.from(LOG) });
    await page.getByText('已读 7 条记录，其中 2 条将被拒收。').waitFor();
    expect(await page.locator('.yc-form .ant-select').first().textContent()).toContain('Asterisk queue_log');
    await page.locator('.yc-form input[role=combobox]').nth(1).fill('hotline');
    await page.getByRole('button', { name: '开始导入' }).click();
    await page.getByText('导入结束').waitFor();
    expect(await page.locator('.yc-run-result').textContent()).toContain('拒收 2 条');

    await page.getByRole('button', { name: '2 条拒收记录' }).click();
    const rejected = page.locator('.yc-table', { hasText: '拒收记录' });
    await rejected.getByText('this is no line of a queue log').waitFor();
    expect(await rejected.locator('tbody tr').count()).toBe(2);
    expect(await rejected.locator('tbody tr td:nth-child(2)').allTextContents()).toEqual(['3', '5']);

    await page.getByRole('button', { name: '看指标' }).click();
    await page.waitForURL(/\/cockpit/);
    await page.getByText('hotline', { exact: true }).waitFor();
  });

  it('are worked by keyboard, in both languages', async () => {
    const { page, open, settled } = await enter();
    await open('/cockpit');
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('occupancy_23');
    await page.getByRole('option', { name: /occupancy_23/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/kpis\/occupancy_23/);
    await settled();
    expect(await page.locator('h1').textContent()).toContain('坐席占用率');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    expect(await page.locator('h1').textContent()).toContain('Occupancy');
    await page.reload();
    await settled();
    expect(await page.locator('h1').textContent()).toContain('Occupancy');
    expect(await page.locator('nav').first().textContent()).not.toMatch(/\p{Script=Han}/u);
  });

  it('say what to do while the server cannot be reached, and go on when it can', async () => {
    // Not among the visitors: the browser itself reports every request that fails here.
    const { page, context, open } = await visit(browser, centre);
    const fetched = page.waitForResponse((response) => response.url().includes('ContactsPage'));
    await open('/cockpit');
    await (await fetched).finished();
    await context.setOffline(true);
    await page.getByRole('link', { name: '联络', exact: true }).click();
    await page.getByText('连不上服务器').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: '重试' }).first().click();
    await page.locator('.yc-table tbody tr.yc-row-opens').first().waitFor();
    await context.close();
  });

  it.each(['zh-CN', 'en-GB'] as const)('fit a phone, %s', async (locale) => {
    const { page, open } = await enter({ size: 'phone', locale });
    const wide: string[] = [];
    for (const path of [
      '/cockpit',
      '/explore',
      '/kpis',
      '/kpis/service_level',
      '/contacts',
      '/sources',
      '/sources?tab=events',
    ]) {
      await open(path);
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
      if (over > 0) wide.push(`${path}: ${over} px`);
    }
    expect(wide).toEqual([]);
  });
});

describeBrowser('an empty centre', () => {
  it('teaches the first step on every page', async () => {
    const [browser, centre] = await Promise.all([launchChromium(), startCentre()]);
    try {
      const { page, open, settled, complaints } = await visit(browser, centre);
      for (const path of ['/cockpit', '/explore', '/contacts']) {
        await open(path);
        await page.getByRole('button', { name: '接入数据源' }).click();
        await page.waitForURL(/\/sources/);
        await settled();
        expect(await page.locator('h1').textContent()).toContain('还没有数据');
      }
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await centre.close();
    }
  });
});
