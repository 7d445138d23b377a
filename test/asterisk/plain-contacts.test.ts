import fc from '#test/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { QueueLogParser } from '#src/modules/ingestion/server/connectors/asterisk/parse.ts';
import type { EventBatch } from '#src/modules/ingestion/server/derivation/event-batch.ts';
import { SUBJECT, SUBJECT_OF_KIND } from '#src/modules/ingestion/server/derivation/event-kind.ts';
import { PlainContacts, STAGE } from '#src/modules/ingestion/server/derivation/plain-contacts.ts';
import { deriveBatch } from './derive-log.ts';
import { writeLog } from './log-writer.ts';

const parsed = (text: string, aliases: ReadonlyMap<string, string>, membersPersist: boolean): EventBatch =>
  new QueueLogParser({ aliases, membersPersist }).parse(Buffer.from(text)).batch;

/** An event with data of its own is looked at one by one; empty data changes nothing else. */
function lookAtEvery(batch: EventBatch): EventBatch {
  for (let i = 0; i < batch.length; i++)
    if (SUBJECT_OF_KIND[batch.kind[i] as number] === SUBJECT.contact && !batch.extra.has(i)) batch.extra.set(i, {});
  return batch;
}

function stagesOf(batch: EventBatch): number[] {
  const plain = new PlainContacts(batch);
  plain.take(0, batch.length);
  return [...plain.stage];
}

describe('contacts of the common shape', () => {
  it('give the rows of the full derivation, to the letter and in the same order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (seed) => {
        const log = writeLog(seed);
        const batch = () => parsed(log.text, log.aliases, log.membersPersist);
        const until = log.until * 1000;
        const general = lookAtEvery(batch());
        expect(stagesOf(general).every((stage) => stage === STAGE.general)).toBe(true);
        expect(
          stagesOf(batch()).filter((stage) => stage === STAGE.ended || stage === STAGE.left).length,
        ).toBeGreaterThan(20);
        expect(deriveBatch(batch(), until)).toEqual(deriveBatch(general, until));
      }),
      { seed: 11, numRuns: 25 },
    );
  });

  it('are judged one by one as soon as anything is out of the ordinary', () => {
    const lines = [
      '1700000000|1.1|q|NONE|ENTERQUEUE||1|1',
      '1700000004|1.1|q|Ann|RINGNOANSWER|3000',
      '1700000005|1.1|q|Bob|CONNECT|5|1.2|1',
      '1700000009|1.1|q|Bob|COMPLETEAGENT|5|4|1',
    ];
    const stage = (...changed: string[]) => stagesOf(parsed(`${changed.join('\n')}\n`, new Map(), true))[0];
    const [enter = '', ring = '', connect = '', end = ''] = lines;
    expect(stage(...lines)).toBe(STAGE.ended);
    expect(stage(enter, ring, ring.replace('Ann', 'Cid'), connect, end)).toBe(STAGE.general);
    expect(stage(enter, enter, connect, end)).toBe(STAGE.general);
    expect(stage(enter, connect, ring, end)).toBe(STAGE.general);
    expect(stage(...lines, end)).toBe(STAGE.general);
    expect(stage(...lines, '1700000010|1.1|q|Bob|SURVEY|5|9')).toBe(STAGE.general);
    expect(stage(enter, connect, end.replace('|q|', '|r|'))).toBe(STAGE.general);
    expect(stage(enter, connect, end.replace('Bob', 'Ann'))).toBe(STAGE.general);
    expect(stage(enter, connect.replace('1700000005', '1700000000'), end)).toBe(STAGE.general);
    expect(stage(connect, end)).toBe(STAGE.general);
  });
});
