import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeReference, referencePath } from '../reference.ts';
import { type Centre, startCentre } from './centre.ts';
import type { Row, StatRow } from './yunchou.ts';

const CALLS = 'data/anonymous-bank/calls-1999-08.tsv.gz';
const EXPECTED = 'data/anonymous-bank/expected-daily-metrics-1999-08.csv';
const MAPPING = resolve(import.meta.dirname, '../../examples/mappings/anonymous-bank.yaml');

const EVERY_CALL = ['--include-excluded', '--absent', 'zero', '--grain', '1d', '--zone', 'Asia/Jerusalem'];
const HANGS = ['--where', 'outcome=abandoned,abandoned_ivr'];

/** Column of the published table → statistic of a command over every call of the day, calls left out of KPIs included. */
const COLUMNS: Readonly<Record<string, readonly [measure: string, stat: string]>> = {
  total_calls: ['talk_time', 'count'],
  avg_service_time: ['talk_time', 'mean'],
  median_service_time: ['talk_time', 'median'],
  std_service_time: ['talk_time', 'sd'],
  avg_vru_time: ['ivr_time', 'mean'],
  median_vru_time: ['ivr_time', 'median'],
  avg_queue_time: ['wait_time', 'mean'],
  median_queue_time: ['wait_time', 'median'],
};

type Explained = {
  value: number | null;
  denominator: number | null;
  rows: { entity: string; total: number; leftOut: { reason: string; rows: number }[] }[];
};

describeReference('Anonymous Bank, August 1999, through the command line', [CALLS, EXPECTED], () => {
  let centre: Centre;
  const [header = '', ...lines] = readFileSync(referencePath(EXPECTED), 'utf8').trim().split('\n');
  const names = header.split(',');
  const published = new Map(
    lines.map((line) => {
      const [day = '', ...cells] = line.split(',');
      return [day, Object.fromEntries(cells.map((cell, i) => [names[i + 1] ?? '', cell]))] as const;
    }),
  );
  /** Digits of a column: trailing zeros are not printed, so the longest cell tells. */
  const digitsOf = (name: string): number =>
    Math.max(...[...published.values()].map((row) => row[name]?.split('.')[1]?.length ?? 0));
  const ingest = () => centre.run('ingest', 'table', referencePath(CALLS), '--mapping', MAPPING, '--zone', 'UTC');

  beforeAll(async () => {
    centre = await startCentre();
    const { code, err } = await ingest();
    expect(err).toBe('');
    expect(code).toBe(0);
  });
  afterAll(() => centre?.close());

  const byDay = (rows: readonly StatRow[]): Map<string, number | null> =>
    new Map(rows.map((r) => [`${r.by['interval']?.slice(0, 10)} ${r.measure} ${r.stat}`, r.value]));

  it('gives every column but the last of the published daily table: 31 days, no difference in the printed digits', async () => {
    expect(names.slice(1, -1).toSorted()).toEqual([...Object.keys(COLUMNS), 'hangs', 'hang_rate'].toSorted());
    const statistics = ['--stat', 'count,mean,median,sd'];
    const all = byDay(await centre.rows('stats', 'talk_time,wait_time,ivr_time', ...statistics, ...EVERY_CALL));
    const hangs = byDay(await centre.rows('stats', 'talk_time', '--stat', 'count', ...HANGS, ...EVERY_CALL));
    expect(published.size).toBe(31);
    let compared = 0;
    for (const [day, row] of published) {
      const ours: Record<string, number | null | undefined> = Object.fromEntries(
        Object.entries(COLUMNS).map(([name, [measure, stat]]) => [name, all.get(`${day} ${measure} ${stat}`)]),
      );
      ours['hangs'] = hangs.get(`${day} talk_time count`);
      ours['hang_rate'] = ((ours['hangs'] ?? Number.NaN) / (ours['total_calls'] ?? Number.NaN)) * 100;
      for (const [name, value] of Object.entries(ours)) {
        const difference = Math.abs((value ?? Number.NaN) - Number(row[name]));
        // Half a unit of the last printed digit, and a hair for binary fractions.
        expect
          .soft(difference, `${day} ${name}: ${value} for ${row[name]}`)
          .toBeLessThan(0.5 * 10 ** -digitsOf(name) + 1e-9);
        compared += 1;
      }
    }
    expect(compared).toBe(31 * 10);
  });

  it('keeps who gave up in the VRU apart from who gave up in the queue, and phantoms out of both', async () => {
    const count = async (outcome: string, ...more: string[]) =>
      (
        await centre.rows<StatRow>(
          'stats',
          'talk_time',
          '--stat',
          'count',
          '--absent',
          'zero',
          '--where',
          outcome,
          ...more,
        )
      )
        .map((r) => r.value)
        .at(0);
    expect(await count('outcome=abandoned_ivr')).toBe(3057);
    expect(await count('outcome=abandoned')).toBe(7309);
    expect(await count('outcome=handled')).toBe(31_402);
    const kpis = await centre.rows<Row>('kpi', 'contacts_total,offered,answered,abandoned,flow_out');
    expect(Object.fromEntries(kpis.map((r) => [r.kpi, r.value]))).toEqual({
      contacts_total: 42_078 - 310,
      offered: 31_402 + 7309,
      answered: 31_402,
      abandoned: 7309,
      flow_out: 0,
    });
  });

  it('says in the passport why the phantoms are left out', async () => {
    const { code, out } = await centre.run('explain', 'contacts_total', '--format', 'json');
    expect(code).toBe(0);
    const passport = JSON.parse(out) as Explained;
    expect(passport.value).toBe(41_768);
    const contacts = passport.rows.find((r) => r.entity === 'contact');
    expect(contacts?.total).toBe(42_078);
    expect(contacts?.leftOut).toContainEqual({ reason: 'PHANTOM', rows: 310 });
    const readable = await centre.run('explain', 'contacts_total');
    expect(readable.out).toContain('310 left out: PHANTOM');
  });

  it('logs negative VRU times taken as 0, and counts nothing twice when the file comes again', async () => {
    const before = await centre.rows('kpi', 'contacts_total,offered,talk_time,wait_time', '--grain', '1d');
    expect((await ingest()).code).toBe(0);
    expect(await centre.rows('kpi', 'contacts_total,offered,talk_time,wait_time', '--grain', '1d')).toEqual(before);
    expect(
      (await centre.rows<StatRow>('stats', 'ivr_time', '--stat', 'min', '--include-excluded')).map((r) => r.value),
    ).toEqual([0]);
  });
});
