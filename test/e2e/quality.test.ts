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
    passOn: /上\s*交/,
    closeIt: '月结',
    reason: '说明',
    accept: '接受为下一版本',
    first: '版本 1',
    version: '版本 1.1',
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
    passOn: 'Pass on',
    closeIt: 'Close the period',
    reason: 'Reason',
    accept: 'Accept as the next version',
    first: 'Version 1',
    version: 'Version 1.1',
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
  const day = (n: number): number => Date.UTC(2026, 10, n, 9);
  const clock = { at: day(26), now: () => clock.at };
  beforeAll(async () => {
    [browser, centre] = await Promise.all([launchChromium(), startCentre(clock)]);
    await loadTwoClients(centre, { beta: true });
    await centre.identity.ensureUsers([
      { name: 'Xu Ke', username: 'xuke', roles: [{ role: 'qa_lead' }] },
      { name: 'Su He', username: 'suhe', roles: [{ role: 'qa' }] },
      { name: 'Mo Ran', username: 'moran', roles: [{ role: 'qa' }] },
      { name: 'Boss', username: 'boss', roles: [{ role: 'manager' }] },
      { name: 'Anna', username: 'anna', agent: 'anna', roles: [{ role: 'agent' }] },
      { name: 'Lea', username: 'lea', roles: [{ role: 'lead', teams: ['team-anna'] }] },
    ]);
    clock.at = day(14);
    const content = {
      sections: [{ id: 's', words: 'All', items: [item('greets', 'Greets'), item('solves', 'Solves')] }],
    };
    const form = await centre.post<{ id: string }>('/api/quality/forms', { name: 'Voice', channel: 'voice', content });
    const inspectors = (await (await centre.get('/api/quality/inspectors')).json()) as { id: string; name: string }[];
    const su = inspectors.filter(({ name }) => name === 'Su He').map(({ id }) => id);
    const { id } = await centre.post<{ id: string }>('/api/quality/plans', {
      name: 'November',
      from: '2026-11-16',
      to: '2026-11-26',
      form: form.id,
      minimum: 2,
      maximum: 4,
      where: { agent: ['anna'] },
      inspectors: su,
    });
    clock.at = day(26);
    await centre.post(`/api/quality/plans/${id}/draw`, {});
  });
  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  /** The QA score of the day's evaluations as everybody reads it. */
  async function score(at: number): Promise<number | null> {
    const [row] = await centre.rows<{ value: number | null }>(
      'kpi',
      'qa_score',
      '--from',
      new Date(at).toISOString().slice(0, 10),
      '--to',
      new Date(at + 86_400_000).toISOString().slice(0, 10),
    );
    return row?.value ?? null;
  }

  it.each(['zh-CN', 'en-GB'] as const)(
    'is judged at the desk, read and objected to by the agent, decided, and seen by her lead (%s)',
    async (locale) => {
      const words = WORDS[locale];
      const period =
        locale === 'zh-CN'
          ? { kind: 'week', id: '2026-W48', works: day(28), over: day(30) }
          : { kind: 'month', id: '2026-11', works: day(30), over: day(31) };
      clock.at = period.works;
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

      const boss = await visit(browser, centre, { locale, as: 'boss' });
      clock.at = period.over;
      await boss.open(`/closings?kind=${period.kind}&period=${period.id}`);
      const drawer = boss.page.getByRole('dialog');
      await drawer.getByRole('button', { name: words.closeIt }).click();
      await drawer.getByRole('heading', { name: words.first, exact: true }).waitFor();

      // From the first judge to the lead to the panel, each in her own words.
      const mo = await visit(browser, centre, { locale, as: 'moran' });
      const xu = await visit(browser, centre, { locale, as: 'xuke' });
      for (const [who, said] of [
        [mo, 'Not for me to say'],
        [xu, 'The panel shall hear it'],
      ] as const) {
        await who.open('/quality/evaluations?tab=appeals');
        await who.page.locator('tbody tr', { hasText: 'Greets' }).first().click();
        await who.page.getByRole('textbox', { name: words.why }).fill(said);
        await who.page.locator('.yc-appeal').getByRole('button', { name: words.passOn }).click();
        await who.page.locator('.yc-appeal li', { hasText: said }).waitFor();
      }
      await boss.open('/quality/evaluations?tab=appeals');
      await boss.page.locator('tbody tr', { hasText: 'Greets' }).first().click();
      await boss.page.getByRole('textbox', { name: words.why }).fill(`0:04, good morning (${locale})`);
      await boss.page.getByRole('combobox', { name: words.answer }).click();
      await boss.page.locator('.ant-select-item-option', { hasText: words.yes }).first().click();
      await boss.page.locator('.yc-appeal').getByRole('button', { name: words.change }).click();
      await boss.page.locator('.yc-appeal li', { hasText: '0:04' }).waitFor();

      // The closed week keeps its score until somebody answers for another.
      expect(await score(period.works)).toBeLessThan(100);
      await boss.open(`/closings?kind=${period.kind}&period=${period.id}`);
      await drawer.getByRole('textbox', { name: words.reason }).fill('Upheld by the panel');
      await drawer.getByRole('button', { name: words.accept }).click();
      await drawer.getByText(words.version, { exact: true }).waitFor();
      expect(await score(period.works)).toBe(100);

      const lea = await visit(browser, centre, { locale, as: 'lea' });
      await lea.open('/quality/evaluations');
      await lea.page.locator('tbody tr', { hasText: words.upheld }).first().waitFor();
      await lea.open('/quality/evaluations?tab=precedents');
      await lea.page
        .locator('tbody tr', { hasText: `0:04, good morning (${locale})` })
        .first()
        .waitFor();
      expect(await lea.page.locator('main').textContent()).toContain(words.law);
      const admin = await visit(browser, centre, { locale });
      await admin.open('/audit?text=appeal.changed');
      await admin.page.locator('tbody tr', { hasText: 'Boss' }).first().waitFor();
      for (const { complaints, context } of [su, anna, boss, mo, xu, lea, admin]) {
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
    120_000,
  );
});
