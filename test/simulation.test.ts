import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleOptions } from '#src/modules/simulation/contract/options.ts';
import { Centre as Twin } from '#src/modules/simulation/server/centre/centre.ts';
import { PLANTINGS } from '#src/modules/simulation/server/centre/plantings.ts';
import { type TrueContact, TruthLog } from '#src/modules/simulation/server/truth/truth-log.ts';
import { type Centre, centreOn, type Ran, runIn } from './cli/centre.ts';
import type { Row } from './cli/yunchou.ts';

/** A good two weeks of a small centre that end with 28 November 2026 in Shanghai. */
const OPTIONS = sampleOptions.parse({
  office: true,
  days: 15,
  agents: 14,
  seed: 7,
  end: Date.parse('2026-11-29T00:00:00+08:00'),
});
const SAMPLE = ['sample', '--days', '15', '--agents', '14', '--seed', '7', '--end', '2026-11-28', '--format', 'json'];
const DAY = 86_400_000;

let centre: Centre | undefined;
let loaded: Ran;
const truth = new TruthLog();
const records: number[] = [];

beforeAll(async () => {
  for (const record of new Twin(OPTIONS, truth).run()) if ('events' in record) records.push(record.events.length);
  const data = mkdtempSync(join(tmpdir(), 'yunchou-sample-'));
  loaded = await runIn(data, ...SAMPLE);
  centre = await centreOn(data);
}, 600_000);
afterAll(() => centre?.close());

const rows = async (...words: string[]): Promise<Row[]> => (await centre?.rows<Row>(...words)) ?? [];

/** Numerators and denominators as the platform answers them, by the value of a dimension. */
async function asked(kpi: string, by: string, ...more: string[]): Promise<Record<string, Row>> {
  const found = await rows('kpi', kpi, '--by', by, ...more);
  return Object.fromEntries(found.filter((row) => row.by[by] !== null).map((row) => [String(row.by[by]), row]));
}

const total = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((sum, one) => sum + of(one), 0);
const by = <T>(list: readonly T[], key: (one: T) => string): [string, T[]][] => [...Map.groupBy(list, key)];

describe('what the twin told, read back through ingestion, is what happened', () => {
  it('took every event once', () => {
    expect(loaded).toMatchObject({ code: 0, err: '' });
    const { imports } = JSON.parse(loaded.out) as { imports: object[] };
    expect(imports[0]).toMatchObject({ added: total(records, (n) => n), duplicates: 0, rejected: 0 });
  });

  it('queues: offered, answered, abandoned, service level, speed of answer', async () => {
    const [offered, answered, abandoned, level, speed] = await Promise.all(
      ['offered', 'answered', 'abandoned', 'service_level', 'asa'].map((kpi) => asked(kpi, 'queue')),
    );
    expect(by(truth.entries, (entry) => entry.queue)).toHaveLength(8);
    for (const [queue, entries] of by(truth.entries, (entry) => entry.queue)) {
      const of = (outcome: string) => entries.filter((entry) => entry.outcome === outcome);
      const limit = { chat: 30_000, email: 4 * 3_600_000 }[entries[0]?.channel ?? ''] ?? 20_000;
      expect(offered?.[queue]?.value, queue).toBe(entries.length);
      expect(answered?.[queue]?.value, queue).toBe(of('answered').length);
      expect(abandoned?.[queue]?.value, queue).toBe(of('abandoned').length);
      expect(level?.[queue], queue).toMatchObject({
        numerator: of('answered').filter((entry) => entry.wait <= limit).length,
        denominator: of('answered').length + of('abandoned').length,
      });
      expect(speed?.[queue]?.numerator, queue).toBeCloseTo(total(of('answered'), (entry) => entry.wait) / 1000, 6);
    }
  });

  it('people: legs, talk, hold, after-contact work, transfers', async () => {
    const voice = ['--where', 'channel=voice'] as const;
    const [aht, talk, hold, acw, transfers] = await Promise.all(
      ['aht', 'talk_avg', 'hold_avg', 'acw_avg', 'transfer_rate'].map((kpi) => asked(kpi, 'agent', ...voice)),
    );
    for (const [agent, legs] of by(
      truth.legs.filter((leg) => leg.channel === 'voice'),
      (leg) => leg.agent,
    )) {
      const sum = (of: (leg: (typeof legs)[number]) => number): number => total(legs, of) / 1000;
      expect(aht?.[agent]?.denominator, agent).toBe(legs.length);
      expect(aht?.[agent]?.numerator, agent).toBeCloseTo(
        sum((leg) => leg.talk + leg.hold + leg.acw),
        6,
      );
      expect(talk?.[agent]?.numerator, agent).toBeCloseTo(
        sum((leg) => leg.talk),
        6,
      );
      expect(hold?.[agent]?.numerator ?? 0, agent).toBeCloseTo(
        sum((leg) => leg.hold),
        6,
      );
      expect(acw?.[agent]?.numerator, agent).toBeCloseTo(
        sum((leg) => leg.acw),
        6,
      );
      expect(transfers?.[agent]?.numerator, agent).toBe(legs.filter((leg) => leg.transferred).length);
    }
  });

  it('customers: first-contact resolution, satisfaction, complaints, first response', async () => {
    const fcr = (await rows('kpi', 'fcr_window'))[0];
    const { resolved, matured } = resolutionOf(truth.contacts);
    expect(matured).toBeGreaterThan(30);
    expect(fcr).toMatchObject({ numerator: resolved, denominator: matured });

    const asked3 = truth.contacts.filter((contact) => contact.score !== undefined);
    const scores = asked3.flatMap(({ score }) => (typeof score === 'number' ? [score] : []));
    const [csat, response, complaints] = await rows('kpi', 'csat,survey_response_rate,complaints');
    expect(csat).toMatchObject({ numerator: scores.filter((s) => s >= 4).length, denominator: scores.length });
    expect(response).toMatchObject({ numerator: scores.length, denominator: asked3.length });
    expect(complaints?.value).toBeLessThanOrEqual(truth.complaints.length);

    const first = await asked('first_response_time', 'channel');
    for (const channel of ['chat', 'social', 'email']) {
      const answered = truth.contacts.filter(
        (c) => c.channel === channel && c.repliedAt !== null && c.askedAt !== null,
      );
      expect(first[channel]?.denominator, channel).toBe(answered.length);
      const waited = total(answered, (c) => (c.repliedAt ?? 0) - (c.askedAt ?? 0));
      expect(first[channel]?.numerator, channel).toBeCloseTo(waited / 1000, 6);
    }
  });

  it('campaign: attempts, people reached, sales', async () => {
    const [attempts, reached, sold] = await rows('kpi', 'dial_attempts,connect_rate,conversion_rate');
    expect(attempts?.value).toBe(truth.dialled.length);
    expect(reached?.numerator).toBe(truth.dialled.filter(({ result }) => result === 'person').length);
    expect(sold).toMatchObject({
      numerator: truth.offers.filter(({ won }) => won).length,
      denominator: truth.offers.length,
    });
  });
});

/** The rule of the KPI, written down a second time: seven days of quiet after the first contact about something in seven days. */
function resolutionOf(contacts: readonly TrueContact[]) {
  const start = OPTIONS.end - OPTIONS.days * DAY;
  const found = { resolved: 0, matured: 0 };
  const inbound = contacts.filter((c) => c.direction === 'inbound');
  for (const [, chain] of by(inbound, (c) => `${c.customer} ${c.issue}`))
    for (const one of chain) {
      const before = chain.some(
        (c) => c !== one && c.handled && c.touchedAt < one.touchedAt && c.endedAt >= one.touchedAt - 7 * DAY,
      );
      if (!one.handled || before || one.touchedAt < start + 7 * DAY) continue;
      if (one.endedAt + 7 * DAY > OPTIONS.end) continue;
      found.matured++;
      const after = chain.some((c) => c.touchedAt > one.touchedAt && c.touchedAt <= one.endedAt + 7 * DAY);
      if (!after) found.resolved++;
    }
  return found;
}

describe('the twin itself', () => {
  it('says the same thing twice, and another thing with another seed', () => {
    const told = (seed: number): string => {
      const few = { ...OPTIONS, days: 7, agents: 14, seed };
      return [...new Twin(few).run()].map((record) => JSON.stringify(record)).join('\n');
    };
    expect(told(7)).toBe(told(7));
    expect(told(7)).not.toBe(told(8));
    // Keeping the truth changes nothing that is told.
    const watched = new Twin({ ...OPTIONS, days: 7, agents: 14 }, new TruthLog());
    expect([...watched.run()].map((record) => JSON.stringify(record)).join('\n')).toBe(told(7));
  });

  it('keeps every arrival where it was when something is planted', () => {
    const firsts = (plantings: typeof PLANTINGS): string[] => {
      const log = new TruthLog();
      const few = { ...OPTIONS, days: 7, agents: 14 };
      for (const _ of new Twin(few, log, plantings).run()) continue;
      return log.contacts
        .filter((c) => !c.contact.includes('+') && c.direction === 'inbound')
        .map((c) => JSON.stringify([c.contact, c.customer, c.touchedAt]));
    };
    const without = PLANTINGS.filter((planting) => planting.kind !== 'launch');
    expect(new Set(firsts(without)).difference(new Set(firsts([]))).size).toBe(0);
    // A launch adds contacts of its reason and moves no other.
    const launched = firsts([{ kind: 'launch', reason: '新品洗地机', daysBeforeEnd: 99, times: 4 }]);
    const others = (list: string[]): Set<string> => new Set(list.filter((c) => !/^\["\d+-\dH/.test(c)));
    expect(others(launched)).toEqual(others(firsts([])));
    expect(launched.length).toBeGreaterThan(firsts([]).length);
  });

  it('hides what was planted where it can be found', () => {
    const team = (name: string) => truth.contacts.filter((c) => c.team === name && c.direction === 'inbound');
    const share = (list: readonly TrueContact[]): number => list.filter((c) => c.solved).length / list.length;
    expect(share(team('家电二组'))).toBeLessThan(share(team('家电一组')) - 0.06);
    const hour = (at: number): number => new Date(at + 8 * 3_600_000).getUTCHours();
    const inTime = (hours: readonly number[]): number => {
      const list = truth.entries.filter((e) => e.queue === '商城热线' && hours.includes(hour(e.enteredAt)));
      return list.filter((e) => e.outcome === 'answered' && e.wait <= 20_000).length / list.length;
    };
    expect(inTime([12])).toBeLessThan(inTime([10, 11, 14, 15]) - 0.2);
  });
});
