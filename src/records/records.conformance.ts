import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate, type ModuleMigrations } from './migrate.ts';
import type { Records } from './records.ts';
import { violation } from './violation.ts';

interface Note {
  id: number;
  at: number;
  title: string;
  body: { words: string[]; ok: boolean } | null;
  parent: number | null;
}

declare module './records.ts' {
  interface Tables {
    conformance_note: Note;
  }
}

const first: ModuleMigrations = {
  name: 'conformance',
  migrations: {
    '0001_note': async (db) => {
      await db.schema
        .createTable('conformance_note')
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('body', 'jsonb')
        .addColumn('parent', 'integer', (c) => c.references('conformance_note.id'))
        .addUniqueConstraint('conformance_note_title', ['title'])
        .addCheckConstraint('conformance_note_at', sql`at >= 0`)
        .execute();
    },
  },
};

/** What every records database must do; an implementation's test is a call of this. */
export function recordsConformance(name: string, open: () => Promise<Records>): void {
  describe(`records on ${name}`, () => {
    let records: Records;
    let nextId = 0;
    const note = (title: string, more: Partial<Note> = {}): Note => {
      nextId += 1;
      return { id: nextId, at: 0, title, body: null, parent: null, ...more };
    };
    const titles = async (like: string) =>
      (
        await records.db
          .selectFrom('conformance_note')
          .select('title')
          .where('title', 'like', like)
          .orderBy('id')
          .execute()
      ).map((row) => row.title);
    const brokenBy = async (work: Promise<unknown>) =>
      violation(
        await work.then(
          () => undefined,
          (error: unknown) => error,
        ),
      );

    beforeAll(async () => {
      records = await open();
      expect(await migrate(records, [first])).toEqual(['conformance.0001_note']);
    });
    afterAll(async () => {
      await records.close();
      await records.close();
    });

    it('migrates once, then only what is new, also in an earlier module', async () => {
      expect(await migrate(records, [first])).toEqual([]);
      const early: ModuleMigrations = { name: 'aaa', migrations: { '0001': async () => {} } };
      expect(await migrate(records, [early, first])).toEqual(['aaa.0001']);
      await expect(migrate(records, [first])).rejects.toMatchObject({ code: 'records_too_new' });
    });

    it('leaves nothing of a step that failed', async () => {
      const early: ModuleMigrations = { name: 'aaa', migrations: { '0001': async () => {} } };
      const broken: ModuleMigrations = {
        name: 'broken',
        migrations: {
          '0001': async (db) => {
            await sql`create table conformance_half (id integer)`.execute(db);
            throw new Error('half way');
          },
        },
      };
      await expect(migrate(records, [early, first, broken])).rejects.toThrow('half way');
      const { rows } = await records.execute(
        "select 1 from information_schema.tables where table_name = 'conformance_half'",
      );
      expect(rows).toEqual([]);
    });

    it('gives back milliseconds as numbers, JSON as values, text as written', async () => {
      const written = note("班组 “一” 🙂 it's", { at: 1_763_280_000_123, body: { words: ['签入', ''], ok: true } });
      await records.db
        .insertInto('conformance_note')
        .values({ ...written, body: sql`${JSON.stringify(written.body)}::jsonb` })
        .execute();
      const read = await records.db
        .selectFrom('conformance_note')
        .selectAll()
        .where('id', '=', written.id)
        .executeTakeFirst();
      expect(read).toEqual(written);
    });

    it('names the constraint that was broken, in the same words', async () => {
      const insert = (row: Note) =>
        records.db
          .insertInto('conformance_note')
          .values({ ...row, body: null })
          .execute();
      await insert(note('taken'));
      expect(await brokenBy(insert(note('taken')))).toEqual({ kind: 'unique', constraint: 'conformance_note_title' });
      expect(await brokenBy(insert(note('before 1970', { at: -1 })))).toEqual({
        kind: 'check',
        constraint: 'conformance_note_at',
      });
      expect(await brokenBy(insert(note('orphan', { parent: 999_999 })))).toMatchObject({ kind: 'foreign_key' });
      expect(
        await brokenBy(sql`insert into conformance_note (id, at) values (-1, 0)`.execute(records.db)),
      ).toMatchObject({
        kind: 'not_null',
      });
      expect(await brokenBy(sql`select nonsense`.execute(records.db))).toBeUndefined();
    });

    it('keeps all of a transaction or nothing, and goes on after a failure', async () => {
      const twice = records.db.transaction().execute(async (trx) => {
        await trx.insertInto('conformance_note').values(note('rolled back 1')).execute();
        throw new Error('no');
      });
      await expect(twice).rejects.toThrow('no');
      await records.db.transaction().execute(async (trx) => {
        await trx.insertInto('conformance_note').values(note('kept 1')).execute();
        await trx.insertInto('conformance_note').values(note('kept 2')).execute();
      });
      expect(await titles('rolled back%')).toEqual([]);
      expect(await titles('kept%')).toEqual(['kept 1', 'kept 2']);
    });

    it('does not swallow a statement from outside into a transaction that is rolled back', async () => {
      const opened = Promise.withResolvers<void>();
      const proceed = Promise.withResolvers<void>();
      const transaction = records.db.transaction().execute(async (trx) => {
        await trx.insertInto('conformance_note').values(note('inside')).execute();
        opened.resolve();
        await proceed.promise;
        throw new Error('rolled back');
      });
      await opened.promise;
      const outside = records.db.insertInto('conformance_note').values(note('outside builder')).execute();
      const plain = records.execute('insert into conformance_note (id, at, title) values ($1, $2, $3)', [
        note('').id,
        0,
        'outside plain',
      ]);
      proceed.resolve();
      await expect(transaction).rejects.toThrow('rolled back');
      await Promise.all([outside, plain]);
      expect(await titles('inside')).toEqual([]);
      expect(await titles('outside%')).toEqual(['outside builder', 'outside plain']);
    });

    it('serves many at once', async () => {
      const rows = Array.from({ length: 60 }, (_, i) => note(`many ${i}`));
      await Promise.all(
        rows.map((row, i) =>
          i % 3 === 0
            ? records.db.transaction().execute((trx) => trx.insertInto('conformance_note').values(row).execute())
            : records.db.insertInto('conformance_note').values(row).execute(),
        ),
      );
      expect(await titles('many%')).toHaveLength(60);
    });

    it('runs several plain statements and answers with the last', async () => {
      expect(await records.execute('select 1 as n; select 2 as n')).toEqual({ rows: [{ n: 2 }] });
      expect(await records.execute('select $1::int + 1 as n', [41])).toEqual({ rows: [{ n: 42 }] });
      expect(await records.execute('begin; select 3 as n; commit')).toEqual({ rows: [{ n: 3 }] });
    });

    it('ends a transaction begun in plain statements when they fail in it', async () => {
      await expect(records.execute('begin; select 1; select nonsense; commit')).rejects.toThrow(/nonsense/);
      // As many as a pool may hold connections: none of them may still be in the failed transaction.
      const all = await Promise.all(Array.from({ length: 12 }, () => records.execute('select 1 as n')));
      expect(all.every(({ rows }) => rows.length === 1)).toBe(true);
    });

    // A busy machine may stop everything for half a second; a statement that does would do so every time.
    it('lets the rest of the program go on while a statement takes long', { retry: 2 }, async () => {
      const gaps: number[] = [];
      let last = performance.now();
      const beat = setInterval(() => {
        gaps.push(performance.now() - last);
        last = performance.now();
      }, 5);
      const started = performance.now();
      await records.execute(
        'select count(*) from generate_series(1, 2500) a, generate_series(1, 2500) b where a.a % 7 <> b.b',
      );
      const took = performance.now() - started;
      clearInterval(beat);
      // The thread that serves pages beats on all the while: no gap comes near to the length of the statement.
      expect(took).toBeGreaterThan(200);
      expect(gaps.length).toBeGreaterThan(10);
      expect(Math.max(...gaps)).toBeLessThan(took / 3);
    });

    it('counts changed rows and sorts nulls where told', async () => {
      const changed = await records.db
        .updateTable('conformance_note')
        .set({ at: 5 })
        .where('title', 'like', 'kept%')
        .executeTakeFirst();
      expect(Number(changed.numUpdatedRows)).toBe(2);
      const { rows } = await records.execute('select x from (values (2), (null), (1)) t(x) order by x nulls last');
      expect(rows).toEqual([{ x: 1 }, { x: 2 }, { x: null }]);
    });
  });
}
