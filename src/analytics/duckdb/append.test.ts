import fc from '#test/fast-check.ts';
import { afterAll, expect, it } from 'vitest';
import { toColumns, toRows } from '../columns.ts';
import { openDatabase } from '../open.ts';

const opened = openDatabase(':memory:');
afterAll(async () => (await opened).close());

it('stores any mixture of short, long, repeated, missing and foreign texts as it is', async () => {
  const database = await opened;
  await database.write((w) => w.run('CREATE TABLE t (i BIGINT, a VARCHAR)'));
  const texts = fc.oneof(
    fc.constantFrom(
      '',
      'x',
      'asterisk-queue-log',
      'exactly12chr',
      'thirteen chrs',
      '客服',
      '客服队列一号线路长名',
      null,
    ),
    fc.string({ maxLength: 14 }),
    fc.string({ unit: 'binary', minLength: 0, maxLength: 30 }).filter((text) => text.isWellFormed()),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(texts, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 60 }),
      async (some, times) => {
        const rows = Array.from({ length: times }, () => some)
          .flat()
          .map((a, i) => ({ i, a }));
        await database.write(async (writer) => {
          await writer.run('DELETE FROM t');
          await writer.append(
            't',
            [
              { name: 'i', type: 'BIGINT' },
              { name: 'a', type: 'VARCHAR' },
            ],
            toColumns(rows, ['i', 'a']),
          );
        });
        expect(toRows(await database.read('SELECT i, a FROM t ORDER BY i'))).toEqual(rows);
      },
    ),
    { numRuns: 60 },
  );
});
