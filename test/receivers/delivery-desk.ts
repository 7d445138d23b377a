import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { Delivery } from '#src/delivery/delivery.ts';
import { enqueueMessage } from '#src/delivery/delivery.store.ts';
import type { Message } from '#src/delivery/message.ts';
import { type SecretBox, secretBox } from '#src/delivery/secret-box.ts';
import { deliveryMigrations } from '#src/delivery/migrations.ts';
import { outboxMigrations } from '#src/outbox/migrations.ts';
import { Outbox } from '#src/outbox/outbox.ts';
import type { Records } from '#src/records/records.ts';
import { scratchRecords } from '#src/records/scratch.ts';

// 1 × 1 pixel.
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const message: Message = {
  title: '客服中心日报 2026-11-27',
  language: 'zh-CN',
  lines: [
    { kind: 'text', text: '昨日服务水平 81.2%，达到目标 80%。<@all> [x](http://evil)' },
    { kind: 'figure', label: '服务水平', value: '81.2%', note: '目标 80%', state: 'good' },
    { kind: 'figure', label: '放弃率', value: '6.1%', note: '目标 5%', state: 'bad' },
    { kind: 'quote', text: '数据截至 2026-11-27 24:00' },
  ],
  link: { label: '打开报表', url: 'https://centre.example/reports/1' },
  picture: { name: '日报.png', type: 'image/png', bytes: PNG },
  files: [{ name: '日报.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7 test') }],
};

type Kind = 'wecom' | 'dingtalk' | 'feishu' | 'email' | 'webhook';

/** Records, outbox and delivery for the tests of a file; receivers started through it end with it. */
export function deliveryDesk() {
  const clock = { now: () => Date.now() };
  const stops: (() => Promise<void>)[] = [];
  let names = 0;
  const desk = {
    records: undefined as unknown as Records,
    outbox: undefined as unknown as Outbox,
    delivery: undefined as unknown as Delivery,
    box: secretBox(() => Buffer.alloc(32, 7)) as SecretBox,
    async started<T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> {
      const receiver = await starting;
      stops.push(receiver.stop);
      return receiver;
    },
    async channel(kind: Kind, secrets: object, settings: object = {}): Promise<string> {
      names += 1;
      const saved = { kind, name: `${kind} ${names}`, settings: { ...settings }, secrets: { ...secrets } };
      return (await desk.delivery.save(desk.records.db, saved)).id;
    },
    /** Sends now; what became of each part, in words. */
    async send(id: string, said: Message = message): Promise<string[]> {
      await enqueueMessage(
        desk.records.db,
        { channel: id, message: said, cause: { kind: 'test', id: '1' } },
        clock.now(),
      );
      await desk.outbox.sendDue();
      const [row] = await desk.delivery.list({ cause: { kind: 'test', id: '1' } });
      return (row?.parts ?? []).map(({ part, state, error }) => `${part} ${state}${error ? ` ${error}` : ''}`);
    },
    async enqueue(id: string): Promise<void> {
      await enqueueMessage(desk.records.db, { channel: id, message, cause: { kind: 'test', id: '1' } }, clock.now());
    },
    async forget(): Promise<void> {
      await desk.records.execute(
        'delete from delivery_file; delete from delivery_part; delete from delivery; delete from outbox',
      );
    },
  };
  beforeAll(async () => {
    desk.records = await scratchRecords([outboxMigrations, deliveryMigrations]);
  });
  beforeEach(async () => {
    await desk.forget();
    await desk.records.execute('delete from channel');
    desk.outbox = new Outbox({ records: desk.records, clock, log: (bug) => expect.unreachable(String(bug)) });
    desk.delivery = new Delivery({
      records: desk.records,
      outbox: desk.outbox,
      clock,
      publicUrl: 'https://centre.example',
      box: desk.box,
    });
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
    await desk.records.close();
  });
  return desk;
}

/** A message of so many lines. */
export const long = (lines: number): Message => ({
  ...message,
  lines: Array.from({ length: lines }, (_, n) => ({ kind: 'text', text: `第 ${n} 行 "很长很长很长的一行文字\\"` })),
});
