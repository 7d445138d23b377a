import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { deriveLog, type Facts } from './derive-log.ts';
import { type Visit, type WrittenLog, writeLog } from './log-writer.ts';

const derive = (log: WrittenLog, text = log.text) =>
  deriveLog(text, { aliases: log.aliases, membersPersist: log.membersPersist, until: log.until * 1000 });

const OUTCOME: Readonly<Record<string, [string, string | null]>> = {
  CONNECT: ['answered', null],
  ABANDON: ['abandoned', null],
  EXITWITHTIMEOUT: ['flow_out', 'timeout'],
  EXITEMPTY: ['flow_out', 'empty'],
  EXITWITHKEY: ['flow_out', 'key'],
  WITHDRAW: ['flow_out', 'withdrawn'],
};
const END: Readonly<Record<string, string>> = {
  COMPLETEAGENT: 'agent',
  COMPLETECALLER: 'customer',
  BLINDTRANSFER: 'blind_transfer',
  ATTENDEDTRANSFER: 'attended_transfer',
};

const trueEntry = (v: Visit) => {
  const [outcome, flow] = v.left ? (OUTCOME[v.left.how] ?? ['?', null]) : [v.lost ? 'system_drop' : 'waiting', null];
  return [v.call, v.queue, v.entered, outcome, flow, v.left ? v.left.at - v.entered : null, v.agent].join(' ');
};
const entryOf = (e: Facts['entries'][number]) =>
  [
    e.contact_id,
    e.queue,
    e.enqueued_at / 1000,
    e.outcome,
    e.flow_kind,
    e.wait === null ? null : e.wait / 1000,
    e.agent,
  ].join(' ');
const trueLeg = (v: Visit) =>
  [
    v.call,
    v.queue,
    v.agent,
    v.left?.at,
    v.end ? v.end.at - (v.left?.at ?? 0) : null,
    v.end ? END[v.end.how] : v.lost ? 'system' : null,
    v.ring,
  ].join(' ');
const legOf = (l: Facts['legs'][number]) =>
  [
    l.contact_id,
    l.queue,
    l.agent,
    l.connected_at / 1000,
    l.talk === null ? null : l.talk / 1000,
    l.end_kind,
    (l.ring ?? 0) / 1000,
  ].join(' ');
const seconds = (spans: readonly { start_at: number; end_at: number | null }[], until: number) =>
  spans.reduce((sum, s) => sum + (s.end_at ?? until * 1000) - s.start_at, 0) / 1000;
const sumBy = <T extends { start_at: number; end_at: number | null }>(
  rows: readonly T[],
  key: (row: T) => string,
  until: number,
) => Object.fromEntries([...Map.groupBy(rows, key)].map(([name, own]) => [name, seconds(own, until)]));
const withoutZero = (figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => value > 0));

const SEEDS = Number(process.env['YUNCHOU_SEEDS'] ?? 20);
/** Logs of more seeds that once came out wrong. 90: two visits of one call, both connected to one agent in one second. */
const ONCE_WRONG = [90].filter((seed) => seed >= SEEDS);

describe.each([...Array.from({ length: SEEDS }, (_, seed) => seed), ...ONCE_WRONG])('written log %i', (seed) => {
  const log = writeLog(seed);
  const facts = derive(log);

  it('gives every visit with its outcome, wait and agent', () => {
    expect(facts.rejections).toEqual([]);
    expect(facts.entries.map(entryOf).sort()).toEqual(log.visits.map(trueEntry).sort());
  });

  it('gives every leg with its talk and end', () => {
    expect(facts.legs.map(legOf).sort()).toEqual(
      log.visits
        .filter((v) => v.agent !== null)
        .map(trueLeg)
        .sort(),
    );
  });

  it('gives refusals, rings, callers and surveys', () => {
    expect(
      facts.contacts
        .filter((c) => c.outcome === 'refused')
        .map((c) => c.contact_id)
        .sort(),
    ).toEqual(log.refusedCalls.toSorted());
    const results = (result: string) => facts.rings.filter((r) => r.result === result).length;
    expect({ noAnswer: results('no_answer'), canceled: results('canceled') }).toEqual(log.rings);
    const callers = new Map(facts.contacts.map((c) => [c.contact_id, c.customer ?? '']));
    for (const { call } of log.visits) expect(callers.get(call)).toBe(log.callers.get(call));
    const scores = (kind: string) =>
      facts.surveys
        .filter((s) => s.kind === kind)
        .map((s) => s.score ?? -1)
        .sort((a, b) => a - b);
    expect({ csat: scores('csat'), nps: scores('nps') }).toEqual({
      csat: log.surveys.csat.toSorted((a, b) => a - b),
      nps: log.surveys.nps.toSorted((a, b) => a - b),
    });
  });

  it('gives sign-in and pause time of every agent', () => {
    for (const [name, truth] of log.agents) {
      const own = facts.times.filter((t) => t.agent === name);
      const pauses = facts.pauses.filter((p) => p.agent === name && p.scope === 'agent');
      expect(
        {
          signedIn: seconds(
            own.filter((t) => t.signed_in),
            log.until,
          ),
          pausedAny: seconds(
            own.filter((t) => t.signed_in && t.paused_any),
            log.until,
          ),
          pausedAll: seconds(
            own.filter((t) => t.paused_all),
            log.until,
          ),
          byReason: withoutZero(sumBy(pauses, (p) => p.reason ?? '', log.until)),
          byQueue: withoutZero(
            sumBy(
              facts.sessions.filter((s) => s.agent === name),
              (s) => s.queue,
              log.until,
            ),
          ),
        },
        name,
      ).toEqual(truth);
    }
    expect(facts.pauses.filter((p) => p.scope === 'announced')).toHaveLength(log.announced);
    for (const name of log.staticMembers) expect(facts.sessions.filter((s) => s.agent === name)).toEqual([]);
  });
});

it('all traps occur', () => {
  const text = Array.from({ length: 20 }, (_, seed) => writeLog(seed).text).join('');
  for (const event of [
    'QUEUESTART',
    'CONFIGRELOAD',
    'DID',
    'ENTERQUEUE',
    'CONNECT',
    'COMPLETEAGENT',
    'COMPLETECALLER',
    'BLINDTRANSFER',
    'ATTENDEDTRANSFER',
    'ABANDON',
    'EXITWITHTIMEOUT',
    'EXITEMPTY',
    'EXITWITHKEY',
    'WITHDRAW',
    'RINGNOANSWER',
    'RINGCANCELED',
    'AGENTDUMP',
    'ADDMEMBER',
    'REMOVEMEMBER',
    'PAUSE',
    'UNPAUSE',
    'PAUSEALL',
    'UNPAUSEALL',
    'PENALTY',
    'SURVEY',
    'MYEVENT',
  ])
    expect(text).toContain(`|${event}|`);
  const lost = Array.from({ length: 20 }, (_, seed) => writeLog(seed).visits)
    .flat()
    .filter((v) => v.lost);
  expect(lost.some((v) => v.agent === null)).toBe(true);
  expect(lost.some((v) => v.agent !== null)).toBe(true);
});
