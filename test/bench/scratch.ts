import { openDatabase } from '#src/analytics/open.ts';
import { duckdbStore } from '#src/analytics/duckdb/duckdb-store.ts';
import { ENTITIES } from '#src/catalogue/entities/index.ts';
import { generate } from '#test/bench/generate.ts';
import { SEALINGS } from '#src/catalogue/sealing.ts';
import { readDay } from '#src/analytics/sealed/read-day.ts';
import { buildDay } from '#src/analytics/sealed/build-day.ts';
import { DayCalendar } from '#src/analytics/sealed/day-calendar.ts';
import { encodeDay } from '#src/analytics/sealed/day-file.ts';
const rows = Number(process.argv[2] ?? 2e6);
const path = `/tmp/benchdata-${rows}/facts.duckdb`;
const db = await openDatabase(path);
const store = duckdbStore(db);
await store.prepare(Object.values(ENTITIES));
if ((await store.count(ENTITIES.queue_entry)) === 0) {
  const t = Date.now();
  await generate(db, rows);
  console.log('gen', Date.now() - t);
}
const cal = new DayCalendar('Europe/Berlin');
for (let i = 0; i < 4; i++) {
  const day = cal.dayOf(Date.UTC(2026, 5, 10 + i, 12));
  const t0 = performance.now();
  const r = await readDay(store, SEALINGS[0]!, day.start, day.end);
  const t1 = performance.now();
  const p = buildDay(r, SEALINGS[0]!, day);
  const t2 = performance.now();
  const b = encodeDay(p, { entity: 'x', layout: 'x', stamp: 'x' });
  console.log(
    r.length,
    'read',
    (t1 - t0).toFixed(1),
    'build',
    (t2 - t1).toFixed(1),
    'encode',
    (performance.now() - t2).toFixed(1),
    b.length,
    p.cuts.map((c) => `${c.cut}@${c.width}: s${c.codes[0]!.length} c${c.slot.length}`).join(' '),
  );
}
await store.close();
