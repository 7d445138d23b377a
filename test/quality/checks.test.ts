import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { secretBoxOf } from '#src/delivery/secret-box.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import { SYSTEM } from '#src/http/actor.ts';
import { isOutside } from '#src/modules/quality/server/checks/endpoint.ts';
import { listChecks, saveCheck } from '#src/modules/quality/server/checks/checks.ts';
import { readModel, saveModel } from '#src/modules/quality/server/checks/model-settings.ts';
import { runCheck } from '#src/modules/quality/server/checks/run-check.ts';
import { readEvaluations } from '#src/modules/quality/server/evaluation.store.ts';
import { saveVersion } from '#src/modules/quality/server/form.store.ts';
import { openRecords } from '#src/records/open.ts';
import type { Records } from '#src/records/records.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';

const TWICE = 210;
const OPEN = 6;
const by = { actor: SYSTEM, from: null };
const item = (id: string, critical: 'compliance' | null) => ({
  id,
  words: `${id}?`,
  help: '',
  aspect: 'business' as const,
  answering: { kind: 'yes_no' as const },
  weight: critical === null ? 1 : 0,
  critical,
  mayNotApply: false,
  comment: 'free' as const,
  onlyIf: null,
  origin: null,
});
const content = {
  sections: [{ id: 's', words: 'All', items: [item('greets', null), item('asks', 'compliance')] }],
  passMark: 80,
};
/** What a panel would say of contact n: a sixth of them fail. */
const good = (n: number): boolean => n % 6 !== 0;

/** A server that speaks as OpenAI's chat completions do, right always or wrong three times in ten; keeps what it was sent. */
const model = { wrong: false, heard: [] as string[], server: null as Server | null, url: '' };
let data: string;
let records: Records;
let needs: Parameters<typeof runCheck>[2];
let form: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'yunchou-checks-'));
  await layEmptyCentre(data);
  records = await openRecords({ dataDirectory: data });
  model.server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      model.heard.push(body);
      const [, n = '0'] = /case (\d+)/.exec(body) ?? [];
      const truth = !body.includes('no greeting');
      const answer = model.wrong && Number(n) % 10 < 3 ? !truth : truth;
      const said = JSON.stringify({ answer, because: 'heard it', message: 1 });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ message: { content: `Here it is: ${said}` } }] }));
    });
  });
  await new Promise<void>((listening) => model.server?.listen(0, '127.0.0.1', listening));
  model.url = `http://127.0.0.1:${(model.server.address() as AddressInfo).port}/v1`;

  form = (await saveVersion(records.db, { name: 'Chats', channel: 'chat', content }, 0, { name: 'x', at: 0 })).id;
  await records.db
    .insertInto('quality_draw')
    .values({
      id: 'd',
      name: 'd',
      from_at: 0,
      to_at: 1,
      sample: 'random',
      source: 'qa',
      form,
      per_agent: 1,
      filters: '{}',
      population: 1,
      short: 0,
      made_at: 0,
      made_by: 'x',
    })
    .execute();
  const row = (id: string, n: number, says: boolean | null, sample = 'random') => ({
    id,
    draw: 'd',
    contact: `c${n}`,
    contact_at: n,
    sample,
    source: 'qa',
    inspector: 'i',
    inspector_name: 'I',
    form,
    version: 1,
    revision: 1,
    feedback: '',
    worked: 60,
    published: 1,
    state: says === null ? 'open' : 'submitted',
    submitted_at: says === null ? null : 1,
    answers: JSON.stringify(says === null ? {} : { greets: { answer: says }, asks: { answer: says } }),
  });
  const numbers = Array.from({ length: TWICE }, (_, n) => n);
  await records.db
    .insertInto('quality_evaluation')
    .values([
      ...numbers.map((n) => row(`a${n}`, n, good(n))),
      // The second inspector sees one in thirty otherwise.
      ...numbers.map((n) => row(`b${n}`, n, n % 30 === 1 ? !good(n) : good(n), 'rescoring')),
      ...Array.from({ length: OPEN }, (_, n) => row(`o${n}`, TWICE + n, null)),
    ])
    .execute();
  await records.db
    .insertInto('quality_rescoring')
    .values(numbers.map((n) => ({ evaluation: `b${n}`, original: `a${n}`, made_at: 0 })))
    .execute();
  const list = async ({ entity, where }: Parameters<EventStore['list']>[0]) => {
    const [, n = ''] = /"c(\d+)"/.exec(JSON.stringify(where)) ?? [];
    const words = `case ${n}: ${good(Number(n)) ? 'good morning' : 'no greeting'}, Li Lei, call 13800138000`;
    return entity.name === 'message'
      ? {
          length: 1,
          columns: { message_id: ['m'], sent_at: [1], sender: ['agent'], body: [words], automatic: [false] },
        }
      : { length: 1, columns: { customer: ['Li Lei'], hold_time: [null], closed_by: ['customer'] } };
  };
  needs = { records, clock: { now: () => 5 }, box: secretBoxOf(data), store: { list } } as unknown as typeof needs;
});
afterAll(async () => {
  model.server?.close();
  await records?.close();
  rmSync(data, { recursive: true, force: true });
});

const check = (item_: string, prompt: string, id?: string) =>
  saveCheck(
    { ...(id === undefined ? {} : { id }), form, item: item_, name: item_, spec: { kind: 'model', prompt } },
    by,
    needs,
  );
const state = async (id: string) => (await listChecks(needs)).find((one) => one.id === id)!;
const run = (id: string) => runCheck({ id, limit: 1000 }, by, needs);
let greets: string;

it('asks no model until one is switched on, and none outside the house until somebody says why', async () => {
  expect(await readModel(needs)).toMatchObject({ isOn: false, url: '' });
  greets = await check('greets', 'Did the agent greet?');
  await expect(run(greets)).rejects.toMatchObject({ code: 'model_off' });
  const outside = { url: 'https://api.example.com/v1', model: 'm', isOn: true, leaves: '' };
  await expect(saveModel(outside, by, needs)).rejects.toMatchObject({ code: 'beyond_the_house' });
  await saveModel({ ...outside, leaves: 'Data officer, contract 7', key: 'secret-1' }, by, needs);
  expect(await readModel(needs)).toMatchObject({ isOutside: true, hasKey: true, leaves: 'Data officer, contract 7' });
  // A key given for one address goes to no other.
  await saveModel({ url: model.url, model: 'm', isOn: true, leaves: '' }, by, needs);
  expect(await readModel(needs)).toMatchObject({ isOn: true, isOutside: false, hasKey: false });
  for (const [url, out] of [
    ['http://10.1.2.3/v1', false],
    ['http://172.32.0.1/v1', true],
    ['http://[::1]:80/v1', false],
    ['http://gpu/v1', false],
    ['http://gpu.internal/v1', false],
    ['https://gpu.example.cn/v1', true],
  ] as const)
    expect([url, isOutside(url)]).toEqual([url, out]);
});

it('keeps a model that is wrong three times in ten in report only, and sends it neither names nor numbers', async () => {
  model.wrong = true;
  expect(await run(greets)).toEqual({ answered: TWICE + OPEN, untold: 0, filled: 0 });
  const { may, standing } = await state(greets);
  expect(may).toBe('report');
  expect(standing.lacks).toEqual(['agreement', 'chance_agreement']);
  expect(standing).toMatchObject({ contacts: TWICE, failures: 35 });
  expect(standing.agreement).toBeCloseTo(0.7, 1);
  expect(standing.human).toBeCloseTo(1 - 7 / TWICE, 10);
  expect(model.heard.join()).toContain('138****8000');
  expect(model.heard.join()).not.toMatch(/13800138000|Li Lei/);
  // Asked once: nothing is asked again on the same basis.
  expect(await run(greets)).toEqual({ answered: 0, untold: 0, filled: 0 });
});

it('lets one that agrees decide, and takes that back when prompt or form changes', async () => {
  model.wrong = false;
  await check('greets', 'Did the agent greet the customer?', greets);
  expect(await state(greets)).toMatchObject({ may: 'report', answers: 0, lapsed: TWICE + OPEN });
  expect(await run(greets)).toEqual({ answered: TWICE + OPEN, untold: 0, filled: OPEN });
  const { may, standing } = await state(greets);
  expect([may, standing.lacks]).toEqual(['decide', []]);
  expect(standing.low!).toBeGreaterThanOrEqual(standing.human! - 0.05);
  const [filled] = await readEvaluations(records.db, { state: 'open' });
  expect(filled!.answers['greets']).toMatchObject({
    answer: good(Number(filled!.contact.slice(1))),
    by: 'greets',
    evidence: [{ at: 1 }],
  });
  expect(filled!.answers['asks']).toBeUndefined();

  await check('greets', 'Did the agent greet warmly?', greets);
  expect(await state(greets)).toMatchObject({ may: 'report', standing: { contacts: 0 } });
  await check('greets', 'Did the agent greet the customer?', greets);
  expect((await state(greets)).may).toBe('decide');
  await saveModel({ url: model.url, model: 'm-2', isOn: true, leaves: '' }, by, needs);
  expect((await state(greets)).may).toBe('report');
  await saveModel({ url: model.url, model: 'm', isOn: true, leaves: '' }, by, needs);
  expect((await state(greets)).may).toBe('decide');
});

it('never decides a critical item alone, and a rule answers without any model', async () => {
  const asks = await saveCheck(
    {
      form,
      item: 'asks',
      name: 'asks',
      spec: {
        kind: 'rule',
        rule: { look: 'words', side: 'agent', words: ['No Greeting'], found: false, otherwise: true },
      },
    },
    by,
    needs,
  );
  const asked = model.heard.length;
  expect(await run(asks)).toEqual({ answered: TWICE + OPEN, untold: 0, filled: 0 });
  expect(model.heard).toHaveLength(asked);
  expect(await state(asks)).toMatchObject({ may: 'confirm', standing: { lacks: [] } });
  await expect(
    saveCheck(
      {
        form,
        item: 'asks',
        name: 'x',
        spec: { kind: 'rule', rule: { look: 'hold', atMost: 60, within: 5, otherwise: true } },
      },
      by,
      needs,
    ),
  ).rejects.toMatchObject({ code: 'bad_answer', details: { field: 'spec.rule.within' } });
  await saveVersion(records.db, { id: form, name: 'Chats', channel: 'chat', content }, 1, { name: 'x', at: 1 });
  expect([(await state(asks)).may, (await state(greets)).may]).toEqual(['report', 'report']);
});
