import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

/** What every way of reading the log must agree on. Seconds. */
export type QueueLogAnswer = {
  readonly calls: number;
  readonly answered: number;
  readonly waitSeconds: number;
  readonly talkSeconds: number;
};

type Call = {
  entered: number;
  queue: string;
  customer: string;
  agent: string | null;
  wait: number;
  ring: number;
  talk: number;
  outcome: string;
  missed: number;
};

/** What people write: readline, split, one object a call in a Map. */
export async function readlineAndSplit(path: string): Promise<QueueLogAnswer> {
  const calls = new Map<string, Call>();
  const lines = createInterface({
    input: createReadStream(path, { highWaterMark: 1 << 20 }),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    const [time, id, queue, agent, event, ...data] = line.split('|') as [
      string,
      string,
      string,
      string,
      string,
      ...string[],
    ];
    if (id === 'NONE') continue;
    if (event === 'ENTERQUEUE') {
      calls.set(id, {
        entered: Number(time),
        queue,
        customer: data[1] ?? '',
        agent: null,
        wait: 0,
        ring: 0,
        talk: 0,
        outcome: 'waiting',
        missed: 0,
      });
      continue;
    }
    const call = calls.get(id);
    if (!call) continue;
    if (event === 'CONNECT') {
      call.agent = agent;
      call.wait = Number(data[0]);
      call.ring = Number(data[2]);
      call.outcome = 'answered';
    } else if (event === 'COMPLETEAGENT' || event === 'COMPLETECALLER') call.talk = Number(data[1]);
    else if (event === 'ABANDON') {
      call.wait = Number(data[2]);
      call.outcome = 'abandoned';
    } else if (event === 'RINGNOANSWER') call.missed++;
  }
  let answered = 0;
  let waitSeconds = 0;
  let talkSeconds = 0;
  for (const call of calls.values()) {
    if (call.outcome !== 'answered') continue;
    answered++;
    waitSeconds += call.wait;
    talkSeconds += call.talk;
  }
  return { calls: calls.size, answered, waitSeconds, talkSeconds };
}

/** The same in DuckDB: its CSV reader and one GROUP BY into a table, all cores it wants. */
export async function duckDbGroupBy(path: string, threads = 2): Promise<QueueLogAnswer> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE TABLE contact AS
      SELECT id,
        min("time") FILTER (WHERE event = 'ENTERQUEUE') AS entered,
        any_value(queue) FILTER (WHERE event = 'ENTERQUEUE') AS queue,
        any_value(d2) FILTER (WHERE event = 'ENTERQUEUE') AS customer,
        any_value(agent) FILTER (WHERE event = 'CONNECT') AS agent,
        any_value(CAST(d1 AS INTEGER)) FILTER (WHERE event = 'CONNECT') AS wait,
        any_value(CAST(d3 AS INTEGER)) FILTER (WHERE event = 'CONNECT') AS ring,
        any_value(CAST(d2 AS INTEGER)) FILTER (WHERE event IN ('COMPLETEAGENT', 'COMPLETECALLER')) AS talk,
        any_value(CAST(d3 AS INTEGER)) FILTER (WHERE event = 'ABANDON') AS abandoned_after,
        count(*) FILTER (WHERE event = 'RINGNOANSWER') AS missed
      FROM read_csv('${path}', delim = '|', header = false, quote = '', escape = '', auto_detect = false, null_padding = false, strict_mode = false,
        columns = {time: 'BIGINT', id: 'VARCHAR', queue: 'VARCHAR', agent: 'VARCHAR', event: 'VARCHAR', d1: 'VARCHAR', d2: 'VARCHAR', d3: 'VARCHAR'},
        null_padding = true, parallel = true)
      WHERE id <> 'NONE' GROUP BY id`);
    const found = await connection.runAndReadAll(
      'SELECT count(*), count(agent), sum(wait) FILTER (WHERE agent IS NOT NULL), sum(talk) FROM contact',
    );
    const [calls, answered, waitSeconds, talkSeconds] = (found.getRows()[0] ?? []).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return { calls, answered, waitSeconds, talkSeconds };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
