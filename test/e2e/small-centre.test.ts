import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeBrowser, launchChromium } from '../chromium.ts';
import { type Centre, startCentre } from '../cli/centre.ts';
import { visit } from './browser-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LIST = join(ROOT, 'src/modules/ingestion/server/connectors/table/fixtures/来电登记表.xlsx');

describeBrowser('a small centre', () => {
  let browser: Browser;
  let centre: Centre;

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build-web.mjs')], { stdio: 'inherit' });
    expect(built.status).toBe(0);
    [browser, centre] = await Promise.all([launchChromium(), startCentre()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await centre.close();
  });

  it('goes from nothing to its numbers with one spreadsheet, and sees only what it needs', async () => {
    const { page, open, settled, complaints } = await visit(browser, centre);
    await open('/');
    const rooms = () => page.locator('nav.yc-nav a').allTextContents();
    expect(await rooms()).toContain('目标');
    await page.getByRole('button', { name: '按小型中心开始' }).click();
    await page.getByRole('button', { name: '按小型中心开始' }).waitFor({ state: 'detached' });
    expect(await rooms()).not.toContain('目标');
    const { roles, centreSize } = (await (await page.request.get(`${centre.url}/api/me`)).json()) as {
      roles: string[];
      centreSize: string;
    };
    expect([roles.length, centreSize]).toEqual([13, 'small']);

    await open('/sources');
    await page.locator('.yc-drop input').setInputFiles(LIST);
    await page.getByText('每一列是什么').waitFor();
    // One header nobody could guess: said by hand.
    await page.getByLabel('“谁接的”是什么').click();
    await page.getByTitle('谁接的', { exact: true }).click();
    await page.getByRole('button', { name: '确认各列' }).click();
    await page.getByText('已读 196 条记录，其中 0 条将被拒收。').waitFor();
    await page.getByRole('button', { name: '开始导入' }).click();
    await page.getByRole('button', { name: '看指标' }).click();
    await page.waitForURL(/\/cockpit/);
    await settled();
    // 175 of 196 rows name who answered; their minutes come to 938.
    const tile = (name: string) => page.locator('.yc-tile', { hasText: name }).first();
    expect(await tile('平均处理时长').textContent()).toContain('5分22秒');
    expect(await page.locator('main').textContent()).toContain('每周');
    expect(await page.getByText('班组比较').count()).toBe(0);

    await open('/targets');
    await page.getByText('小型中心不显示“目标”').waitFor();
    await page.getByRole('button', { name: '更改中心规模' }).click();
    await page.getByRole('button', { name: '改为完整中心' }).click();
    await page.getByText('本中心按完整中心设置。').waitFor();
    await page.locator('nav.yc-nav').getByText('目标', { exact: true }).waitFor();
    const acts = (await (await centre.get('/api/audit?action=centre.size')).json()) as { acts: { after: unknown }[] };
    expect(acts.acts.map(({ after }) => after)).toEqual([{ size: 'full' }, { size: 'small' }]);
    expect(complaints).toEqual([]);
  });
});
