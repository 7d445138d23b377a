import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeReference, referencePath } from '../reference.ts';
import { type Centre, startCentre } from './centre.ts';
import type { Row, StatRow } from './yunchou.ts';

const folder = referencePath('data/asterisk-a');

type Figures = Record<string, unknown> & { answered_within: Record<string, number> };
type Expected = {
  meta: { asof_local: string };
  total: Figures;
  queues: Record<string, Figures>;
  agents: Record<string, Record<string, unknown>>;
  arrivals_5min: {
    local: string;
    queues: Record<string, { offered: number; answered: number; abandoned: number; other: number }>;
  }[];
  arrivals_hour: Expected['arrivals_5min'];
  by_local_day: Record<string, Record<string, number>>;
};

/** Figure of the third-party table → the command that gives it and what to read of its answer. */
type Reading = {
  readonly args: readonly string[];
  readonly read: 'value' | 'numerator' | 'denominator';
  readonly factor?: number;
  readonly only?: Record<string, string>;
};
const kpi = (id: string, read: Reading['read'] = 'value', ...set: string[]): Reading => ({
  args: ['kpi', id, ...set.flatMap((s) => ['--set', s])],
  read,
});
const percent = (reading: Reading): Reading => ({ ...reading, factor: 100 });
const where = (reading: Reading, ...filters: string[]): Reading => ({
  ...reading,
  args: [...reading.args, ...filters.flatMap((f) => ['--where', f])],
});
const stat = (measure: string, name: string): Reading => ({ args: ['stats', measure, '--stat', name], read: 'value' });
const level = (formula: string, t: number, ...set: string[]) =>
  kpi('service_level', 'value', `service_level.formula=${formula}`, `service_level.threshold=${t}s`, ...set);
const flowOutsIn = 'flow_out.in_denominator=yes';

const VISITS: Readonly<Record<string, Reading>> = {
  offered: kpi('offered'),
  answered: kpi('answered'),
  abandoned: kpi('abandoned'),
  abandoned_within_5s: kpi('short_abandoned', 'value', 'short_abandon.threshold=5s'),
  exit_timeout: where(kpi('flow_out'), 'flow_kind=timeout'),
  exit_empty: where(kpi('flow_out'), 'flow_kind=empty'),
  exit_key: where(kpi('flow_out'), 'flow_kind=key'),
  withdrawn: where(kpi('flow_out'), 'flow_kind=withdrawn'),
  lost_waiting: kpi('system_dropped'),
  waiting_at_end: where(kpi('offered'), 'outcome=waiting'),
  asa_s: kpi('asa'),
  max_wait_answered_s: where(stat('entry_wait', 'max'), 'outcome=answered'),
  avg_wait_abandoned_s: kpi('abandon_time_avg'),
  max_wait_abandoned_s: where(stat('entry_wait', 'max'), 'outcome=abandoned'),
  talk_total_s: kpi('talk_avg', 'numerator'),
  talk_n: kpi('talk_avg', 'denominator'),
  avg_talk_s: kpi('talk_avg'),
  max_talk_s: stat('leg_talk', 'max'),
  complete_agent: where(stat('leg_talk', 'count'), 'outcome=agent'),
  complete_caller: where(stat('leg_talk', 'count'), 'outcome=customer'),
  blind_transfers: where(stat('leg_talk', 'count'), 'outcome=blind_transfer'),
  attended_transfers: where(stat('leg_talk', 'count'), 'outcome=attended_transfer'),
  ring_no_answers: kpi('ring_no_answer'),
  ring_canceled: kpi('ring_canceled'),
  ...Object.fromEntries(
    [5, 10, 20].flatMap((t) => [
      [`answered_within.${t}`, { ...level('SL-2', t), read: 'numerator' }],
      [`sl_pct_of_answered.${t}`, percent(level('SL-2', t))],
      [`sl_pct_of_answered_plus_abandoned.${t}`, percent(level('SL-3', t))],
      [`sl_pct_of_offered.${t}`, percent(level('SL-3', t, flowOutsIn))],
      [
        `sl_pct_of_offered_less_short_abandons.${t}`,
        percent(level('SL-6', t, flowOutsIn, 'short_abandon.threshold=5s')),
      ],
    ]),
  ),
};

/** What is known of an agent; `login` figures are null for members that never sign in. */
const AGENTS: Readonly<Record<string, Reading>> = {
  answered: where(stat('leg_talk', 'count')),
  talk_total_s: kpi('talk_avg', 'numerator'),
  talk_n: kpi('talk_avg', 'denominator'),
  avg_talk_s: kpi('talk_avg'),
  complete_agent: where(stat('leg_talk', 'count'), 'outcome=agent'),
  complete_caller: where(stat('leg_talk', 'count'), 'outcome=customer'),
  blind_transfers: where(stat('leg_talk', 'count'), 'outcome=blind_transfer'),
  attended_transfers: where(stat('leg_talk', 'count'), 'outcome=attended_transfer'),
  ring_no_answers: kpi('ring_no_answer'),
  ring_canceled: kpi('ring_canceled'),
  avg_ring_s_before_answer: stat('leg_ring', 'mean'),
  asa_s: where(stat('entry_wait', 'mean'), 'outcome=answered'),
  login_s: kpi('signed_in_time'),
  pause_any_queue_s: kpi('pause_time'),
  pause_all_queues_s: kpi('pause_time', 'value', 'pause.queues=all'),
  occupancy_pct: percent(kpi('occupancy', 'value', 'occupancy.variant=talk_of_unpaused')),
};

describeReference(
  'the recording of a real Asterisk, through the command line',
  ['data/asterisk-a/queue_log', 'data/asterisk-a/expected-A.json'],
  () => {
    let centre: Centre;
    const expected = JSON.parse(readFileSync(join(folder, 'expected-A.json'), 'utf8')) as Expected;
    const asOf = expected.meta.asof_local;
    const cache = new Map<string, (Row | StatRow)[]>();

    /** Answers of one command split by a dimension, by the name people know. */
    const answers = async (reading: Reading, by: string | null): Promise<Map<string, number | null>> => {
      const args = [...reading.args, '--to', asOf, ...(by ? ['--by', by] : [])];
      const key = args.join(' ');
      const rows = cache.get(key) ?? (await centre.rows<Row | StatRow>(...args));
      cache.set(key, rows);
      const of = (row: Row | StatRow): number | null =>
        reading.read === 'value' ? row.value : (row as Row)[reading.read];
      return new Map(
        rows.map((r) => [
          by
            ? by
                .split(',')
                .map((d) => r.by[d])
                .join('|')
            : '',
          of(r),
        ]),
      );
    };
    const close = (found: number | null | undefined, wanted: number | null, factor = 1): boolean =>
      wanted === null
        ? found === null || found === undefined || Number.isNaN(found)
        : Math.abs((found ?? 0) * factor - wanted) <= 1e-4;
    const figure = (figures: Record<string, unknown>, path: string): number | null => {
      const [name = '', inner] = path.split('.');
      const found = figures[name];
      return (inner === undefined ? found : (found as Record<string, number>)[inner]) as number | null;
    };

    beforeAll(async () => {
      centre = await startCentre();
      const [log, agents] = [join(folder, 'queue_log'), join(folder, 'agents.csv')];
      const { code, err } = await centre.run(
        'ingest',
        'asterisk-queue-log',
        log,
        '--agents',
        agents,
        '--zone',
        'Europe/Berlin',
      );
      expect(err).not.toContain('rejected');
      expect(code).toBe(0);
    });
    afterAll(() => centre.close());

    it.each(Object.entries(VISITS))('total and queues: %s', async (name, reading) => {
      const total = (await answers(reading, null)).get('');
      expect
        .soft(total ?? 0, `total ${name}`)
        .toSatisfy((v: number) => close(v, figure(expected.total, name), reading.factor));
      const queues = await answers(reading, 'queue');
      for (const [queue, figures] of Object.entries(expected.queues)) {
        expect
          .soft(queues.get(queue), `${queue} ${name}: ${figure(figures, name)}`)
          .toSatisfy((v: number | null) => close(v, figure(figures, name), reading.factor));
      }
    });

    it.each(Object.entries(AGENTS))('agents: %s', async (name, reading) => {
      const agents = await answers(reading, 'agent');
      for (const [agent, figures] of Object.entries(expected.agents)) {
        expect
          .soft(agents.get(agent), `${agent} ${name}: ${String(figures[name])}`)
          .toSatisfy((v: number | null) => close(v, figure(figures, name), reading.factor));
      }
    });

    it.each([
      ['answered_by_queue', stat('leg_talk', 'count'), 'agent,queue'],
      ['login_s_by_queue', kpi('signed_in_time'), 'agent,queue'],
      ['pause_by_reason_s', kpi('pause_time'), 'agent,pause_reason'],
    ] as const)('agents: %s', async (name, reading, by) => {
      const found = await answers(reading, by);
      for (const [agent, figures] of Object.entries(expected.agents)) {
        for (const [inner, wanted] of Object.entries((figures[name] ?? {}) as Record<string, number>)) {
          expect
            .soft(found.get(`${agent}|${inner}`), `${agent} ${name} ${inner}`)
            .toSatisfy((v: number) => close(v, wanted));
        }
      }
    });

    it('agents: pause by queue and reason', async () => {
      const found = await answers(kpi('pause_time'), 'agent,queue,pause_reason');
      for (const [agent, figures] of Object.entries(expected.agents)) {
        for (const [queue, reasons] of Object.entries(
          figures['pause_s_by_queue_and_reason'] as Record<string, Record<string, number>>,
        )) {
          for (const [reason, wanted] of Object.entries(reasons))
            expect.soft(found.get(`${agent}|${queue}|${reason}`), `${agent} ${queue} ${reason}`).toBeCloseTo(wanted, 4);
        }
      }
    });

    it.each([
      ['arrivals_5min', '5m'],
      ['arrivals_hour', '1h'],
    ] as const)('%s', async (name, grain) => {
      const ask = ['kpi', 'offered,answered,abandoned', '--grain', grain, '--to', asOf, '--from', '2026-11-16'];
      const rows = [...(await centre.rows<Row>(...ask)), ...(await centre.rows<Row>(...ask, '--by', 'queue'))];
      const found = new Map(rows.map((r) => [`${r.kpi}|${r.by['interval']}|${r.by['queue'] ?? '*'}`, r.value]));
      for (const interval of expected[name] ?? []) {
        for (const [queue, counts] of Object.entries(interval.queues)) {
          for (const id of ['offered', 'answered', 'abandoned'] as const)
            expect
              .soft(found.get(`${id}|${interval.local}|${queue}`) ?? 0, `${interval.local} ${queue} ${id}`)
              .toBe(counts[id]);
        }
      }
    });

    it('by local day', async () => {
      const rows = await centre.rows<Row>('kpi', 'offered,answered,abandoned,asa', '--grain', '1d', '--to', asOf);
      const day = expected.by_local_day['2026-11-16'] ?? {};
      const value = (id: string) => rows.find((r) => r.kpi === id && r.by['interval']?.startsWith('2026-11-16'))?.value;
      for (const id of ['offered', 'answered', 'abandoned']) expect.soft(value(id)).toBe(day[id]);
      expect(value('asa')).toBeCloseTo(day['asa_s'] ?? Number.NaN, 4);
    });
  },
);
