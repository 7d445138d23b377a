import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '#src/config.ts';
import type { Actor } from '#src/http/actor.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { openCentre } from '#src/main.ts';
import { person, T } from './two-clients.ts';

const HER = '13912340001';
const OTHER = '13912340002';
const directory = mkdtempSync(join(tmpdir(), 'yunchou-erasure-'));

const open = (clock?: Clock) =>
  openCentre({ ...readConfig({}), dataDirectory: directory, port: 0, zone: 'UTC' }, undefined, clock);
let centre: Awaited<ReturnType<typeof open>>;
const as = (actor?: Actor) => createRouterClient(centre.router, { context: actor ? { overHttp: true, actor } : {} });
beforeAll(async () => {
  centre = await open();
});
afterAll(async () => {
  await centre.close();
  rmSync(directory, { recursive: true, force: true });
});

const MINUTE = 60_000;
const call = (id: string, at: number, customer: string) => [
  { kind: 'contact_described', at, subject: id, data: { customer, channel: 'chat' } },
  { kind: 'queue_entered', at, subject: id, data: { queue: 'care', customer } },
  { kind: 'agent_connected', at: at + 5_000, subject: id, data: { agent: 'Ann', queue: 'care' } },
  {
    kind: 'message_sent',
    at: at + 6_000,
    subject: id,
    data: { sender: 'customer', body: `I am ${customer === HER ? 'Wang' : 'Li'}, ${customer}` },
  },
  { kind: 'noted', at: at + 7_000, subject: id, data: { what: 'note', text: `call ${customer} back` } },
  { kind: 'agent_left', at: at + MINUTE, subject: id, data: { agent: 'Ann', queue: 'care', how: 'customer' } },
];
// She comes back within the hour: a repeat contact, which must stay one.
const events = [...call('c1', T, HER), ...call('c2', T + 30 * MINUTE, HER), ...call('c3', T + 60 * MINUTE, OTHER)];
const delivery = {
  source: 'chat',
  events: [
    ...events,
    // Mentioned in somebody else's contact, and in a record that cannot be used.
    { kind: 'noted', at: T + 61 * MINUTE, subject: 'c3', data: { what: 'note', text: `sister of ${HER}` } },
  ],
  facts: [
    {
      entity: 'survey',
      row: {
        survey_id: 's1',
        contact_id: 'c1',
        customer: HER,
        kind: 'csat',
        sent_at: T,
        score: 4,
        scale: 5,
        valid: true,
      },
    },
  ],
};

/** Files of the data directory that hold a text, as bytes. */
function holding(text: string, folder = directory): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return holding(text, path);
    return readFileSync(path).includes(text) ? [path.slice(directory.length + 1)] : [];
  });
}

it('an erased customer leaves no trace, changes no figure and does not come back', async () => {
  const { kpis, ingestion, identity } = as();
  await ingestion.events(delivery);
  // A record that cannot be used, kept to be tried again; and what was uploaded.
  const uploaded = join(directory, 'uploads', 'u1');
  mkdirSync(uploaded, { recursive: true });
  const file = join(uploaded, 'export.jsonl');
  writeFileSync(file, `{"phone": "${HER}", \n`);
  const [job] = await ingestion.start({ connector: 'chatwoot', source: 'desk', paths: [file] });
  await expect
    .poll(async () => (await ingestion.progress({ id: job!.id })).state, { timeout: 30_000 })
    .not.toBe('running');
  expect(JSON.stringify(await ingestion.deadLetters({}))).toContain(HER);
  await ingestion.replay({});
  const asked = { kpis: ['handled', 'aht', 'fcr_window', 'csat'], asOf: '2026-12-20' };
  const figures = async () => (await kpis.query(asked)).kpis.map((k) => [k.kpi, k.value, k.numerator, k.denominator]);
  const before = await figures();
  expect((await kpis.contact({ id: 'c1' })).contact.customer).toBe(HER);

  const shown = await ingestion.findCustomer({ customer: HER });
  const found = await ingestion.eraseCustomer({ customer: HER, reason: 'asked for it' });
  // What was shown before is what was taken out; nothing is left to be found.
  const { kinds, ...counts } = shown;
  expect(found).toMatchObject(counts);
  expect(kinds.map(({ entity }) => entity)).toEqual(expect.arrayContaining(['contact', 'survey']));
  expect(await ingestion.findCustomer({ customer: HER })).toMatchObject({ contacts: 0, facts: 0, events: 0 });
  expect(found).toMatchObject({
    contacts: 2,
    rejected: 1,
    uploads: 1,
    note: expect.stringContaining('Backups taken before'),
  });
  expect(found.events).toBeGreaterThanOrEqual(12);
  const everything = async () =>
    JSON.stringify([
      await kpis.contact({ id: 'c1' }),
      await kpis.contact({ id: 'c2' }),
      await kpis.contact({ id: 'c3' }),
      await kpis.contacts({}),
      await kpis.behind({ kpis: ['handled'], part: 'numerator' }),
      await ingestion.deadLetters({}),
      await identity.acts({}),
    ]);
  const told = await everything();
  expect(told).not.toContain(HER);
  expect(told).not.toContain('Wang');
  expect(told).toContain(OTHER);
  expect(told).toContain('asked for it');
  expect(await figures()).toEqual(before);
  expect(await kpis.contacts({ text: HER })).toMatchObject({ total: 0 });

  // Derived again, and sent again by her source: still nothing.
  await ingestion.replay({});
  expect(await ingestion.events(delivery)).toMatchObject({ accepted: 0 });
  await ingestion.replay({});
  expect(await everything()).not.toContain(HER);
  expect(await figures()).toEqual(before);

  await centre.close();
  expect(holding(OTHER).length).toBeGreaterThan(0);
  // Space of the fact file that is free may keep its old bytes until it is written over; the answer says so.
  expect(holding(HER).filter((file) => file !== 'facts.duckdb')).toEqual([]);
  expect(found.note).toContain('free space');
  centre = await open();
});

it('a contact is unmasked for a reason, which is kept; never without the right to', async () => {
  const head = {
    ...person({ 'read:kpi': 'all', 'read:person': 'all', 'read:contact': 'all' }),
    id: 'u1',
    name: 'Head',
  };
  expect((await as(head).kpis.contact({ id: 'c3' })).contact.customer).toBe('139****0002');
  const course = await as(head).kpis.unmask({ id: 'c3', reason: 'must call her back' });
  expect([course.masked, course.contact.customer]).toEqual([false, OTHER]);
  const { acts } = await as().identity.acts({ action: 'contact.unmask' });
  expect(acts).toMatchObject([
    { actorName: 'Head', object: { kind: 'contact', id: 'c3' }, reason: 'must call her back' },
  ]);
  await expect(as(head).kpis.unmask({ id: 'c3', reason: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const stranger = person({ 'read:kpi': 'all', 'read:contact': [{ noun: 'team', ids: ['nobody'] }] });
  await expect(as(stranger).kpis.unmask({ id: 'c3', reason: 'curious' })).rejects.toMatchObject({
    code: 'unknown_contact',
  });
});

it('what its days are over for is shown, then given up every night; figures and contacts stay', async () => {
  const { kpis, ingestion, identity } = as();
  const asked = { kpis: ['handled', 'aht', 'fcr_window', 'csat'], asOf: '2026-12-20' };
  const figures = async () => (await kpis.query(asked)).kpis.map((k) => [k.kpi, k.value, k.numerator, k.denominator]);
  const before = await figures();
  const texts = async () => (await kpis.contact({ id: 'c3' })).steps.flatMap(({ text }) => text ?? []);
  expect((await texts()).join()).toContain(OTHER);
  expect((await kpis.contact({ id: 'c3' })).raw.length).toBeGreaterThan(0);
  expect(await ingestion.applyRetention({})).toEqual({});
  expect((await ingestion.retention({})).every(({ days, due }) => days === null && due === 0)).toBe(true);

  await expect(ingestion.saveRetention({ kind: 'raw', days: 3, reason: 'too soon' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  await ingestion.saveRetention({ kind: 'texts', days: 7, reason: 'the policy' });
  await ingestion.saveRetention({ kind: 'rejected', days: 3650, reason: 'the policy' });
  const due = await ingestion.saveRetention({ kind: 'raw', days: 7, reason: 'the policy' });
  const ofKind = (kind: string) => due.find((one) => one.kind === kind)!;
  expect(ofKind('texts').due).toBeGreaterThan(0);
  expect(ofKind('raw')).toMatchObject({ days: 7, due: ofKind('raw').kept });
  expect(ofKind('rejected').due).toBe(0);

  expect(await ingestion.applyRetention({})).toMatchObject({ texts: ofKind('texts').due });
  expect((await ingestion.retention({})).filter(({ due: left }) => left > 0)).toEqual([]);
  expect((await texts()).join()).not.toMatch(/1391234|I am|sister/);
  expect(await figures()).toEqual(before);
  // Derived again it stays gone, and nothing else changes.
  await ingestion.replay({});
  expect((await texts()).join()).not.toMatch(/1391234|I am|sister/);
  expect((await kpis.contact({ id: 'c3' })).raw.map(({ text }) => text).join('')).toBe('');
  expect(await figures()).toEqual(before);
  const { acts } = await identity.acts({ kind: 'retention' });
  expect(acts.map(({ action }) => action)).toEqual([
    'retention.apply',
    'retention.save',
    'retention.save',
    'retention.save',
  ]);
  expect(acts.at(-1)).toMatchObject({ object: { id: 'texts' }, after: { days: 7 }, reason: 'the policy' });
});

it('a customer not in touch for the days said is nobody any more; every figure stays, derived again too', async () => {
  await centre.close();
  centre = await open({ now: () => Date.now() + 60 * 24 * 60 * MINUTE });
  const { kpis, ingestion } = as();
  const asked = { kpis: ['handled', 'aht', 'fcr_window', 'csat'], asOf: '2026-12-20' };
  const figures = async () => (await kpis.query(asked)).kpis.map((k) => [k.kpi, k.value, k.numerator, k.denominator]);
  const before = await figures();
  const customer = async () => (await kpis.contact({ id: 'c3' })).contact.customer;
  expect(await customer()).toBe(OTHER);
  for (const [kind, days] of [
    ['customers', 30],
    ['audit', 90],
  ] as const)
    await expect(ingestion.saveRetention({ kind, days, reason: 'too soon' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  await ingestion.saveRetention({ kind: 'audit', days: 183, reason: 'the law' });
  const kinds = await ingestion.saveRetention({ kind: 'customers', days: 31, reason: 'the policy' });
  // She was erased; one customer is left who can be forgotten.
  expect(kinds.find(({ kind }) => kind === 'customers')).toMatchObject({ due: 1, kept: 1 });
  const sound = join(directory, 'recordings');
  mkdirSync(sound, { recursive: true });
  for (const name of ['c3.wav', 'notes.txt']) writeFileSync(join(sound, name), 'sound');
  await ingestion.saveRetention({ kind: 'recordings', days: 30, reason: 'the policy' });
  expect(await ingestion.applyRetention({})).toMatchObject({ customers: 1, recordings: 1 });
  expect(readdirSync(sound)).toEqual(['notes.txt']);
  expect(await customer()).toMatch(/^erased-/);
  expect(await kpis.contacts({ text: OTHER })).toMatchObject({ total: 0 });
  await ingestion.replay({});
  expect(await customer()).toMatch(/^erased-/);
  expect(await figures()).toEqual(before);
});
