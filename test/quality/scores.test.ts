import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#src/config.ts';
import { openCentre } from '#src/main.ts';
import { fastCentre } from '#src/modules/simulation/server/judging/fast-centre.ts';
import { fillTwoClients, person } from '../access/two-clients.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';

const DAY = 86_400_000;
const T = Date.UTC(2026, 9, 1, 9);
const now = Date.UTC(2026, 10, 28, 9);
/** Twelve people in two teams, judged 8 times each by four inspectors, from the fast twin. */
const twin = fastCentre(5, 11, { agents: 12, inspectors: 4, contacts: 60, evaluated: 8 });
const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };

let data: string;
let centre: Awaited<ReturnType<typeof openCentre>>;
const as = (actor?: ReturnType<typeof person>) =>
  createRouterClient(centre.router, { context: actor === undefined ? {} : { overHttp: true, actor } });

const fact = (id: string, agent: string, at: number, rest: object) => ({
  entity: 'evaluation',
  at: at + 2 * DAY,
  row: {
    evaluation_id: id,
    agent,
    team: 'team-anna',
    channel: 'voice',
    contact_id: `contact of ${id}`,
    contact_at: at,
    evaluated_at: at + 2 * DAY,
    sample: 'random',
    critical_customer: false,
    critical_business: false,
    critical_compliance: false,
    appealed: false,
    overturned: false,
    ...rest,
  },
});

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'yunchou-scores-'));
  await layEmptyCentre(data);
  centre = await openCentre({ ...readConfig({}), dataDirectory: data, port: 0, zone: 'UTC' }, () => undefined, {
    now: () => now,
  });
  await fillTwoClients(as(), { beta: true });
  const facts = twin.people.flatMap(({ evaluations }, p) =>
    evaluations.map(({ inspector, score, failed }, i) =>
      fact(`e${p}-${i}`, `p${p}`, T + (p + 3 * i) * DAY * 0.5, {
        team: p < 6 ? 'team-anna' : 'team-bert',
        inspector,
        inspector_id: inspector,
        qa_source: 'qa',
        score,
        customer_score: score,
        critical_compliance: failed,
      }),
    ),
  );
  // What was chosen, judged by others, or too little, has no part in the estimates.
  const others = [
    fact('chosen', 'p0', T, { sample: 'targeted', score: 0, critical_customer: true }),
    fact('own team', 'p0', T, { qa_source: 'team', score: 100 }),
    ...[1, 2, 3].map((i) => fact(`few ${i}`, 'few', T, { inspector: 'inspector 1', score: 95 })),
  ];
  const { rejected } = await centre.ingestion.acceptEvents(
    { source: 'judges', zone: 'UTC', facts: [...facts, ...others] },
    null,
  );
  expect(rejected).toEqual([]);
});
afterAll(async () => {
  await centre?.close();
  rmSync(data, { recursive: true, force: true });
});

describe('QA scores', () => {
  it('say of everybody how sure they are, from random draws of one source', async () => {
    const board = await as().quality.scores(OCTOBER);
    expect(board.evaluations).toBe(12 * 8 + 3);
    const first = board.people.find(({ id }) => id === 'p0')!;
    const own = twin.people[0]!.evaluations;
    expect(first.raw).toBeCloseTo(own.reduce((sum, { score }) => sum + score, 0) / own.length, 6);
    expect(first).toMatchObject({ n: 8, team: 'team-anna', critical: { failed: own.filter((e) => e.failed).length } });
    expect(first.interval!.low).toBeLessThan(first.adjusted!);
    expect(first.interval!.high).toBeGreaterThan(first.adjusted!);
    // The chosen contact's error stands all the same, with what was looked through.
    expect(first.violations).toMatchObject({
      established: own.filter((e) => e.failed).length + 1,
      examined: 10,
      exposure: 'sample',
    });
    expect(board.people.find(({ id }) => id === 'few')).toMatchObject({
      n: 3,
      interval: null,
      band: null,
      standing: 'description_only',
    });
    const held = twin.truth.scores.filter((truth, p) => {
      const { low, high } = board.people.find(({ id }) => id === `p${p}`)!.interval!;
      return low <= truth && truth <= high;
    });
    expect(held.length).toBeGreaterThanOrEqual(10);
    expect(board.teams.map(({ id, n }) => [id, n]).sort()).toEqual([
      ['team-anna', 51],
      ['team-bert', 48],
    ]);
    expect(board.severity).toHaveLength(4);
    expect(board.programme.misclassified).toBeGreaterThan(0);
    const self = await as().quality.scores({ ...OCTOBER, source: 'team' });
    expect(self.evaluations).toBe(1);
    expect(self.people.find(({ id }) => id === 'p0')).toMatchObject({ n: 1, raw: 100 });
  });

  it('never mix another source into the KPI', async () => {
    const { kpis } = await as().kpis.query({ kpis: ['qa_score'], from: '2026-10-01', to: '2026-11-15' });
    expect(kpis[0]?.denominator?.[0]).toBe(12 * 8 + 3);
  });

  it('show a lead her team and an agent herself, with the numbers everybody sees', async () => {
    const all = await as().quality.scores(OCTOBER);
    const lead = person({ 'read:qa_score': [{ noun: 'team', ids: ['team-bert'] }] });
    const hers = await as(lead).quality.scores(OCTOBER);
    expect(hers.people.map(({ id }) => id).sort()).toEqual(['p10', 'p11', 'p6', 'p7', 'p8', 'p9']);
    const rounded = (people: typeof all.people): unknown =>
      JSON.parse(
        JSON.stringify(people, (_, value: unknown) => (typeof value === 'number' ? value.toPrecision(9) : value)),
      );
    // Engines add in any order: the last digit of a sum is not the same every time.
    expect(rounded(hers.people)).toEqual(rounded(all.people.filter(({ team }) => team === 'team-bert')));
    expect(hers.teams.map(({ id }) => id)).toEqual(['team-bert']);
    expect(hers.severity).toEqual([]);
    const agent = person({ 'read:qa_score': [{ noun: 'agent', ids: ['p3'] }] }, 'p3');
    const own = await as(agent).quality.scores(OCTOBER);
    expect(own.people.map(({ id }) => id)).toEqual(['p3']);
    expect(own.teams).toEqual([]);
    // Sums of one pass come in any order.
    expect(own.mean).toBeCloseTo(all.mean!, 9);
    expect((await as(person({})).quality.scores(OCTOBER)).people).toEqual([]);
    await expect(as().quality.scores({ from: '2026-11-01', to: '2026-11-01' })).rejects.toMatchObject({
      code: 'empty_range',
    });
  });

  it('takes entered evaluations whole or not at all, once of an inspector, and compares their source', async () => {
    const item = {
      id: 'kind',
      words: 'Kind',
      aspect: 'customer' as const,
      answering: { kind: 'yes_no' as const },
      weight: 1,
    };
    const content = { sections: [{ id: 's', words: 'All', items: [item] }] };
    const form = await as().quality.saveForm({ name: 'Calls', channel: 'voice', content, from: '2026-01-01' });
    const enter = (one: object, source: 'client' | 'qa' = 'client') =>
      as().quality.enter({ form: form.id, source, sample: 'random', evaluations: [one as never] });
    const answers = { kind: { answer: true } };
    expect((await enter({ contact: 'alpha-3', inspector: 'C', answers: {} })).rejected[0]?.field).toBe(
      'evaluations.0.answers.kind.answer',
    );
    expect((await enter({ contact: 'nobody', inspector: 'C', answers })).rejected[0]?.field).toBe(
      'evaluations.0.contact',
    );
    expect(await enter({ contact: 'alpha-3', inspector: 'C', answers })).toEqual({ entered: 1, rejected: [] });
    expect((await enter({ contact: 'alpha-3', inspector: 'C', answers })).rejected).toHaveLength(1);
    expect(
      (await enter({ contact: 'alpha-3', inspector: 'D', answers: { kind: { answer: false } } }, 'qa')).entered,
    ).toBe(1);
    const november = { from: '2026-11-01', to: '2026-12-01' };
    expect(await as().quality.sourceAgreement(november)).toMatchObject([
      { source: 'client', contacts: 1, difference: null },
    ]);
    const validity = await as().quality.validity({ ...november, form: form.id });
    expect(validity).toMatchObject({
      evaluations: 1,
      items: [{ item: 'kind', answered: 1, meaning: 'insufficient', reason: 'few_pairs' }],
    });
  });
});
