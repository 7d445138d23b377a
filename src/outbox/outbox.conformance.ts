import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#src/kernel/errors.ts';
import { migrate } from '#src/records/migrate.ts';
import type { Records } from '#src/records/records.ts';
import { enqueue } from './enqueue.ts';
import { outboxMigrations } from './migrations.ts';
import { Outbox, type Outgoing } from './outbox.ts';
import { listMessages, reviveMessage } from './outbox.store.ts';
import { BACK_OFF } from './verdict.ts';

/** What the outbox must do on any records; a test of an engine is a call of this. */
export function outboxConformance(name: string, open: () => Promise<Records>): void {
  describe(`outbox on ${name}`, () => {
    let records: Records;
    let now = 1_000_000;
    let sent: Outgoing[] = [];
    let answer: (message: Outgoing) => Promise<void> = async () => {};
    const clock = { now: () => now };

    const outbox = (): Outbox => {
      const made = new Outbox({ records, clock, log: () => {} });
      made.handle('test', async (message) => {
        await answer(message);
        sent.push(message);
      });
      return made;
    };
    const write = (payload: unknown, more: { lane?: string; key?: string; after?: number } = {}) =>
      enqueue(records.db, { topic: 'test', payload, ...more }, now);
    const payloads = () => sent.map((message) => message.payload);

    beforeAll(async () => {
      records = await open();
      await migrate(records, [outboxMigrations]);
    }, 60_000);
    afterAll(() => records.close());
    beforeEach(async () => {
      await records.db.deleteFrom('outbox').execute();
      sent = [];
      answer = async () => {};
    });

    it('sends what a transaction wrote once it has committed, and nothing of one that was rolled back', async () => {
      const lost = records.db.transaction().execute(async (db) => {
        await enqueue(db, { topic: 'test', payload: 'lost' }, now);
        throw new Error('no');
      });
      await expect(lost).rejects.toThrow('no');
      await records.db
        .transaction()
        .execute((db) => enqueue(db, { topic: 'test', payload: { text: '日报', n: [1, null] } }, now));
      await outbox().sendDue();
      await outbox().sendDue();
      expect(payloads()).toEqual([{ text: '日报', n: [1, null] }]);
      expect(await listMessages(records.db, { state: 'sent' })).toHaveLength(1);
    });

    it('sends each once although several senders look at the same time', async () => {
      await Promise.all(Array.from({ length: 30 }, (_, n) => write(n)));
      await Promise.all([outbox().sendDue(), outbox().sendDue(), outbox().sendDue()]);
      expect(
        payloads()
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual(Array.from({ length: 30 }, (_, n) => n));
    });

    it('takes a key once, and says which message has it', async () => {
      const first = await write('a', { key: 'run 7' });
      expect(await write('b', { key: 'run 7' })).toBe(first);
      await outbox().sendDue();
      expect(payloads()).toEqual(['a']);
    });

    it('keeps the order of a lane, also when its first message has to wait; other lanes go on', async () => {
      answer = async ({ payload, attempt }) => {
        if (payload === 'card' && attempt === 1) throw new AppError('unavailable', 'down', 'The receiver is down');
      };
      for (const payload of ['card', 'picture', 'file']) await write(payload, { lane: 'wecom' });
      await write('mail', { lane: 'smtp' });
      await outbox().sendDue();
      expect(payloads()).toEqual(['mail']);
      now += BACK_OFF[0] ?? 0;
      await outbox().sendDue();
      expect(payloads()).toEqual(['mail', 'card', 'picture', 'file']);
    });

    it('waits as long as the receiver asks', async () => {
      answer = async ({ attempt }) => {
        if (attempt === 1) throw new AppError('rate_limited', 'slow_down', 'Too many', { retryAfter: 61_000 });
      };
      await write('x');
      await outbox().sendDue();
      now += 60_999;
      await outbox().sendDue();
      expect(payloads()).toEqual([]);
      now += 1;
      await outbox().sendDue();
      expect(payloads()).toEqual(['x']);
    });

    it('is dead after its attempts, visible with the reason, and can be sent again', async () => {
      answer = () => Promise.reject(new AppError('unavailable', 'down', 'The receiver is down'));
      const id = await write('x');
      for (const distance of [...BACK_OFF, 0]) {
        expect(await listMessages(records.db, { state: 'dead' })).toHaveLength(0);
        await outbox().sendDue();
        now += distance;
      }
      const [dead] = await listMessages(records.db, { state: 'dead', topic: 'test' });
      expect(dead).toMatchObject({ id, attempts: BACK_OFF.length + 1, last_error: 'down: The receiver is down' });
      answer = async () => {};
      expect(await reviveMessage(records.db, id, now)).toBe(true);
      await outbox().sendDue();
      expect(sent.map((message) => message.id)).toEqual([id]);
      expect(await reviveMessage(records.db, id, now)).toBe(false);
    });

    it('gives up at once what the receiver refuses for what it is', async () => {
      answer = () => Promise.reject(new AppError('invalid', 'too_long', 'The text is too long'));
      await write('x', { lane: 'a' });
      await outbox().sendDue();
      expect((await listMessages(records.db, {}))[0]).toMatchObject({ state: 'dead', attempts: 1 });
    });

    it('sends again, with the same id, what a dead process had begun to send', async () => {
      const id = await write('x');
      const died = new Outbox({ records, clock, log: () => {} });
      died.handle('test', () => new Promise(() => {}));
      void died.sendDue();
      await expect.poll(async () => (await listMessages(records.db, {}))[0]?.state).toBe('sending');
      await outbox().sendDue();
      expect(sent).toEqual([]);
      now += 180_000;
      await outbox().sendDue();
      expect(sent).toMatchObject([{ id, attempt: 2 }]);
    });

    it('works by itself between start and stop', async () => {
      const running = outbox();
      running.start();
      await write('by itself');
      running.kick();
      await expect.poll(payloads).toEqual(['by itself']);
      await running.stop();
      await write('after the stop');
      running.kick();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(payloads()).toEqual(['by itself']);
    });
  });
}
