import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { describeReference, referencePath } from '#test/reference.ts';
import type { CanonicalEvent } from '../../../contract/event.ts';
import { connector } from './connector.ts';

const CALLS = 'data/anonymous-bank/calls-1999-08.tsv.gz';
const EXPECTED = 'data/anonymous-bank/expected-daily-metrics-1999-08.csv';

type Call = { day: string; outcome: string; excluded: boolean; talk: number; wait: number; ivr: number };

/** What a row's events say, told apart without the derivation: it has tests of its own. */
function callOf(events: readonly CanonicalEvent[]): Call {
  const call: Call = { day: '', outcome: '', excluded: false, talk: 0, wait: 0, ivr: 0 };
  for (const event of events) {
    if (event.kind === 'contact_described') {
      call.day = new Date(event.at + 3 * 3_600_000).toISOString().slice(0, 10);
      call.excluded = event.data.excluded !== undefined;
      call.outcome = event.data.outcome ?? call.outcome;
      call.talk += event.data.talkTime ?? 0;
    } else if (event.kind === 'queue_left') {
      call.outcome = event.data.how;
      call.wait += event.data.wait ?? 0;
    } else if (event.kind === 'agent_connected') {
      call.outcome = 'answered';
      call.wait += event.data.wait ?? 0;
    } else if (event.kind === 'agent_left') call.talk += event.data.talk ?? 0;
    else if (event.kind === 'ivr_left') call.ivr += event.data.time ?? 0;
  }
  return call;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
};
const deviation = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((a, b) => a + (b - mean(values)) ** 2, 0) / (values.length - 1));

describeReference('Anonymous Bank, August 1999', [CALLS, EXPECTED], () => {
  it('gives the published daily figures for all 31 days, without a difference', async () => {
    const mapping = readFileSync(
      resolve(import.meta.dirname, '../../../../../../examples/mappings/anonymous-bank.yaml'),
      'utf8',
    );
    const input = { name: 'calls-1999-08.tsv.gz', path: referencePath(CALLS) };
    const days = new Map<string, Call[]>();
    const outcomes = new Map<string, number>();
    const subjects = new Set<string>();
    const agents = new Set<string>();
    let excluded = 0;
    let negative = 0;
    let rejected = 0;
    for await (const item of connector.read(input, {
      source: 'bank',
      zone: 'UTC',
      aliases: new Map(),
      settings: { mapping },
    })) {
      if ('rejection' in item) {
        rejected += 1;
        continue;
      }
      negative += (item.notices ?? []).filter((notice) => notice.code === 'negative_duration').length;
      const ats = item.events.filter((event) => event.kind !== 'acw_ended').map((event) => event.at);
      expect(ats).toEqual([...ats].sort((a, b) => a - b));
      subjects.add(item.events[0]?.subject ?? '');
      for (const event of item.events)
        if (event.kind === 'agent_left' && event.data.agent) agents.add(event.data.agent);
      const call = callOf(item.events);
      if (call.excluded) excluded += 1;
      outcomes.set(call.outcome, (outcomes.get(call.outcome) ?? 0) + 1);
      days.set(call.day, [...(days.get(call.day) ?? []), call]);
    }
    expect({ rejected, excluded, negative, contacts: subjects.size, agents: agents.size }).toEqual({
      rejected: 0,
      excluded: 310,
      negative: 19,
      contacts: 42_078,
      agents: 31,
    });
    expect(Object.fromEntries(outcomes)).toEqual({
      answered: 31_402,
      abandoned: 7309,
      abandoned_ivr: 3057,
      withdrawn: 310,
    });
    const [header = '', ...lines] = readFileSync(referencePath(EXPECTED), 'utf8').trim().split('\n');
    expect(header).toBe(
      'date,total_calls,avg_service_time,median_service_time,std_service_time,avg_vru_time,median_vru_time,avg_queue_time,median_queue_time,hangs,hang_rate,efficiency_score',
    );
    expect(lines).toHaveLength(31);
    for (const line of lines) {
      const [day = '', ...printed] = line.split(',');
      const calls = days.get(day) ?? [];
      const series = (of: keyof Pick<Call, 'talk' | 'wait' | 'ivr'>) => calls.map((call) => call[of] / 1000);
      const hangs = calls.filter((call) => call.outcome.startsWith('abandoned')).length;
      const ours = [
        calls.length,
        mean(series('talk')),
        median(series('talk')),
        deviation(series('talk')),
        mean(series('ivr')),
        median(series('ivr')),
        mean(series('wait')),
        median(series('wait')),
        hangs,
        (hangs / calls.length) * 100,
      ];
      ours.forEach((value, i) =>
        expect(Math.abs(value - Number(printed[i])), `${day} ${header.split(',')[i + 1]}`).toBeLessThanOrEqual(0.00501),
      );
    }
  });
});
