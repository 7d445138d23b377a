import fc from '#test/fast-check.ts';
import { afterAll, expect, it } from 'vitest';
import { TextCodes, toColumns, toRows } from '../columns.ts';
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

it('reads numbers with gaps and as many texts as there are rows as codes, slice by slice, what it reads as it is', async () => {
  const database = await opened;
  await database.write((writer) =>
    writer.run(`CREATE TABLE many AS SELECT i, CASE WHEN i % 7 > 0 THEN i * 3 END AS n, CASE WHEN i % 11 = 0 THEN NULL
      WHEN i // 3000 % 2 = 0 THEN 'name ' || hash(i) % 6000 ELSE 'a rather longer name ' || i % 5000 END AS a, CAST(NULL AS VARCHAR) AS b
      FROM range(30_000) AS r(i)`),
  );
  const plain = await database.read('SELECT i, n, a, b FROM many ORDER BY i');
  let at = 0;
  for await (const { length, columns } of database.streamCoded('SELECT i, n, a, b FROM many ORDER BY i', [], 5_000)) {
    for (const name of ['i', 'n', 'a', 'b']) {
      const column = columns[name];
      const values =
        column instanceof TextCodes
          ? Array.from(column.codes, (code) => column.values[code - 1] ?? null)
          : Array.from((column ?? []) as ArrayLike<unknown>, (value) => (Number.isNaN(value) ? null : value));
      expect(values, name).toEqual(
        Array.from((plain.columns[name]?.slice(at, at + length) ?? []) as ArrayLike<unknown>),
      );
    }
    at += length;
  }
  expect(at).toBe(30_000);
});
