import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { loadTwoClients } from '../access/two-clients.ts';
import { describeBrowser, launchChromium } from '../chromium.ts';
import { type Centre, startCentre } from '../cli/centre.ts';
import { visit } from './browser-page.ts';

const item = (id: string, words: string) => ({
  id,
  words,
  aspect: 'customer',
  answering: { kind: 'yes_no' },
  weight: 1,
});
const WORDS = {
  'zh-CN': {
    submit: /提\s*交/,
    read: '我已查看',
    file: '提交申诉',
    change: /改\s*判/,
    answer: '改为',
    why: '处理理由',
    upheld: '已改判',
    yes: '是',
    law: '申诉判例',
  },
  'en-GB': {
    submit: /Submit/,
    read: 'I have read it',
    file: 'File the appeal',
    change: /^Change$/,
    answer: 'New answer',
    why: 'Reason of the decision',
    upheld: 'Appeal upheld',
    yes: 'Yes',
    law: 'Case law',
  },
} as const;

/** A minute a language: too long for every run. `npm run validate -- quality-life` asks for it. */
const isAsked = process.env['YUNCHOU_LONG'] === '1';

describeBrowser('quality in the browser', () => {
  if (!isAsked) {
    it('goes the way of an evaluation', (context) => context.skip('takes minutes: npm run validate -- quality-life'));
    return;
  }
  let browser: Browser;
  let centre: Centre;
  beforeAll(async () => {
    [browser, centre] = await Promise.all([launchChromium(), startCentre()]);
    await loadTwoClients(centre, { beta: true });
    await centre.identity.ensureUsers([
      { name: 'Xu Ke', username: 'xuke', roles: [{ role: 'qa_lead' }] },
      { name: 'Su He', username: 'suhe', roles: [{ role: 'qa' }] },
      { name: 'Anna', username: 'anna', agent: 'anna', roles: [{ role: 'agent' }] },
      { name: 'Lea', username: 'lea', roles: [{ role: 'lead', teams: ['team-anna'] }] },
    ]);
    const content = {
      sections: [{ id: 's', words: 'All', items: [item('greets', 'Greets'), item('solves', 'Solves')] }],
    };
    const form = await centre.post<{ id: string }>('/api/quality/forms', { name: 'Voice', channel: 'voice', content });
    const inspectors = (await (await centre.get('/api/quality/inspectors')).json()) as { id: string; name: string }[];
    await centre.post('/api/quality/draws', {
      name: 'November',
      from: '2026-11-16',
      to: '2026-11-26',
      form: form.id,
      perAgent: 2,
      where: { agent: ['anna'] },
      inspectors: inspectors.filter(({ name }) => name === 'Su He').map(({ id }) => id),
    });
  });
  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  it.each(['zh-CN', 'en-GB'] as const)(
    'is judged at the desk, read and objected to by the agent, decided, and seen by her lead (%s)',
    async (locale) => {
      const words = WORDS[locale];
      const su = await visit(browser, centre, { locale, as: 'suhe' });
      await su.open('/quality/desk');
      await su.page.locator('.yc-item').first().waitFor();
      for (const key of ['2', 'ArrowDown', '1']) await su.page.keyboard.press(key);
      await su.page.locator('.yc-item', { hasText: 'Solves' }).locator('.ant-segmented-item-selected').waitFor();
      await su.page.getByRole('button', { name: words.submit }).click();

      const anna = await visit(browser, centre, { size: 'phone', locale, as: 'anna' });
      await anna.open('/portal');
      await anna.page.locator('.yc-portal-quality a').first().click();
      await anna.page.getByRole('button', { name: words.read }).click();
      await anna.page.locator('.yc-evaluation-items').getByRole('button').first().click();
      await anna.page.locator('.yc-evaluation textarea').fill('She was greeted at once');
      await anna.page.getByRole('button', { name: words.file }).click();
      await anna.page.locator('.yc-appeal').first().waitFor();

      const xu = await visit(browser, centre, { locale, as: 'xuke' });
      await xu.open('/quality/evaluations?tab=appeals');
      await xu.page.locator('tbody tr', { hasText: 'Greets' }).first().click();
      await xu.page.getByRole('textbox', { name: words.why }).fill('0:04, good morning');
      await xu.page.getByRole('combobox', { name: words.answer }).click();
      await xu.page.locator('.ant-select-item-option', { hasText: words.yes }).first().click();
      await xu.page.locator('.yc-appeal').getByRole('button', { name: words.change }).click();

      const lea = await visit(browser, centre, { locale, as: 'lea' });
      await lea.open('/quality/evaluations');
      await lea.page.locator('tbody tr', { hasText: words.upheld }).first().waitFor();
      await lea.open('/quality/evaluations?tab=precedents');
      await lea.page.locator('tbody tr', { hasText: '0:04, good morning' }).first().waitFor();
      expect(await lea.page.locator('main').textContent()).toContain(words.law);
      for (const { complaints, context } of [su, anna, xu, lea]) {
        expect(complaints).toEqual([]);
        if (process.env['SHOTS']) {
          const [page] = context.pages();
          await page?.screenshot({
            path: `${process.env['SHOTS']}/${locale}-${Math.random().toString(36).slice(2, 6)}.png`,
          });
        }
        await context.close();
      }
    },
    60_000,
  );
});
