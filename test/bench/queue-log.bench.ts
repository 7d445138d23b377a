import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readQueueLog } from '#src/modules/ingestion/server/connectors/asterisk/read-portions.ts';
import { ContactStream } from '#src/modules/ingestion/server/derivation/contact-stream.ts';
import type { ContactFacts } from '#src/modules/ingestion/server/derivation/contact.ts';
import { plainContext } from '#src/modules/ingestion/server/derivation/context.ts';
import { writeQueueLog } from './queue-log-generator.ts';
import { duckDbGroupBy, type QueueLogAnswer, readlineAndSplit } from './queue-log-peers.ts';

export type QueueLogBench = {
  readonly lines: number;
  readonly megabytes: number;
  /** Medians in milliseconds. */
  readonly ours: number;
  readonly readline: number;
  readonly duckDb: number;
  /** How many times faster than the peer; medians of the rounds' own ratios. */
  readonly overReadline: number;
  readonly overDuckDb: number;
};

/** Our way: the reader and the derivation an import uses, to columns of contacts, entries, legs and rings. */
export async function ours(path: string): Promise<QueueLogAnswer> {
  const answer = { calls: 0, answered: 0, waitSeconds: 0, talkSeconds: 0 };
  const context = plainContext('bench');
  let stream: ContactStream | null = null;
  const options = { aliases: new Map<string, string>(), membersPersist: true };
  for await (const { events } of readQueueLog({ name: 'queue_log', path }, options)) {
    stream ??= new ContactStream(events.names, events.words);
    add(answer, stream.derive(events, stream.join(events), context));
  }
  if (stream) add(answer, stream.rest(context));
  return answer;
}

function add(
  to: { calls: number; answered: number; waitSeconds: number; talkSeconds: number },
  facts: ContactFacts,
): void {
  const answeredAt = facts.queue_entry.columns.answered_at as Float64Array | undefined;
  const wait = facts.queue_entry.columns.wait as Float64Array | undefined;
  const talk = facts.agent_leg.columns.talk as Float64Array | undefined;
  to.calls += facts.contact.length;
  for (let i = 0; i < facts.queue_entry.length; i++) {
    if (answeredAt === undefined || Number.isNaN(answeredAt[i] ?? Number.NaN)) continue;
    to.answered++;
    to.waitSeconds += (wait?.[i] ?? 0) / 1000;
  }
  for (let i = 0; i < facts.agent_leg.length; i++) to.talkSeconds += (talk?.[i] ?? 0) / 1000;
}

/** Runs all three ways over one generated log, in turns, and asserts equal answers every time. */
export async function benchQueueLog(options: { lines?: number; rounds?: number } = {}): Promise<QueueLogBench> {
  const { lines = 2_000_000, rounds = 5 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'yunchou-queue-log-'));
  const path = join(folder, 'queue_log');
  try {
    const { lines: written, ...truth } = writeQueueLog(path, lines);
    const ways = { ours, readline: readlineAndSplit, duckDb: duckDbGroupBy };
    const times: Record<keyof typeof ways, number[]> = { ours: [], readline: [], duckDb: [] };
    await ours(path);
    for (let round = 0; round < rounds; round++) {
      for (const [name, way] of Object.entries(ways) as [
        keyof typeof ways,
        (path: string) => Promise<QueueLogAnswer>,
      ][]) {
        const started = performance.now();
        const answer = await way(path);
        times[name].push(performance.now() - started);
        for (const [figure, value] of Object.entries(truth)) {
          if (answer[figure as keyof QueueLogAnswer] !== value)
            throw new Error(`${name} gives ${figure} ${answer[figure as keyof QueueLogAnswer]}, not ${value}`);
        }
      }
    }
    const ratio = (peer: number[]) => median(peer.map((time, round) => time / (times.ours[round] as number)));
    return {
      lines: written,
      megabytes: statSync(path).size / 1e6,
      ours: median(times.ours),
      readline: median(times.readline),
      duckDb: median(times.duckDb),
      overReadline: ratio(times.readline),
      overDuckDb: ratio(times.duckDb),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
}
