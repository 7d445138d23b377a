import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeReference, referencePath } from '../reference.ts';
import { type Centre, startCentre } from './centre.ts';
import type { Row, StatRow } from './yunchou.ts';

const CONNECT = 'data/amazon-connect';
const SWITCH = 'data/freeswitch-callcenter';
const CHATS = 'data/vcon-chats/chats.vcon.jsonl.gz';

let centre: Centre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.close());

/** The question of one local day (UTC): every recording here is of a day of its own. */
const on = (day: string): string[] => ['--from', `${day}T00:00:00Z`, '--to', `${day}T23:59:59.999Z`];

/** Values of several KPIs by id. */
async function kpis(ids: string, ...words: string[]): Promise<Record<string, number | null>> {
  const rows = await centre.rows<Row>('kpi', ids, ...words);
  return Object.fromEntries(rows.map((r) => [r.kpi, r.value]));
}

/** A file is read without a rejected record. */
async function ingest(connector: string, path: string, ...words: string[]): Promise<void> {
  const ran = await centre.run('ingest', connector, path, '--zone', 'UTC', '--format', 'json', ...words);
  expect({ code: ran.code, err: ran.err }, path).toEqual({ code: 0, err: '' });
}

it('names of connectors stay: scripts of people hold them', async () => {
  const ran = await centre.run('ingest', 'nothing', 'nothing', '--format', 'json');
  expect(ran.code).toBe(2);
  for (const name of ['asterisk-queue-log', 'freeswitch-cdr', 'amazon-connect', 'chatwoot', 'vcon', 'table'])
    expect(ran.err, name).toMatch(new RegExp(`[ ,]${name}[,.]`));
});

describeReference('Amazon Connect records through the command line', [`${CONNECT}/ctr-voice-inbound.json`], () => {
  const file = (name: string): string => referencePath(`${CONNECT}/${name}`);

  it('contact record: queue 7 s, interaction 33 s, after-contact work 32 s', async () => {
    await ingest('amazon-connect', file('ctr-voice-inbound.json'));
    expect(
      await kpis('contacts_total,offered,answered,asa,talk_avg,acw_avg,hold_time,aht', ...on('2022-04-08')),
    ).toEqual({
      contacts_total: 1,
      offered: 1,
      answered: 1,
      asa: 7,
      talk_avg: 33,
      acw_avg: 32,
      hold_time: 0,
      aht: 65,
    });
    const [byQueue] = await centre.rows<Row>('kpi', 'asa', '--by', 'queue', ...on('2022-04-08'));
    expect(byQueue).toMatchObject({ by: { queue: 'BasicQueue' }, value: 7 });
    const [byAgent] = await centre.rows<Row>('kpi', 'talk_avg', '--by', 'agent', ...on('2022-04-08'));
    expect(byAgent).toMatchObject({ by: { agent: 'admin1' }, value: 33 });
  });

  it('agent events: after-contact work of 5.005 s where contacts are taken from them', async () => {
    for (const name of [
      'agent-event-acw-enter.json',
      'agent-event-acw-leave.json',
      'agent-event-heartbeat-next-status.json',
    ])
      await ingest(
        'amazon-connect',
        file(name),
        '--source',
        'connect-agents',
        '--setting',
        'contacts_from=agent_events',
      );
    expect(await kpis('acw_time,acw_avg', ...on('2019-05-25'))).toEqual({ acw_time: 5.005, acw_avg: 5.005 });
  });

  it('an evaluation form and a chat transcript are read too: a targeted evaluation, a chat with its turns', async () => {
    await ingest('amazon-connect', file('evaluation-form-output.json'));
    const [evaluated] = await centre.rows<Row>('kpi', 'appeal_rate', ...on('2022-11-14'));
    expect(evaluated).toMatchObject({ value: 0, denominator: 1 });
    await ingest('amazon-connect', file('contact-lens-chat.json'));
    // The transcript does not say when the chat ended: its turns are known, the session is still open.
    const chat = await kpis('reply_interval_avg,turns_per_session', ...on('2022-10-27'));
    expect(chat['reply_interval_avg']).toBeGreaterThan(0);
    expect(chat['turns_per_session'] ?? null).toBeNull();
  });

  it('contact events give the contact where contacts are taken from them', async () => {
    for (const name of ['contact-event-0.json', 'contact-event-1.json'])
      await ingest(
        'amazon-connect',
        file(name),
        '--source',
        'connect-events',
        '--setting',
        'contacts_from=contact_events',
      );
    expect((await kpis('contacts_total', ...on('2021-08-04')))['contacts_total']).toBeGreaterThan(0);
  });
});

describeReference('FreeSWITCH through the command line', [`${SWITCH}/member-queue-end.json`], () => {
  const file = (name: string): string => referencePath(`${SWITCH}/${name}`);
  const asked = 'contacts_total,offered,answered,asa,talk_avg';
  const call = { contacts_total: 1, offered: 1, answered: 1, asa: 5, talk_avg: 4 };
  const hour = (from: number): string[] => [
    '--from',
    `2023-10-11T0${from}:00:00Z`,
    '--to',
    `2023-10-11T0${from + 1}:00:00Z`,
  ];

  it('end of a stay in the queue: wait 5 s, talk 4 s; the same again changes nothing', async () => {
    for (const time of [1, 2]) {
      await ingest('freeswitch-cdr', file('member-queue-end.json'));
      expect(await kpis(asked, ...hour(3)), `time ${time}`).toEqual(call);
    }
  });

  it('call records of both legs with the lists of agents and queues: the same call, in the zone given', async () => {
    const lists = ['agents=agent_list.txt', 'queues=queue_list.txt'].map((s) => s.replace('=', `=${file('')}/`));
    const ran = await centre.run(
      'ingest',
      'freeswitch-cdr',
      file('cdr_csv_two_legs.csv'),
      '--zone',
      'UTC',
      '--source',
      'records',
      '--format',
      'json',
    );
    expect(ran.code).toBe(1);
    expect((JSON.parse(ran.out) as { rejected: unknown[] }).rejected).toMatchObject([
      { line: 1, field: 'destination_number', code: 'unknown_number' },
    ]);
    const settings = lists.flatMap((list) => ['--setting', list]);
    await ingest('freeswitch-cdr', file('cdr_csv_two_legs.csv'), '--source', 'records', ...settings);
    expect(await kpis(asked, ...hour(8))).toEqual(call);
  });
});

type Chat = { turns: number; first: number | null; gaps: number[] };

/** Turns, first response and gaps of a chat by a plain loop over its messages, in seconds. */
function chatOf(line: string): Chat {
  const vcon = JSON.parse(line) as { parties: { role: string }[]; dialog: { start: string; originator: number }[] };
  const messages = vcon.dialog
    .map((d) => ({ at: Date.parse(d.start) / 1000, isAgent: vcon.parties[d.originator]?.role === 'agent' }))
    .toSorted((a, b) => a.at - b.at || Number(a.isAgent) - Number(b.isAgent));
  const chat: Chat = { turns: 0, first: null, gaps: [] };
  let asked: number | null = null;
  for (const { at, isAgent } of messages) {
    if (!isAgent) asked ??= at;
    else if (asked !== null) {
      chat.turns += 1;
      chat.gaps.push(at - asked);
      chat.first ??= at - asked;
      asked = null;
    }
  }
  return chat;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describeReference('vCon chats through the command line', [CHATS], () => {
  it('give turns, first response and reply intervals, as counted straight from the messages', async () => {
    await ingest('vcon', referencePath(CHATS));
    const chats = gunzipSync(readFileSync(referencePath(CHATS)))
      .toString('utf8')
      .trim()
      .split('\n')
      .map(chatOf);
    expect(chats).toHaveLength(80);
    const firsts = chats.map((c) => c.first).filter((first) => first !== null);
    const perChat = chats.filter((c) => c.gaps.length > 0).map((c) => mean(c.gaps));
    const gaps = chats.flatMap((c) => c.gaps);
    const turned = chats.filter((c) => c.turns > 0);
    expect(gaps.length).toBeGreaterThan(300);
    const year = ['--from', '2025-01-01', '--to', '2026-01-01'];
    const found = await kpis('contacts_total,turns_per_session,first_response_time,reply_interval_avg', ...year);
    expect(found['contacts_total']).toBe(80);
    expect(found['turns_per_session']).toBeCloseTo(gaps.length / chats.length, 6);
    expect(found['first_response_time']).toBeCloseTo(mean(firsts), 3);
    expect(found['reply_interval_avg']).toBeCloseTo(mean(gaps), 3);
    expect({ turned: turned.length, perChat: perChat.length }).toEqual({
      turned: firsts.length,
      perChat: firsts.length,
    });
    const [count, sum] = await centre.rows<StatRow>('stats', 'turn_gap', '--stat', 'count,sum', ...year);
    expect(count?.value).toBe(gaps.length);
    expect(sum?.value).toBeCloseTo(
      gaps.reduce((a, b) => a + b, 0),
      3,
    );
  });
});
