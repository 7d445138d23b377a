import { afterAll, beforeAll, expect, it } from 'vitest';
import { column, entity } from '#src/semantic/entity.ts';
import { label } from '#src/semantic/label.ts';
import { describeClickHouse, type Engine, startEngine } from '#test/clickhouse/engine.ts';
import { toColumns, toRows } from '../columns.ts';
import type { Change, EventStore } from '../event-store.ts';
import { clickhouseStore } from './clickhouse-store.ts';
import { openClickHouse } from './open-clickhouse.ts';
import { connect, type Server } from './server.ts';

const thing = (name: string) =>
  entity({
    name,
    label: label(name, name),
    fields: { id: column.id.required(), who: column.text.required(), n: column.count.optional() },
    key: ['id'],
    subject: 'who',
    dimensions: {},
  });
const call = thing('ledger_call');
const leg = thing('ledger_leg');
const rows = (...list: [string, string, number][]) =>
  toColumns(
    list.map(([id, who, n]) => ({ id, who, n })),
    ['id', 'who', 'n'],
  );

const before: Change = {
  append: [
    { entity: call, rows: rows(['a', 'ann', 1], ['b', 'bob', 1]) },
    { entity: leg, rows: rows(['x', 'ann', 1], ['y', 'ann', 1]) },
  ],
};
/** Ann's rows are derived again: another number, one leg fewer, and bob's row is replaced by its key. */
const change: Change = {
  remove: [call, leg].map((e) => ({ entity: e, values: ['ann'] })),
  append: [
    { entity: call, rows: rows(['a', 'ann', 2], ['b', 'bob', 2]) },
    { entity: leg, rows: rows(['x', 'ann', 2]) },
  ],
};
/** The way back: bob's row again by its key, ann's by removal. */
const back: Change = { remove: change.remove ?? [], ...before };
const OLD = 'a1 b1 x1 y1';
const NEW = 'a2 b2 x2';

/** A connection on which `meet` is called around every writing statement, numbered from 1; it may throw. */
function watched(server: Server, meet: (statement: number, when: 'before' | 'after') => Promise<void> | void): Server {
  let statement = 0;
  const around =
    <A extends unknown[]>(step: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      const mine = (statement += 1);
      await meet(mine, 'before');
      await step(...args);
      await meet(mine, 'after');
    };
  return {
    writer: server.writer,
    run: around((sql: string, parameters?) => server.run(sql, parameters)),
    insert: around((into: string, lines: Iterable<string>) => server.insert(into, lines)),
    read: (sql, parameters) => server.read(sql, parameters),
    stream: (sql, parameters, size) => server.stream(sql, parameters, size),
    close: () => server.close(),
  };
}

async function content(store: EventStore): Promise<string> {
  const lists = await Promise.all([call, leg].map((e) => store.list({ entity: e, orderBy: [{ field: 'id' }] })));
  return lists.flatMap((list) => toRows(list).map((r) => `${r['id']}${r['n']}`)).join(' ');
}

describeClickHouse('changes on ClickHouse', () => {
  let engine: Engine;
  let reader: EventStore;
  const opened: { close(): Promise<void> }[] = [];
  const open = async (
    server = connect(engine.url),
    compaction = { above: 1e9, everyChanges: 1e9 },
  ): Promise<EventStore> => {
    const store = clickhouseStore(server, compaction);
    opened.push(store);
    await store.prepare([call, leg]);
    return store;
  };
  const reset = async (): Promise<void> => {
    const store = await open();
    await store.apply({ remove: [call, leg].map((e) => ({ entity: e, values: ['ann', 'bob'] })), ...before });
    expect(await content(reader)).toBe(OLD);
  };

  beforeAll(async () => {
    engine = await startEngine();
    await (await openClickHouse(engine.url)).close();
    reader = await open();
  });
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await engine.stop();
  });

  it('become visible as a whole: readers see the old rows or the new ones at every step', async () => {
    await reset();
    const seen: string[] = [];
    const seenByWriter: string[] = [];
    let watching = false;
    const meet = async (): Promise<void> => {
      if (!watching) return;
      seen.push(await content(reader));
      seenByWriter.push(await content(writer));
    };
    const writer = await open(watched(connect(engine.url), meet));
    watching = true;
    await writer.apply(change);
    watching = false;
    expect(seen.length).toBeGreaterThan(20);
    expect([seen.at(0), seen.at(-1), new Set(seen)]).toEqual([OLD, NEW, new Set([OLD, NEW])]);
    expect(new Set(seenByWriter)).toEqual(new Set([OLD]));
    expect(await content(writer)).toBe(NEW);
  });

  it('leave nothing when the process dies at any step, and the same change again sets it right', async () => {
    await reset();
    let deaths = 0;
    for (let alive = false, at = 0; !alive; at++) {
      const [step, from, to] = at % 2 === 0 ? [change, OLD, NEW] : [back, NEW, OLD];
      let dead = false;
      let started: number | null = null;
      // Dies after its `at`-th statement; `at` 0 dies before its first.
      const meet = (statement: number, when: 'before' | 'after'): void => {
        if (started === null) return;
        if (dead || (at === 0 ? when === 'before' : when === 'after' && statement - started === at)) {
          dead = true;
          throw new Error('killed');
        }
      };
      let statements = 0;
      const writer = await open(
        watched(connect(engine.url), (statement, when) => {
          statements = Math.max(statements, statement);
          meet(statement, when);
        }),
      );
      started = statements;
      const outcome = await writer.apply(step).then(
        () => 'done',
        (error: Error) => error.message,
      );
      alive = !dead;
      if (dead) deaths += 1;
      // Dead after the commit: its answer is looked up, and the change stands.
      expect([outcome, await content(reader)]).toEqual(outcome === 'done' ? ['done', to] : ['killed', from]);
      const survivor = await open();
      await survivor.apply(step);
      expect(await content(reader)).toBe(to);
    }
    expect(deaths).toBeGreaterThan(12);
  });

  it('are refused to a process when another has begun to write', async () => {
    await reset();
    const first = await open();
    const second = await open();
    await first.apply(before);
    await second.apply(before);
    await expect(first.apply(change)).rejects.toMatchObject({ code: 'data_in_use' });
    await expect(first.apply(change)).rejects.toMatchObject({ code: 'data_in_use' });
    expect(await content(first)).toBe(OLD);
    await second.apply(change);
    expect(await content(first)).toBe(NEW);
  });

  it('clear away what they replaced', async () => {
    await reset();
    const server = connect(engine.url);
    const store = await open(server, { above: 2, everyChanges: 4 });
    for (let i = 0; i < 8; i++) await store.apply(i % 2 === 0 ? change : back);
    await store.apply(change);
    expect(await content(reader)).toBe(NEW);
    const stored = await server.read('SELECT count() AS n FROM ledger_call_rows');
    expect(Number(stored.columns['n']?.[0])).toBeLessThan(12);
    const notes = await server.read('SELECT count() AS n FROM yunchou_removed');
    expect(Number(notes.columns['n']?.[0])).toBeLessThan(12);
  });

  it('name the server that does not answer', async () => {
    await expect(openClickHouse('http://127.0.0.1:1/yunchou')).rejects.toMatchObject({ code: 'events_unavailable' });
  });
});
