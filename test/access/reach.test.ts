import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#src/http/actor.ts';
import { DIMENSIONS } from '#src/semantic/entity.ts';
import { person, T, type TwoClients, twoClients } from './two-clients.ts';

let both: TwoClients;
let alone: TwoClients;
beforeAll(async () => {
  both = await twoClients({ beta: true });
  alone = await twoClients({ beta: false });
});
afterAll(async () => {
  await both?.close();
  await alone?.close();
});

const OF_ALPHA = [{ noun: 'project', ids: ['alpha'] }] as const;
const client = person({ 'read:kpi': OF_ALPHA, 'read:contact': OF_ALPHA });
const lead = person({
  'read:kpi': 'all',
  'read:person': [{ noun: 'team', ids: ['team-anna'] }],
  'read:contact': [{ noun: 'team', ids: ['team-anna'] }],
});
const agent = person(
  {
    'read:kpi': 'all',
    'read:person': [{ noun: 'agent', ids: ['bert'] }],
    'read:contact': [{ noun: 'agent', ids: ['bert'] }],
  },
  'bert',
);
const KPIS = ['handled', 'aht', 'asa', 'answered', 'service_level'];
const day = new Date(T).toISOString().slice(0, 10);

describe('a client', () => {
  /** Everything a client's portal can ask, each under its name. */
  async function everything(centre: TwoClients, actor: Actor): Promise<Record<string, unknown>> {
    const { kpis } = centre.as(actor);
    const offered = [
      'queue',
      'channel',
      'direction',
      'reason',
      'site',
      'project',
      'client',
      'hour',
      'weekday',
    ] as const;
    const answers: Record<string, unknown> = {
      coverage: await kpis.coverage({}),
      stats: await kpis.stats({ measures: ['talk_time', 'entry_wait'], stats: ['count', 'sum', 'p90'], by: ['queue'] }),
      compare: await kpis.compare({ kpis: ['aht'], by: 'queue' }),
      contacts: await kpis.contacts({ limit: 500 }),
      contact: await kpis.contact({ id: 'alpha-3' }),
    };
    for (const id of DIMENSIONS) answers[`values ${id}`] = await kpis.values({ id });
    for (const id of offered) answers[`by ${id}`] = await kpis.query({ kpis: KPIS, by: [id] });
    answers['by day'] = await kpis.query({ kpis: KPIS, grain: '1d' });
    for (const kpi of ['handled', 'aht', 'service_level']) {
      answers[`passport ${kpi}`] = await kpis.passport({ kpis: [kpi] });
      for (const part of ['numerator', 'denominator', 'left_out'] as const)
        answers[`behind ${kpi} ${part}`] = await kpis.behind({ kpis: [kpi], part });
    }
    return answers;
  }

  it('is told the same whether or not the centre works for another one', async () => {
    const [mine, shared] = [await everything(alone, client), await everything(both, client)];
    // Sealed or read raw: the numbers are the same, the path may not be.
    const plain = (answers: object) =>
      JSON.parse(JSON.stringify(answers).replaceAll(/"(raw|mixed)"/g, '"sealed"')) as object;
    expect(plain(shared)).toEqual(plain(mine));
    expect(JSON.stringify(shared)).not.toMatch(/beta|bert|bela/i);
    expect((mine['contacts'] as { total: number }).total).toBe(40);
    expect((mine['by queue'] as { kpis: { value: number[] }[] }).kpis[0]!.value).toEqual([40]);
    expect((mine['behind handled numerator'] as { total: number }).total).toBe(40);
  });

  it('asking for the other one by name or number is refused', async () => {
    const { kpis } = both.as(client);
    for (const where of [
      { project: ['beta'] },
      { project: ['beta '] },
      { project: ['alpha', 'beta'] },
      { project: [] },
    ])
      await expect(kpis.query({ kpis: KPIS, where })).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'beyond_reach',
      });
    for (const where of [{ queue: ['beta-line'] }, { site: ['beta-site'] }, { client: ['beta-client'] }])
      expect((await kpis.query({ kpis: ['handled'], where })).kpis[0]!.value).toEqual([0]);
    await expect(kpis.contact({ id: 'beta-3' })).rejects.toMatchObject({ code: 'unknown_contact' });
    await expect(kpis.contact({ id: 'nobody-3' })).rejects.toMatchObject({ code: 'unknown_contact' });
    expect(await kpis.contacts({ text: 'beta-3' })).toMatchObject({ total: 0 });
    expect(await kpis.contacts({ where: { queue: ['beta-line'] } })).toMatchObject({ total: 0 });
    // Nor may it ask about persons at all.
    for (const question of [{ by: ['agent'] as const }, { by: ['team'] as const }, { where: { agent: ['Anna'] } }])
      await expect(kpis.query({ kpis: KPIS, ...question, by: [...(question.by ?? [])] })).rejects.toMatchObject({
        code: 'not_permitted',
      });
    expect(await kpis.values({ id: 'agent' })).toEqual([]);
    const course = await kpis.contact({ id: 'alpha-3' });
    expect(JSON.stringify(course)).not.toMatch(/anna|arno/i);
    expect(course.entries).toHaveLength(1);
  });
});

describe('persons', () => {
  const people = async (actor: Actor, more: object = {}) =>
    (await both.as(actor).kpis.query({ kpis: ['handled'], by: ['agent'], ...more })).dimensions.agent?.ids;

  it('are seen by those who lead them, and by themselves', async () => {
    expect(await people(lead)).toEqual(['Anna']);
    expect(await people(agent)).toEqual(['Bert']);
    expect(await people(person({ 'read:kpi': 'all', 'read:person': 'all' }))).toHaveLength(4);
    await expect(people(person({ 'read:kpi': 'all' }))).rejects.toMatchObject({ code: 'not_permitted' });
    // Narrowing by somebody else's team finds nobody; naming a team that is not hers is refused.
    await expect(people(lead, { where: { team: ['team-arno'] } })).rejects.toMatchObject({ code: 'beyond_reach' });
    expect(await people(lead, { where: { agent: ['Arno'] } })).toEqual([]);
    await expect(people(agent, { where: { agent: ['Bela'] } })).rejects.toMatchObject({ code: 'beyond_reach' });
    expect((await both.as(agent).kpis.values({ id: 'agent' })).map((v) => v.id)).toEqual(['Bert']);
  });

  it('and their statistics, comparisons and passports alike; the centre is everybody’s', async () => {
    const { kpis } = both.as(agent);
    const stats = await kpis.stats({ measures: ['talk_time'], stats: ['count'], by: ['agent'] });
    expect(stats.rows).toMatchObject([{ by: { agent: 'Bert' }, value: 15 }]);
    expect((await kpis.compare({ kpis: ['aht'], by: 'agent' })).kpis[0]!.groups.map((g) => g.id)).toEqual(['Bert']);
    await expect(kpis.passport({ kpis: ['aht'], where: { agent: ['Bela'] } })).rejects.toMatchObject({
      code: 'beyond_reach',
    });
    expect((await kpis.passport({ kpis: ['handled'] })).value).toBe(70);
    const rows = await kpis.behind({ kpis: ['handled'], part: 'numerator', limit: 100 });
    expect([rows.total, rows.beyond, rows.rows.length]).toEqual([15, 55, 15]);
    expect(new Set(rows.rows.map((r) => r['agent']))).toEqual(new Set(['Bert']));
    expect((await kpis.contacts({})).total).toBe(15);
    await expect(kpis.contact({ id: 'beta-1' })).rejects.toMatchObject({ code: 'unknown_contact' });
    expect((await kpis.contact({ id: 'beta-0' })).contact.agent).toBe('Bert');
  });
});

it('what contacts cost is for those who may see costs: neither clients nor agents nor leads', async () => {
  const cost = { kpis: ['cost_per_contact'] };
  for (const actor of [client, agent, lead]) {
    const { kpis } = both.as(actor);
    const refused = { kind: 'forbidden', code: 'not_permitted', details: { permission: 'read:cost' } };
    await expect(kpis.query(cost)).rejects.toMatchObject(refused);
    await expect(kpis.query({ kpis: ['handled', 'cost_per_contact'] })).rejects.toMatchObject(refused);
    await expect(kpis.passport(cost)).rejects.toMatchObject(refused);
    await expect(kpis.behind({ ...cost, part: 'numerator' })).rejects.toMatchObject(refused);
    expect((await kpis.list()).map(({ id }) => id)).not.toContain('cost_per_contact');
  }
  const { kpis } = both.as(person({ 'read:kpi': 'all', 'read:cost': 'all' }));
  expect((await kpis.query(cost)).kpis[0]!.value).toHaveLength(1);
  expect((await kpis.list()).map(({ id }) => id)).toContain('cost_per_contact');
});

it('customers are masked for people wherever they stand, and found by the whole number alone', async () => {
  const { kpis } = both.as(lead);
  const course = await kpis.contact({ id: 'alpha-0' });
  expect(course.masked).toBe(true);
  expect(course.contact.customer).toBe('138****1000');
  const rows = await kpis.behind({ kpis: ['handled'], part: 'numerator' });
  const found = await kpis.contacts({ text: '13800001000', from: day });
  expect(found.total).toBeGreaterThan(0);
  expect(await kpis.contacts({ text: '1380000' })).toMatchObject({ total: 0 });
  const told = JSON.stringify([course, rows, found]);
  expect(told).not.toMatch(/1380000\d{4}/);
  expect(told).not.toMatch(/1234 ?5678/);
  expect(told).toContain('138****1000 of alpha-line asks to be called on');
  // This process sees the records as they are.
  expect((await both.as().kpis.contact({ id: 'alpha-0' })).contact.customer).toBe('13800001000');
});
