import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type QueueLogOptions, readQueueLog } from '#src/modules/ingestion/server/connectors/asterisk/read-portions.ts';
import { ContactStream } from '#src/modules/ingestion/server/derivation/contact-stream.ts';
import { plainContext } from '#src/modules/ingestion/server/derivation/context.ts';
import type { CanonicalEvent } from '#src/modules/ingestion/contract/event.ts';
import { toRows } from '#src/analytics/columns.ts';
import { writeQueueLog } from '#test/bench/queue-log-generator.ts';
import { writeLog } from './log-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'yunchou-thread-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HERE = { threadFrom: Number.POSITIVE_INFINITY };
const IN_THREAD = { threadFrom: 0 };

type Read = {
  portions: { offset: number; line: number; rejections: unknown }[];
  events: CanonicalEvent[];
  rows: unknown[];
};

/** Everything an import takes from the log: its portions, their events with raw lines, and the rows derived from them. */
async function read(path: string, options: QueueLogOptions, from = { offset: 0, line: 0 }): Promise<Read> {
  const found: Read = { portions: [], events: [], rows: [] };
  const context = plainContext('pbx');
  let stream: ContactStream | null = null;
  const add = ({ notes, ...tables }: ReturnType<ContactStream['rest']>): void => {
    for (const [name, rows] of Object.entries(tables))
      found.rows.push(...toRows(rows).map((row) => ({ name, ...row })));
    found.rows.push(...notes);
  };
  for await (const { events, offset, line, rejections } of readQueueLog({ name: 'queue_log', path }, options, from)) {
    found.portions.push({ offset, line, rejections });
    for (let i = 0; i < events.length; i++) found.events.push(events.event(i));
    stream ??= new ContactStream(events.names, events.words);
    add(stream.derive(events, stream.join(events), context));
  }
  if (stream) add(stream.rest(context));
  return found;
}

describe('a queue_log parsed by a thread of its own', () => {
  it('has the portions, events and rows it has when it is parsed here', async () => {
    const path = join(folder, 'big');
    writeQueueLog(path, 2_500, 3);
    const options = { aliases: new Map<string, string>(), membersPersist: true, portionBytes: 17_000 };
    const here = await read(path, { ...options, ...HERE });
    expect(here.portions.length).toBeGreaterThan(8);
    expect(await read(path, { ...options, ...IN_THREAD })).toEqual(here);
    const middle = here.portions[4] as { offset: number; line: number };
    expect(await read(path, { ...options, ...IN_THREAD }, middle)).toEqual(
      await read(path, { ...options, ...HERE }, middle),
    );
  });

  it('keeps aliases, traps, foreign ids and bad lines as they are', async () => {
    const path = join(folder, 'traps');
    const log = writeLog(11);
    const odd =
      '1700009000|call-äöü|support|NONE|ENTERQUEUE||客户|1\ngarbage\n1700009001|call-äöü|support|NONE|NEWS|x|y\n1700009002|NONE|NONE|NONE|QUEUESTART|\n';
    writeFileSync(path, `${log.text}${odd}${log.text.slice(0, 2000)}`);
    const options = { aliases: log.aliases, membersPersist: false, portionBytes: 4_000 };
    const here = await read(path, { ...options, ...HERE });
    expect(here.portions.some(({ rejections }) => (rejections as unknown[]).length > 0)).toBe(true);
    expect(here.events.some(({ subject }) => subject === 'call-äöü')).toBe(true);
    expect(await read(path, { ...options, ...IN_THREAD })).toEqual(here);
  });

  it('fails as it fails here, and may be left half read', async () => {
    const options = { aliases: new Map<string, string>(), membersPersist: true, ...IN_THREAD };
    const binary = join(folder, 'binary');
    writeFileSync(binary, Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3]));
    const failure = await read(binary, { ...options, ...HERE }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'AppError', code: 'binary_file', details: { file: 'queue_log', line: 1 } });
    await expect(read(binary, options)).rejects.toEqual(failure);
    const path = join(folder, 'left');
    writeQueueLog(path, 2_000, 4);
    const first = readFileSync(path, 'utf8').slice(0, 10);
    for await (const { events } of readQueueLog({ name: 'q', path }, { ...options, portionBytes: 9_000 })) {
      expect(String((events.at[0] as number) / 1000)).toBe(first);
      break;
    }
  });
});

describe('a portion', () => {
  it('holds the same lines however much is read at once, and leaves a half last one', async () => {
    const path = join(folder, 'pieces');
    const odd = Buffer.concat([
      Buffer.from('1700009000|caf\u00e9-1|support|NONE|ENTERQUEUE||x|1\r\n\n17000|a\n1700009000|\n', 'latin1'),
      Buffer.from(
        '1700009001.25|1700009001.7|support|NONE|ENTERQUEUE||客户|1\n1700009002|1700009001.7|support|A|CONNECT|x\n',
      ),
    ]);
    const some = Buffer.concat([Buffer.from(writeLog(12).text), odd]);
    const whole = Buffer.concat(Array.from({ length: Math.ceil(700_000 / some.length) }, () => some));
    writeFileSync(path, Buffer.concat([whole, Buffer.from('1700009003|1700009001.7|supp')]));
    const lines = async (more: Partial<QueueLogOptions>, from = { offset: 0, line: 0 }) => {
      const options = { aliases: new Map<string, string>(), membersPersist: true, ...more };
      const found = { portions: 0, offset: 0, line: 0, events: [] as CanonicalEvent[], rejections: [] as unknown[] };
      for await (const portion of readQueueLog({ name: 'q', path }, options, from)) {
        const { events, rejections, offset, line } = portion;
        for (let i = 0; i < events.length; i++) found.events.push(events.event(i));
        found.rejections.push(...rejections);
        Object.assign(found, { portions: found.portions + 1, offset, line });
      }
      return found;
    };
    const { portions, ...atOnce } = await lines(HERE);
    expect(portions).toBe(1);
    expect(atOnce.offset).toBe(whole.length);
    expect(atOnce.line).toBe(whole.filter((byte) => byte === 10).length);
    const copies = whole.length / some.length;
    expect(atOnce.rejections.length).toBeGreaterThanOrEqual(3 * copies);
    expect(await lines({ ...HERE, portionBytes: 30_000 })).toMatchObject(atOnce);
    expect(await lines(IN_THREAD)).toMatchObject(atOnce);
    const from = { offset: some.length, line: atOnce.line / copies };
    const { events, rejections } = await lines(IN_THREAD, from);
    const after = <T extends { line?: number }>(all: readonly T[]) => all.filter(({ line }) => (line ?? 0) > from.line);
    expect(events).toEqual(after(atOnce.events));
    expect(rejections).toEqual(after(atOnce.rejections as { line: number }[]));
  });

  it('ends with the line that fills a row group of the store', async () => {
    const path = join(folder, 'whole');
    writeQueueLog(path, 130_000, 5);
    const options = { aliases: new Map<string, string>(), membersPersist: true };
    const lengths: number[] = [];
    for await (const { events } of readQueueLog({ name: 'q', path }, options)) lengths.push(events.length);
    expect(lengths[0]).toBe(122_880);
    expect(lengths).toHaveLength(2);
  });
});
