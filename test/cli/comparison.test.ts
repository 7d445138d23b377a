import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BenchmarkBody } from '#src/modules/kpis/contract/benchmarks.ts';
import type { Comparison } from '#src/modules/kpis/contract/comparison.ts';
import { type Centre, startCentre } from './centre.ts';

let centre: Centre;

/**
 * Twelve days, ten contacts a day and agent. Support takes 300 s, sales 100 s, give or take ten by day. Ann does support alone, Ben sales
 * alone, Cai half and half, Dai support alone at 345 s.
 */
beforeAll(async () => {
  centre = await startCentre();
  const work: readonly (readonly [agent: string, queue: (i: number) => string, more: number])[] = [
    ['Ann', () => 'support', 0],
    ['Ben', () => 'sales', 0],
    ['Cai', (i) => (i % 2 === 0 ? 'support' : 'sales'), 0],
    ['Dai', () => 'support', 45],
  ];
  const lines = ['contact_id,started_at,queue,wait,outcome,agent,talk,hold,acw'];
  for (let day = 1; day <= 12; day++)
    for (const [agent, queueOf, more] of work)
      for (let i = 0; i < 10; i++) {
        const queue = queueOf(i);
        const talk = (queue === 'support' ? 300 : 100) + more + (day % 2 === 0 ? 10 : -10);
        const at = `2026-11-${String(day).padStart(2, '0')} ${String(9 + i).padStart(2, '0')}:00:00`;
        // Every sixth call on an even place is a long wait.
        const wait = (day * 10 + i) % 6 === 0 ? 40 : 5;
        lines.push(`${agent}-${day}-${i},${at},${queue},${wait},answered,${agent},${talk},0,0`);
      }
  const file = join(centre.data, 'contacts.csv');
  writeFileSync(file, lines.join('\n'));
  const ran = await centre.run(
    'ingest',
    'table',
    file,
    '--mapping',
    'examples/mappings/contacts.yaml',
    '--zone',
    'UTC',
  );
  expect(ran.code, ran.err).toBe(0);
}, 60_000);
afterAll(() => centre.close());

const compare = (question: object): Promise<Comparison> =>
  centre.post('/api/comparison', { from: '2026-11-01', to: '2026-11-13', ...question });

test('handling time is judged by what each agent’s mix of queues lets expect', async () => {
  const { kpis } = await compare({ kpis: ['aht'], by: 'agent' });
  const [aht] = kpis;
  const of = (name: string) => aht!.groups.find((g) => g.name === name)!;
  expect(aht).toMatchObject({ mix: 'queue', centre: expect.closeTo((300 + 100 + 200 + 345) / 4, 6) });
  // Support: Ann 300, Dai 345 and half of Cai's at 300 → the centre's rate there is 318; sales is 100.
  expect(of('Ann')).toMatchObject({ value: 300, denominator: 120 });
  expect(of('Ann').expected).toBeCloseTo(318, 6);
  expect(of('Ben').expected).toBeCloseTo(100, 6);
  expect(of('Cai').expected).toBeCloseTo(209, 6);
  // Days swing by ± 10 s on ten contacts: 1,091 s² a contact, so three standard errors of 120 contacts are 9.05 s. Cai's 9 s are inside.
  expect(of('Cai').expected! - of('Cai').limitLow!).toBeCloseTo(3 * Math.sqrt(((12 / 11) * 1000) / 120), 6);
  expect(Object.fromEntries(aht!.groups.map((g) => [g.name, g.verdict]))).toEqual({
    Ann: 'below',
    Ben: 'not_distinguishable',
    Cai: 'not_distinguishable',
    Dai: 'above',
  });
  expect(of('Dai').low! < 345 && of('Dai').high! > 345).toBe(true);
});

test('a share comes with its margin, and a KPI that does not add up with no verdict', async () => {
  const { kpis } = await compare({ kpis: ['service_level', 'asa_p90'], by: 'queue' });
  const [level, percentile] = kpis;
  for (const group of level!.groups) {
    expect(group.verdict).toBe('not_distinguishable');
    expect(group.value).toBeCloseTo(group.numerator! / group.denominator!, 12);
    expect(group.limitLow! < group.value! && group.value! < group.limitHigh!).toBe(true);
  }
  expect(percentile!.groups.map((g) => g.verdict)).toEqual(['not_additive', 'not_additive']);
});

test('a published figure stands beside ours only while both mean the same', async () => {
  const of = async (kpi: string) => (await (await centre.get(`/api/kpis/${kpi}/benchmarks`)).json()) as BenchmarkBody[];
  // Talk without hold has no setting that could make it mean something else.
  expect((await of('talk_avg')).find((b) => b.source === 'CN1')).toMatchObject({
    definition: 'same',
    low: 330,
    high: 330,
  });
  expect((await of('asa')).map((b) => b.definition)).not.toContain('same');
  // Top box of five against our four and five of five.
  expect((await of('csat')).find((b) => b.source === 'Q2')).toMatchObject({
    definition: 'other',
    differs: [{ parameter: 'csat.cut', theirs: 5, ours: 4 }],
  });
});
