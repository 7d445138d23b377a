import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DuckDbDatabase } from '#src/analytics/duckdb/database.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { openDatabase } from '#src/analytics/open.ts';
import { describeReference, referencePath } from '#test/reference.ts';
import type { IngestionApi } from '../../contract/api.ts';
import { ingestionModule } from '../index.ts';
import { CONNECTORS } from './index.ts';

let database: DuckDbDatabase;
let api: IngestionApi;
beforeAll(async () => {
  database = await openDatabase(':memory:');
  ({ api } = await ingestionModule({
    database,
    store: duckdbStore(database),
    organisation: null,
    connectors: CONNECTORS,
  }));
});
afterAll(() => database.close());

/** Rows of a query over the facts, as plain objects. */
async function rows(sql: string): Promise<Record<string, unknown>[]> {
  const { length, columns } = await database.read(sql);
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => {
        const value = (column as ArrayLike<unknown>)[i];
        return [name, typeof value === 'bigint' ? Number(value) : value];
      }),
    ),
  );
}

const BANK = 'data/anonymous-bank/calls-1999-08.tsv.gz';
const CHATS = 'data/vcon-chats/chats.vcon.jsonl.gz';
const RECORD = 'data/amazon-connect/ctr-voice-inbound.json';
const STAY = 'data/freeswitch-callcenter/member-queue-end.json';

describeReference('facts from published records', [BANK, CHATS, RECORD, STAY], () => {
  it('Anonymous Bank: contacts, queue entries and legs; abandoned in the VRU and in the queue apart; again changes nothing', async () => {
    const mapping = readFileSync(
      resolve(import.meta.dirname, '../../../../../examples/mappings/anonymous-bank.yaml'),
      'utf8',
    );
    const file = { connector: 'table', path: referencePath(BANK), zone: 'UTC', source: 'bank', mapping };
    expect(await api.ingestFile(file)).toMatchObject({ rejected: 0, state: 'done', duplicate: 0 });
    const outcomes = `SELECT outcome, excluded, count(*) AS n, sum(talk_time) AS talk FROM contact WHERE source = 'bank' GROUP BY ALL ORDER BY n DESC`;
    const first = await rows(outcomes);
    expect(first.map(({ outcome, excluded, n }) => [outcome, excluded, n])).toEqual([
      ['handled', null, 31_402],
      ['abandoned', null, 7309],
      ['abandoned_ivr', null, 3057],
      ['flow_out', 'PHANTOM', 310],
    ]);
    expect(await api.ingestFile(file)).toMatchObject({ new: 0, rejected: 0 });
    expect(await rows(outcomes)).toEqual(first);
    // Day by day in test figures of their own; here one day through the facts: 1 August, 2,375 calls, 123.75 s of service.
    const day = await rows(
      `SELECT count(*) AS n, avg(coalesce(talk_time, 0)) / 1000 AS talk, avg(coalesce(wait_time, 0)) / 1000 AS wait, avg(coalesce(ivr_time, 0)) / 1000 AS ivr
       FROM contact WHERE source = 'bank' AND first_touch BETWEEN ${Date.parse('1999-08-01T00:00:00+03:00')} AND ${Date.parse('1999-08-02T00:00:00+03:00') - 1}`,
    );
    expect(day[0]?.['n']).toBe(2375);
    expect(
      day.map((d) => [Number(d['talk']).toFixed(2), Number(d['wait']).toFixed(2), Number(d['ivr']).toFixed(2)]),
    ).toEqual([['123.75', '111.53', '9.97']]);
    expect(await rows(`SELECT count(*) AS n, count(agent) AS named FROM agent_leg WHERE source = 'bank'`)).toEqual([
      { n: 31_402, named: 31_011 },
    ]);
  });

  it('vCon chats: turns, first response and reply gap, as counted straight from the messages', async () => {
    expect(
      await api.ingestFile({ connector: 'vcon', path: referencePath(CHATS), zone: 'America/New_York' }),
    ).toMatchObject({ rejected: 0 });
    const [chats] = await rows(
      `SELECT count(*) AS n, sum(messages) AS messages, sum(turns) AS turns FROM contact WHERE source = 'vcon'`,
    );
    expect(chats).toMatchObject({ n: 80, messages: 843 });
    const { turns, gaps, firstResponses } = countedByHand();
    expect(chats?.['turns']).toBe(turns);
    expect((await rows(`SELECT sum(gap) AS gap, count(*) AS n FROM turn WHERE source = 'vcon'`))[0]).toEqual({
      gap: gaps,
      n: turns,
    });
    expect((await rows(`SELECT sum(first_response) AS s FROM contact WHERE source = 'vcon'`))[0]?.['s']).toBe(
      firstResponses,
    );
  });

  it('Amazon Connect and FreeSWITCH: the printed seconds', async () => {
    await api.ingestFile({ connector: 'amazon-connect', path: referencePath(RECORD), zone: 'UTC' });
    await api.ingestFile({ connector: 'freeswitch-cdr', path: referencePath(STAY), zone: 'UTC' });
    const seconds = await rows(
      `SELECT source, wait_time / 1000 AS wait, talk_time / 1000 AS talk, acw_time / 1000 AS acw FROM contact WHERE source IN ('amazon-connect', 'freeswitch-cdr') ORDER BY source`,
    );
    expect(
      seconds.map((s) => [
        s['source'],
        Number(s['wait']),
        Number(s['talk']),
        s['acw'] === null ? null : Number(s['acw']),
      ]),
    ).toEqual([
      ['amazon-connect', 7, 33, 32],
      ['freeswitch-cdr', 5, 4, null],
    ]);
  });
});

/** Turns and gaps of the chats, by a plain loop that shares nothing with the derivation. */
function countedByHand(): { turns: number; gaps: number; firstResponses: number } {
  const total = { turns: 0, gaps: 0, firstResponses: 0 };
  const lines = gunzipped(referencePath(CHATS)).trim().split('\n');
  for (const line of lines) {
    const vcon = JSON.parse(line) as { parties: { role: string }[]; dialog: { start: string; originator: number }[] };
    let asked: number | null = null;
    let firstAsked: number | null = null;
    let answered = false;
    for (const { start, originator } of vcon.dialog.toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))) {
      const at = Date.parse(start);
      if (vcon.parties[originator]?.role !== 'agent') {
        asked ??= at;
        firstAsked ??= at;
      } else if (asked !== null) {
        total.turns += 1;
        total.gaps += at - asked;
        if (!answered && firstAsked !== null) total.firstResponses += at - firstAsked;
        answered = true;
        asked = null;
      }
    }
  }
  return total;
}

const gunzipped = (path: string): string => gunzipSync(readFileSync(path)).toString('utf8');
