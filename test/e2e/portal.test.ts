import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { callSound } from '#src/modules/simulation/server/sound/call-sound.ts';
import { loadTwoClients } from '../access/two-clients.ts';
import { describeBrowser, launchChromium } from '../chromium.ts';
import { type Centre, startCentre } from '../cli/centre.ts';
import { visit } from './browser-page.ts';

const DAY = 86_400_000;

describeBrowser('the room of an agent', () => {
  let browser: Browser;
  let centre: Centre;
  beforeAll(async () => {
    [browser, centre] = await Promise.all([launchChromium(), startCentre()]);
    await loadTwoClients(centre, { beta: true });
    // Something of a month that is over.
    const at = Date.UTC(2026, 9, 20, 10);
    const connected = { agent: 'Anna', queue: 'alpha-line', wait: 5000 };
    await centre.post('/api/events', {
      source: 'pbx',
      events: [
        { kind: 'queue_entered', at, subject: 'october', data: { queue: 'alpha-line' } },
        { kind: 'agent_connected', at: at + 5000, subject: 'october', data: connected },
        {
          kind: 'agent_left',
          at: at + 65_000,
          subject: 'october',
          data: { agent: 'Anna', how: 'customer', talk: 60_000 },
        },
      ],
    });
    await centre.identity.ensureUsers([
      { name: 'Anna', username: 'anna', agent: 'anna', roles: [{ role: 'agent' }] },
      { name: 'Lea', username: 'lea', roles: [{ role: 'lead', teams: ['team-anna'] }] },
    ]);
    const deadline = new Date(Date.now() + 5 * DAY).toISOString().slice(0, 10);
    await centre.post('/api/performance/months/2026-10/open', { deadline });
  });
  afterAll(async () => {
    await browser?.close();
    await centre?.close();
  });

  it('is where she lands on her phone: her month, her contacts, how she is judged, and her month to sign off', async () => {
    const anna = await visit(browser, centre, { size: 'phone', as: 'anna' });
    await anna.open('/');
    const { page } = anna;
    const tab = (name: RegExp) => page.locator('.yc-portal-tabs .ant-segmented-item', { hasText: name }).click();
    const text = () => page.locator('.yc-portal').textContent();
    expect(new URL(page.url()).pathname).toBe('/portal');
    expect(await page.locator('h1').textContent()).toContain('尚未与你约定目标');
    await page.getByText('平均处理时长').first().waitFor();

    await tab(/考核办法/);
    await anna.settled();
    expect(await text()).toContain('不计入');

    await tab(/联络/);
    await page.locator('.yc-portal-contacts a').first().waitFor();
    expect(await page.locator('.yc-portal-contacts').textContent()).toMatch(/138\*{4}\d/);
    await page.locator('.yc-portal-contacts a').first().click();
    await page.locator('.yc-timeline li').first().waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/138\d{8}|Bert|Bela|Arno/);
    await page.goBack();

    await tab(/绩效确认 1/);
    const aht = page.locator('.yc-judged', { hasText: '平均处理时长' });
    await aht.getByRole('button', { name: '提出异议' }).click();
    await aht.getByRole('textbox').fill('电话掉线');
    await aht.getByRole('button', { name: '提出异议' }).click();
    await aht.getByText('异议待答复').waitFor();
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect(over).toBeLessThanOrEqual(0);

    const lea = await visit(browser, centre, { as: 'lea' });
    await lea.open('/sign-off?month=2026-10');
    expect(await lea.page.locator('h1').textContent()).toContain('1 人中 0 人已确认');
    await lea.page.locator('.yc-table tbody tr').first().click();
    const sheet = lea.page.locator('.yc-drawer .yc-judged', { hasText: '平均处理时长' });
    await sheet.getByRole('textbox').fill('记录无异常');
    await sheet.getByRole('button', { name: '维持原数' }).click();
    await sheet.getByText('Lea · 维持原数 · 记录无异常').waitFor();

    await page.reload();
    await anna.settled();
    await page.getByText('记录无异常').waitFor();
    await page.getByRole('button', { name: /确认其余|全部确认/ }).click();
    await page.getByText('已确认').first().waitFor();
    await lea.page.reload();
    await lea.settled();
    expect(await lea.page.locator('h1').textContent()).toContain('1 人中 1 人已确认');
    expect([...anna.complaints, ...lea.complaints]).toEqual([]);
  });

  it('leaves her call to an inspector to hear: H and S jump to the next hold and silence, P plays and stops', async () => {
    await haveHeard(centre);
    const su = await visit(browser, centre, { as: 'suhe', locale: 'en-GB' });
    await su.open('/quality/desk');
    await su.page.getByRole('button', { name: 'Next hold (2)' }).waitFor();
    const { keyboard } = su.page;
    const audio = <T>(of: string) => su.page.evaluate<T>(`document.querySelector('audio').${of}`);
    const places = [];
    // The holds in turn, the first again; the second is silent; each from two seconds before it.
    for (const key of ['h', 'h', 'h', 's']) {
      await keyboard.press(key);
      places.push(Math.round(await audio<number>('currentTime')));
    }
    expect(places).toEqual([18, 38, 18, 38]);
    await keyboard.press('p');
    expect(await audio('paused')).toBe(false);
    await keyboard.press('p');
    expect(await audio('paused')).toBe(true);
    // What is typed is no key of the player.
    await su.page.locator('.yc-item .ant-input').first().focus();
    await keyboard.type('hp');
    expect([await audio('paused'), Math.round(await audio<number>('currentTime'))]).toEqual([true, 38]);
    expect(su.complaints).toEqual([]);
  });
});

/** A call of Anna's with two holds of ten seconds, music in the first and nothing in the second, recorded and drawn for an inspector. */
async function haveHeard(centre: Centre): Promise<void> {
  const answered = Date.UTC(2026, 9, 21, 10);
  const call = { subject: 'held', data: { agent: 'Anna', queue: 'alpha-line' } };
  const holds = [20, 40].map((from) => ({ from, to: from + 10 }));
  await centre.post('/api/events', {
    source: 'pbx',
    events: [
      { ...call, kind: 'queue_entered', at: answered - 5000, data: { queue: 'alpha-line' } },
      { ...call, kind: 'agent_connected', at: answered, data: { ...call.data, wait: 5000 } },
      ...holds.flatMap(({ from, to }) => [
        { ...call, kind: 'hold_started', at: answered + from * 1000, data: { agent: 'Anna' } },
        { ...call, kind: 'hold_ended', at: answered + to * 1000, data: { agent: 'Anna' } },
      ]),
      { ...call, kind: 'agent_left', at: answered + 60_000, data: { ...call.data, how: 'customer', talk: 40_000 } },
    ],
  });
  mkdirSync(join(centre.data, 'recordings'));
  writeFileSync(join(centre.data, 'recordings', 'held.wav'), callSound({ seconds: 60, answered: 0, holds }, 1));
  await centre.identity.ensureUsers([{ name: 'Su He', username: 'suhe', roles: [{ role: 'qa' }] }]);
  const greets = { id: 'greets', words: 'Greets', aspect: 'customer', answering: { kind: 'yes_no' }, weight: 1 };
  const content = { sections: [{ id: 's', words: 'All', items: [greets] }] };
  const form = await centre.post<{ id: string }>('/api/quality/forms', { name: 'Voice', channel: 'voice', content });
  const inspectors = (await (await centre.get('/api/quality/inspectors')).json()) as { id: string; name: string }[];
  await centre.post('/api/quality/draws', {
    name: 'October',
    from: '2026-10-21',
    to: '2026-10-22',
    form: form.id,
    perAgent: 1,
    where: { agent: ['anna'] },
    inspectors: inspectors.filter(({ name }) => name === 'Su He').map(({ id }) => id),
  });
}
