import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { loadTwoClients } from '../access/two-clients.ts';
import { describeBrowser, launchChromium } from '../chromium.ts';
import { type Centre, startCentre } from '../cli/centre.ts';
import { visit } from './browser-page.ts';

describeBrowser('the team lead’s page', () => {
  let browser: Browser;
  let centre: Centre;
  beforeAll(async () => {
    [browser, centre] = await Promise.all([launchChromium(), startCentre()]);
    await loadTwoClients(centre, { beta: true });
    await centre.identity.ensureUsers(
      ['lea', 'lou'].map((name) => ({ name, username: name, roles: [{ role: 'lead', teams: ['team-anna'] }] })),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  it('says the day without typing, hands the shift over, and prints on one sheet of A4', async () => {
    const lea = await visit(browser, centre, { as: 'lea' });
    await lea.open('/');
    const { page } = lea;
    expect(new URL(page.url()).pathname).toBe('/briefing');
    const cards = await page.locator('.yc-card-head h2').allTextContents();
    expect(cards.map((title) => title.replace(/ .*/, ''))).toEqual([
      '昨日',
      '今日缺口',
      '必读',
      '辅导谁，为什么',
      '交接班',
    ]);
    await page.getByText('夕会', { exact: true }).click();
    await page.getByRole('button', { name: '提交交接' }).click();
    await page.getByText('等待接班确认').waitFor();

    const lou = await visit(browser, centre, { as: 'lou', size: 'phone', locale: 'en-GB' });
    await lou.open('/briefing');
    await lou.page.getByRole('button', { name: 'Take over' }).click();
    await lou.page.getByText(/taken over by lou/).waitFor();
    const over = await lou.page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect(over).toBeLessThanOrEqual(0);

    await page.reload();
    await lea.settled();
    await page.getByText(/lou 于 .* 接班/).waitFor();
    const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect([...lea.complaints, ...lou.complaints]).toEqual([]);
  });
});
