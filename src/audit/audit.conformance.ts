import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '#src/records/migrate.ts';
import type { Records } from '#src/records/records.ts';
import { verifyChain } from './chain.ts';
import { auditMigrations } from './migrations.ts';
import { type Act, recordAct } from './record-act.ts';
import { countActsBefore, trimTrail } from './trim-trail.ts';
import { searchActs } from './search-acts.ts';

const act = (n: number): Act => ({
  actor: { id: `u${n % 3}`, name: `User ${n % 3}` },
  action: 'target.agree',
  object: { kind: 'target', id: `t${n}`, label: '100 % of 客户' },
  before: { value: n },
  after: { value: n + 1 },
  at: 1_000 + n,
});

/** What the trail must do on every records engine. */
export function auditConformance(name: string, open: () => Promise<Records>): void {
  describe(`audit trail on ${name}`, () => {
    let records: Records;
    beforeAll(async () => {
      records = await open();
      await migrate(records, [auditMigrations]);
    });
    afterAll(() => records.close());

    it('keeps one chain however many write at once, and nothing of what was rolled back', async () => {
      await Promise.all(
        Array.from({ length: 24 }, (_, n) =>
          records.db.transaction().execute(async (db) => {
            await recordAct(db, act(n));
            if (n % 6 === 5) throw new Error('rolled back');
          }),
        ).map((done) => done.catch(() => undefined)),
      );
      expect(await verifyChain(records.db)).toMatchObject({ intact: true, entries: 20 });
    });

    it('is searched by who, what, when and words, wildcards taken as they are', async () => {
      const all = { limit: 50, offset: 0 };
      expect((await searchActs(records.db, { ...all, actor: 'u1' })).total).toBe(8);
      expect((await searchActs(records.db, { ...all, object: 't4' })).acts).toMatchObject([
        { actorName: 'User 1', before: { value: 4 }, after: { value: 5 } },
      ]);
      expect((await searchActs(records.db, { ...all, text: '100 % of 客' })).total).toBe(20);
      expect((await searchActs(records.db, { ...all, text: '1%0' })).total).toBe(0);
      expect((await searchActs(records.db, { ...all, from: 1_000, to: 1_002 })).total).toBe(2);
      expect((await searchActs(records.db, { limit: 1, offset: 0 })).acts[0]!.seq).toBe(20);
    });

    it('gives up its beginning, and what stays is a chain', async () => {
      const at = (await searchActs(records.db, { limit: 50, offset: 0 })).acts.toReversed().map((entry) => entry.at);
      const gone = at.findIndex((one) => one >= at[2]!);
      await records.db.transaction().execute((db) => trimTrail(db, at[2]!));
      expect(await countActsBefore(records.db, Number.POSITIVE_INFINITY)).toBe(20 - gone);
      expect(await countActsBefore(records.db, 1_000)).toBe(0);
      expect(await verifyChain(records.db)).toMatchObject({ intact: true });
    });

    it('says where it was tampered with', async () => {
      const change = (sql: string) => records.execute(sql);
      await change(`update audit_entry set after = '{"value":99}' where seq = 7`);
      expect(await verifyChain(records.db)).toMatchObject({
        intact: false,
        brokenAt: 7,
        why: 'its content was changed',
      });
      await change('delete from audit_entry where seq = 7');
      expect(await verifyChain(records.db)).toMatchObject({ intact: false, brokenAt: 8, why: 'entry 7 is missing' });
      await change('delete from audit_entry where seq >= 7');
      expect(await verifyChain(records.db)).toMatchObject({ intact: false, why: 'entries at the end are missing' });
    });
  });
}
