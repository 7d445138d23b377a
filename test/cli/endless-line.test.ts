import { closeSync, createWriteStream, ftruncateSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Centre, type Ran, startCentre } from './centre.ts';

const GIGABYTE = 1 << 30;
/** What reading one endless line may cost. */
const MOST_MEMORY = 600 << 20;
const MOST_TIME = 60_000;

const MAPPING = `mapping: 1
zone: UTC
target: { fact: trunk_attempt }
id: id
fields: { tried_at: at, result: result, channel: { value: voice } }
`;

describe('a line without an end through the command line', () => {
  let centre: Centre;
  let mapping: string;

  beforeAll(async () => {
    centre = await startCentre();
    mapping = path('attempts.yaml');
    writeFileSync(mapping, MAPPING);
  });
  afterAll(() => centre?.close());
  const path = (name: string): string => join(centre.data, name);

  /** One complaint about this file: an error (2), or one letter (1) that can be read in the list of rejected records. */
  async function expectOne(ran: Ran, name: string): Promise<void> {
    expect([1, 2], ran.out + ran.err).toContain(ran.code);
    if (ran.code === 2) {
      expect(ran.err.trimEnd().split('\n'), ran.err).toHaveLength(2);
      expect(ran.err).toContain(name);
      return;
    }
    const answer = await centre.get(`/api/dead-letters?source=${name}`);
    expect(await answer.json()).toMatchObject({ total: 1, rows: [{ file: name, line: 1 }] });
  }

  /** What a run takes: milliseconds, and bytes of memory above what was there before. */
  async function measured(run: () => Promise<Ran>): Promise<{ ran: Ran; time: number; memory: number }> {
    const [before, began] = [process.memoryUsage().rss, performance.now()];
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    const ran = await run().finally(() => clearInterval(watch));
    return { ran, time: performance.now() - began, memory: most - before };
  }

  /** A gigabyte on paper: a beginning, and a hole. */
  function sparse(name: string, head: string): string {
    const file = openSync(path(name), 'w');
    writeSync(file, head);
    ftruncateSync(file, GIGABYTE);
    closeSync(file);
    return path(name);
  }

  it.each([
    ['hole.csv', 'table', `id,at,result\n1,2026-11-16 09:00,${'x'.repeat(200_000)}`],
    ['hole.jsonl', 'table', `{"id":1,"at":"2026-11-16 09:00","result":"${'x'.repeat(200_000)}`],
    ['hole-log', 'asterisk-queue-log', `1763280000|c1|q|NONE|ENTERQUEUE||${'x'.repeat(200_000)}`],
  ])('a line of 1 GB (%s) ends in one error, in bounded time and memory', async (name, connector, head) => {
    const file = sparse(name, head);
    const { ran, time, memory } = await measured(() =>
      centre.run('ingest', connector, file, '--source', name, ...(connector === 'table' ? ['--mapping', mapping] : [])),
    );
    await expectOne(ran, name);
    expect(time).toBeLessThan(MOST_TIME);
    expect(memory).toBeLessThan(MOST_MEMORY);
  });

  it('a line of 1 GB of letters, gzipped, too', async () => {
    const piece = Buffer.alloc(1 << 20, 'x');
    async function* content(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('id,at,result\n1,2026-11-16 09:00,');
      for (let i = 0; i < 1024; i++) yield piece;
    }
    const file = path('letters.csv.gz');
    await pipeline(Readable.from(content()), createGzip({ level: 1 }), createWriteStream(file));
    const { ran, time, memory } = await measured(() => centre.run('ingest', 'table', file, '--mapping', mapping));
    await expectOne(ran, 'letters.csv.gz');
    expect(time).toBeLessThan(MOST_TIME);
    expect(memory).toBeLessThan(MOST_MEMORY);
  });
});
