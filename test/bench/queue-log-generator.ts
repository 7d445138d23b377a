import { closeSync, openSync, writeSync } from 'node:fs';

/** What a generated log holds, known while it is written. Seconds. */
export type QueueLogTruth = {
  readonly lines: number;
  readonly calls: number;
  readonly answered: number;
  readonly waitSeconds: number;
  readonly talkSeconds: number;
};

const QUEUES = ['support', 'sales', 'billing', 'vip', 'techline', 'after-hours', 'orders', 'returns'];
/** Longest time from arrival to end, and so the number of seconds in flight at once. */
const HORIZON = 1024;
const FLUSH = 1 << 20;

/** Small, fast and the same everywhere (xorshift32); plenty for made-up calls. */
function randomOf(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/**
 * Writes a `queue_log` of at least `lines` lines as a large centre would: calls that overlap, unanswered rings, abandons,
 * agents' pauses in between; about 3.3 lines a call. Streams to the file.
 */
export function writeQueueLog(path: string, lines: number, seed = 1): QueueLogTruth {
  const random = randomOf(seed);
  const file = openSync(path, 'w');
  const due: string[][] = Array.from({ length: HORIZON }, () => []);
  const truth = { lines: 0, calls: 0, answered: 0, waitSeconds: 0, talkSeconds: 0 };
  let out = '';
  let second = 1_700_000_000;
  const agents = Array.from({ length: 400 }, (_, n) => `Agent ${100 + n}`);
  const schedule = (at: number, line: string): void => {
    due[at % HORIZON]?.push(`${at}|${line}`);
  };
  const call = (): void => {
    const id = `${second}.${truth.calls++}`;
    const queue = QUEUES[random(QUEUES.length)];
    schedule(second, `${id}|${queue}|NONE|ENTERQUEUE||0${150_000_000 + random(99_999_999)}|${1 + random(9)}`);
    let at = second;
    for (let tries = random(4); tries > 2; tries--) {
      at += 15;
      schedule(at, `${id}|${queue}|${agents[random(agents.length)]}|RINGNOANSWER|15000`);
    }
    const ring = 1 + random(9);
    at += ring + random(40);
    const wait = at - second;
    if (random(100) < 15) {
      schedule(at, `${id}|${queue}|NONE|ABANDON|1|${1 + random(5)}|${wait}`);
      return;
    }
    const agent = agents[random(agents.length)];
    const talk = 5 + random(600);
    schedule(at, `${id}|${queue}|${agent}|CONNECT|${wait}|${at}.${truth.calls}9|${ring}`);
    schedule(at + talk, `${id}|${queue}|${agent}|COMPLETE${random(2) ? 'AGENT' : 'CALLER'}|${wait}|${talk}|1`);
    truth.answered++;
    truth.waitSeconds += wait;
    truth.talkSeconds += talk;
  };
  const emit = (): void => {
    const now = due[second % HORIZON] as string[];
    for (const line of now) out += `${line}\n`;
    truth.lines += now.length;
    now.length = 0;
    if (out.length > FLUSH) {
      writeSync(file, out);
      out = '';
    }
    second++;
  };
  while (truth.lines < lines) {
    for (let arrivals = random(13); arrivals > 0; arrivals--) call();
    if (random(4) === 0) {
      const agent = agents[random(agents.length)];
      schedule(second, `NONE|${QUEUES[random(QUEUES.length)]}|${agent}|${random(2) ? 'PAUSE|Break' : 'UNPAUSE|'}`);
    }
    emit();
  }
  for (let rest = 0; rest < HORIZON; rest++) emit();
  writeSync(file, out);
  closeSync(file);
  return truth;
}
