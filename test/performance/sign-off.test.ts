import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#src/config.ts';
import { openCentre } from '#src/main.ts';
import { actorOfPerson } from '#src/modules/identity/server/actor.ts';
import type { Role } from '#src/modules/identity/contract/roles.ts';
import readXlsxFile from 'read-excel-file/node';
import { fillTwoClients } from '../access/two-clients.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';

const DAY = 86_400_000;
/** December, so that November is over. */
let now = Date.UTC(2026, 11, 3, 9);
const directory = mkdtempSync(join(tmpdir(), 'yunchou-sign-off-'));
let centre: Awaited<ReturnType<typeof openCentre>>;

/** Somebody with one role, by the real grants. */
function as(role: Role, held: { teams?: string[]; agent?: string } = {}) {
  const roles = [{ role, sites: [], projects: [], teams: held.teams ?? [] }];
  const actor = actorOfPerson({ id: `the-${role}`, name: `The ${role}`, agent: held.agent ?? null, roles });
  return createRouterClient(centre.router, { context: { overHttp: true, actor, from: '10.0.0.7' } });
}
const hr = () => as('hr').performance;
const lead = (team = 'team-anna') => as('lead', { teams: [team] }).performance;
const anna = () => as('agent', { agent: 'anna' });
const sheetOfAnna = async () => (await hr().month({ month: '2026-11' })).sheets.find((s) => s.agent === 'anna')!;

beforeAll(async () => {
  await layEmptyCentre(directory);
  const config = { ...readConfig({}), dataDirectory: directory, port: 0, zone: 'UTC' };
  centre = await openCentre(config, undefined, { now: () => now });
  await fillTwoClients(createRouterClient(centre.router, { context: {} }), { beta: true });
});
afterAll(async () => {
  await centre?.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the sign-off of a month', () => {
  test('is opened when the month is over, with the figures as they are', async () => {
    await expect(hr().open({ month: '2026-12', deadline: '2027-01-10' })).rejects.toMatchObject({
      code: 'month_running',
    });
    await expect(hr().open({ month: '2026-11', deadline: '2026-12-02' })).rejects.toMatchObject({
      code: 'deadline_too_early',
    });
    await expect(anna().performance.open({ month: '2026-11', deadline: '2026-12-09' })).rejects.toMatchObject({
      code: 'nobody_at_work',
    });
    expect(await lead().open({ month: '2026-11', deadline: '2026-12-08' })).toEqual({ made: 1, renewed: 0 });
    expect(await hr().open({ month: '2026-11', deadline: '2026-12-09' })).toEqual({ made: 3, renewed: 0 });
    const { id, deadline } = await sheetOfAnna();
    expect(deadline).toBe(Date.UTC(2026, 11, 10));
    const sheet = await anna().performance.sheet({ id });
    const asked = await anna().kpis.query({
      kpis: ['aht'],
      from: '2026-11-01',
      to: '2026-12-01',
      where: { agent: ['anna'] },
    });
    const aht = sheet.items.find(({ kpi }) => kpi === 'aht')!;
    expect(aht.value).toBe(asked.kpis[0]!.value[0]);
    expect(aht).toMatchObject({ target: null, verdict: 'no_target', state: 'open' });
    expect(sheet).toMatchObject({ closing: null, may: { confirm: true, object: true, answer: false } });
  });

  test('shows each only whom she answers for', async () => {
    const seen = async (of: ReturnType<typeof lead>) =>
      (await of.month({ month: '2026-11' })).sheets.map((s) => s.agent);
    expect(await seen(hr())).toEqual(['anna', 'arno', 'bela', 'bert']);
    expect(await seen(lead())).toEqual(['anna']);
    expect(await seen(anna().performance)).toEqual(['anna']);
    const { id } = (await hr().month({ month: '2026-11' })).sheets.find((s) => s.agent === 'bert')!;
    for (const them of [anna().performance, lead()]) {
      await expect(them.sheet({ id })).rejects.toMatchObject({ code: 'unknown_sheet' });
      await expect(them.person({ agent: 'bert' })).rejects.toMatchObject({ code: 'not_yours' });
      await expect(them.person({ agent: 'nobody' })).rejects.toMatchObject({ code: 'not_yours' });
    }
    await expect(lead().reply({ id, kpi: 'aht', correct: true, text: 'x' })).rejects.toMatchObject({
      code: 'unknown_sheet',
    });
    expect(await anna().performance.person({})).toMatchObject({ agent: 'anna', sheets: [{ agent: 'anna' }] });
  });

  test('takes an objection with its reason, the lead answers it, and the agent confirms', async () => {
    const { id } = await sheetOfAnna();
    const mine = anna().performance;
    const one = (confirm: boolean, reason = '') => ({ id, version: 1, items: [{ kpi: 'aht', confirm, reason }] });
    await expect(mine.answer(one(false))).rejects.toMatchObject({ code: 'reason_needed' });
    await expect(mine.answer({ ...one(true), version: 2 })).rejects.toMatchObject({ code: 'changed_meanwhile' });
    const own = { ...one(true), items: [{ kpi: 'offered', confirm: true }] };
    await expect(mine.answer(own)).rejects.toMatchObject({ code: 'unknown_item' });
    await expect(as('agent', { agent: 'arno' }).performance.answer(one(true))).rejects.toMatchObject({
      code: 'unknown_sheet',
    });
    expect((await mine.answer(one(false, 'the phone hung'))).state).toBe('objected');
    expect(await sheetOfAnna()).toMatchObject({ state: 'objected', items: { objected: 1 } });
    await expect(lead('team-bert').reply({ id, kpi: 'aht', correct: false, text: 'no' })).rejects.toMatchObject({
      code: 'unknown_sheet',
    });
    const answered = await lead().reply({ id, kpi: 'aht', correct: false, text: 'the log shows no fault' });
    expect(answered).toMatchObject({ state: 'answered' });
    await expect(lead().reply({ id, kpi: 'aht', correct: true, text: 'again' })).rejects.toMatchObject({
      code: 'no_objection',
    });
    const kpis = answered.items.map(({ kpi }) => ({ kpi, confirm: true }));
    const done = await mine.answer({ id, version: 1, items: kpis });
    expect(done).toMatchObject({ state: 'confirmed', may: { confirm: false } });
    expect(done.items.find(({ kpi }) => kpi === 'aht')!.steps.map(({ what, by }) => [what, by])).toEqual([
      ['object', 'The agent'],
      ['keep', 'The lead'],
      ['confirm', 'The agent'],
    ]);
  });

  test('freezes anew what reads otherwise, and only that is open again; a closed month is named', async () => {
    const at = Date.UTC(2026, 10, 20, 15);
    const talk = 900_000;
    const system = createRouterClient(centre.router, { context: {} });
    const connected = { agent: 'Anna', queue: 'alpha-line', wait: 5000 };
    await system.ingestion.events({
      source: 'pbx',
      events: [
        { kind: 'queue_entered', at, subject: 'late', data: { queue: 'alpha-line' } },
        { kind: 'agent_connected', at: at + 5000, subject: 'late', data: connected },
        { kind: 'agent_left', at: at + 5000 + talk, subject: 'late', data: { agent: 'Anna', how: 'customer', talk } },
      ],
    });
    await system.ingestion.replay({});
    expect(await hr().open({ month: '2026-11', deadline: '2026-12-09' })).toEqual({ made: 0, renewed: 1 });
    const sheet = await anna().performance.sheet({ id: (await sheetOfAnna()).id });
    expect(sheet).toMatchObject({ version: 2, closing: null, state: 'open' });
    const aht = sheet.items.find(({ kpi }) => kpi === 'aht')!;
    expect(aht).toMatchObject({ state: 'open', denominator: 21 });
    expect(Number(aht.steps.at(-1)!.text)).toBeLessThan(aht.value!);
    await as('manager').closings.close({ id: '2026-11' });
    expect((await hr().months()).months[0]).toMatchObject({ closing: '1', counts: { outdated: 4 } });
    // The same figures under a name: nothing said about them is lost.
    expect(await hr().open({ month: '2026-11', deadline: '2026-12-09' })).toEqual({ made: 0, renewed: 4 });
    expect(await sheetOfAnna()).toMatchObject({ version: 3, closing: '1' });
  });

  test('ends at the deadline, which HR can move; what was done stands in the trail and in the workbook', async () => {
    const { id } = await sheetOfAnna();
    now += 10 * DAY;
    const objection = { id, version: 3, items: [{ kpi: 'aht', confirm: false, reason: '=late' }] };
    expect(await sheetOfAnna()).toMatchObject({ overdue: true });
    await expect(anna().performance.answer(objection)).rejects.toMatchObject({ code: 'deadline_passed' });
    await hr().open({ month: '2026-11', deadline: '2026-12-20' });
    expect(await anna().performance.answer(objection)).toMatchObject({ state: 'objected' });

    const rowsOf = async (file: Blob) => {
      const [sheet] = await readXlsxFile(Buffer.from(await file.arrayBuffer()));
      return sheet!.data.map((row) => row.map((cell) => (cell === null ? '' : String(cell))).join('|'));
    };
    const rows = await rowsOf((await hr().export({ month: '2026-11', language: 'en' })) as Blob);
    expect(rows.some((row) => row.includes('Anna') && row.includes('=late') && row.includes('objection'))).toBe(true);
    expect(rows.at(-1)).toMatch(/Exported from Yunchou by The hr at 2026-12-13/);
    const own = (await rowsOf((await lead().export({ month: '2026-11', language: 'zh-CN' })) as Blob)).join('\n');
    expect(own).toContain('Anna');
    expect(own).not.toMatch(/Bert|Bela|Arno/);
    const { acts } = await as('admin').identity.acts({ text: 'performance.', limit: 100 });
    expect(acts.find(({ action }) => action === 'performance.keep')).toMatchObject({
      actorName: 'The lead',
      reason: 'the log shows no fault',
      from: '10.0.0.7',
    });
    for (const [action, times] of [
      ['performance.open', 5],
      ['performance.object', 2],
    ] as const)
      expect(
        acts.filter((act) => act.action === action),
        action,
      ).toHaveLength(times);
  });
});
