import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { toRows } from '#src/analytics/columns.ts';
import { QueueLogParser } from '#src/modules/ingestion/server/connectors/asterisk/parse.ts';
import { readQueueLog } from '#src/modules/ingestion/server/connectors/asterisk/read-portions.ts';
import { EventBatch } from '#src/modules/ingestion/server/derivation/event-batch.ts';
import { fromRawColumns, toRawColumns } from '#src/modules/ingestion/server/derivation/raw-event.ts';
import { deriveBatch, deriveLog, type Facts } from './derive-log.ts';
import { writeLog } from './log-writer.ts';

/** Facts in an order of their own, so that two sets can be compared whatever order they came in. */
function settled(facts: Omit<Facts, 'rejections'>) {
  const sorted = <T extends object>(rows: readonly T[]) =>
    rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
  const { contacts, entries, legs, rings, surveys, times, sessions, pauses } = facts;
  return [contacts, entries, legs, rings, surveys, times, sessions, pauses].map((rows) => sorted(rows as object[]));
}

const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const out = [...items];
  let state = seed | 1;
  for (let i = out.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const j = state % (i + 1);
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
};

async function* piecesOf(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('queue_log in any order', () => {
  it('shuffled and duplicated lines give the same facts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.nat(), fc.nat({ max: 60 }), (seed, order, repeats) => {
        const log = writeLog(seed);
        const options = { aliases: log.aliases, membersPersist: log.membersPersist, until: log.until * 1000 };
        const lines = log.text.trimEnd().split('\n');
        const again = shuffled([...lines, ...lines.slice(0, repeats)], order);
        expect(settled(deriveLog(`${again.join('\n')}\n`, options))).toEqual(settled(deriveLog(log.text, options)));
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it('portions of any size, through stored rows, give the same facts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 200, max: 40_000 }),
        fc.integer({ min: 1, max: 9_000 }),
        async (seed, portionBytes, piece) => {
          const log = writeLog(seed);
          const options = { aliases: log.aliases, membersPersist: log.membersPersist };
          const all = new EventBatch();
          let line = 0;
          for await (const portion of readQueueLog(
            { name: 'queue_log', bytes: piecesOf(Buffer.from(log.text), piece) },
            { ...options, portionBytes },
          )) {
            const origin = { source: 's', batch: 'b', file: 'f', firstArrival: all.length };
            fromRawColumns(toRawColumns(portion.events, origin), all);
            expect(portion.rejections).toEqual([]);
            line = portion.line;
          }
          expect(line).toBe(log.text.trimEnd().split('\n').length);
          const until = log.until * 1000;
          expect(settled(deriveBatch(all, until))).toEqual(settled(deriveLog(log.text, { ...options, until })));
        },
      ),
      { seed: 8, numRuns: 15 },
    );
  });
});

describe('last line', () => {
  it('without its newline stays pending until the file has grown', async () => {
    const text =
      '1700000000|1.1|q|NONE|ENTERQUEUE||1|1\n1700000005|1.1|q|Ann|CONNECT|5|1.2|2\n1700000009|1.1|q|Ann|COMPLETEAGENT|5|4|1\n';
    const cut = text.length - 20;
    const read = async (part: string, from = { offset: 0, line: 0 }) => {
      const events: string[] = [];
      let end = from;
      for await (const p of readQueueLog(
        { name: 'queue_log', bytes: piecesOf(Buffer.from(part), 7) },
        { aliases: new Map(), membersPersist: true },
        from,
      )) {
        for (let i = 0; i < p.events.length; i++) events.push(`${p.events.line[i]} ${p.events.event(i).kind}`);
        expect(p.rejections).toEqual([]);
        end = { offset: p.offset, line: p.line };
      }
      return { events, end };
    };
    const first = await read(text.slice(0, cut));
    expect(first.events).toEqual(['1 queue_entered', '2 agent_connected']);
    const second = await read(text.slice(first.end.offset), first.end);
    expect(second.events).toEqual(['3 agent_left']);
    expect(second.end.offset).toBe(text.length);
  });
});

describe('bad lines', () => {
  it('name line, field, reason and remedy, and the rest is used', () => {
    const parser = new QueueLogParser({ aliases: new Map(), membersPersist: true });
    const { batch, rejections } = parser.parse(
      Buffer.from(
        'garbage\n\n1700000000|1.1|q|NONE|ENTERQUEUE||1|1\r\n2026-11-16 10:00:00|1.1|q|A|CONNECT|1|2|3\n1700000001|1.1|q|A|CONNECT|x|2|3\n1700000001|1.1|q|NONE|CONNECT|1|2|3\n1700000002|1.1|q|A|BLINDTRANSFER|1\n1700000003|1.1|q|A|RINGNOANSWER|\n1700000003|NONE|q|NONE|ADDMEMBER|\n1700000004|NONE|NONE|NONE|NEWEVENT|x\n',
      ),
    );
    expect(rejections.map((r) => [r.line, r.code, r.field])).toEqual([
      [1, 'too_few_fields', 'event'],
      [4, 'bad_time', 'time'],
      [5, 'bad_field', 'data1'],
      [6, 'bad_field', 'agent'],
      [7, 'bad_field', 'data'],
      [9, 'bad_field', 'agent'],
    ]);
    expect(rejections.every((r) => r.reason !== '' && r.remedy !== '' && r.raw !== '')).toBe(true);
    expect(Array.from({ length: batch.length }, (_, i) => batch.event(i).kind)).toEqual([
      'queue_entered',
      'ring_ended',
    ]);
    expect(toRows(toRawColumns(batch, { source: 's', batch: 'b', file: null, firstArrival: 0 }))[0]).toMatchObject({
      subject: '1.1',
      text: '1',
      line: 3,
    });
  });
});
