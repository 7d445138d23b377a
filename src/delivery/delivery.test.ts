import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { outboxMigrations } from '#src/outbox/migrations.ts';
import { Outbox } from '#src/outbox/outbox.ts';
import type { Records } from '#src/records/records.ts';
import { scratchRecords } from '#src/records/scratch.ts';
import { startDingtalk } from '#test/receivers/dingtalk.ts';
import { startFeishu } from '#test/receivers/feishu.ts';
import { startSmtp } from '#test/receivers/smtp.ts';
import { startWebhook } from '#test/receivers/webhook.ts';
import { startWecom } from '#test/receivers/wecom.ts';
import { readChannel } from './channel.store.ts';
import { Delivery } from './delivery.ts';
import { enqueueMessage } from './delivery.store.ts';
import type { Message } from './message.ts';
import { deliveryMigrations } from './migrations.ts';

// 1 × 1 pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const message: Message = {
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

describe('delivery', () => {
  let records: Records;
  let outbox: Outbox;
  let delivery: Delivery;
  const stops: (() => Promise<void>)[] = [];
  const started = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const receiver = await starting;
    stops.push(receiver.stop);
    return receiver;
  };

  const clock = { now: () => Date.now() };
  beforeAll(async () => {
    records = await scratchRecords([outboxMigrations, deliveryMigrations]);
  });
  beforeEach(async () => {
    await records.execute(
      'delete from delivery_file; delete from delivery_part; delete from delivery; delete from outbox; delete from channel',
    );
    outbox = new Outbox({ records, clock, log: (bug) => expect.unreachable(String(bug)) });
    delivery = new Delivery({ records, outbox, clock, publicUrl: 'https://centre.example' });
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
    await records.close();
  });

  let names = 0;
  const channel = async (
    kind: 'wecom' | 'dingtalk' | 'feishu' | 'email' | 'webhook',
    secrets: object,
    settings: object = {},
  ) => {
    names += 1;
    const saved = { kind, name: `${kind} ${names}`, settings: { ...settings }, secrets: { ...secrets } };
    return (await delivery.save(records.db, saved)).id;
  };
  const send = async (id: string, said: Message = message) => {
    await enqueueMessage(records.db, { channel: id, message: said, cause: { kind: 'test', id: '1' } }, clock.now());
    await outbox.sendDue();
    const [row] = await delivery.list({ cause: { kind: 'test', id: '1' } });
    return row?.parts.map(({ part, state, error }) => `${part} ${state}${error ? ` ${error}` : ''}`);
  };
  const long = (lines: number): Message => ({
    ...message,
    lines: Array.from({ length: lines }, (_, n) => ({ kind: 'text', text: `第 ${n} 行 "很长很长很长的一行文字\\"` })),
  });

  describe('WeCom', () => {
    it('brings card, picture and file, each as its own message, with nobody mentioned by data', async () => {
      const wecom = await started(startWecom());
      expect(await send(await channel('wecom', { url: wecom.webhook }))).toEqual([
        'card sent',
        'picture sent',
        'file:0 sent',
      ]);
      const [card, picture, file] = wecom.seen;
      expect(card).toMatchObject({ msgtype: 'markdown' });
      const content = card?.msgtype === 'markdown' ? card.content : '';
      expect(content).toContain('服务水平：<font color="info">81.2%</font>');
      expect(content).toContain('放弃率：<font color="warning">6.1%</font>');
      expect(content).toContain('[打开报表](https://centre.example/reports/1)');
      expect(content).not.toContain('<@all>');
      expect(content).not.toContain('[x](http');
      expect(picture).toEqual({ msgtype: 'image', bytes: PNG });
      expect(file).toMatchObject({ msgtype: 'file', name: '日报.pdf' });
    });

    it('shortens a card to 4096 bytes, and links a picture too large for the robot', async () => {
      const wecom = await started(startWecom());
      const big = { ...long(300), picture: { name: 'big.png', type: 'image/png', bytes: Buffer.alloc(2_200_000) } };
      expect(await send(await channel('wecom', { url: wecom.webhook }), big)).toEqual(['card sent', 'file:0 sent']);
      const content = wecom.seen[0]?.msgtype === 'markdown' ? wecom.seen[0].content : '';
      expect(Buffer.byteLength(content)).toBeGreaterThan(3_500);
      expect(content).toContain('内容过长');
      const link = /\[big\.png\]\((https:\/\/centre\.example\/api\/sent-files\/[\w-]+)\)/.exec(content)?.[1];
      expect((await delivery.linkedFile(link?.split('/').at(-1) ?? ''))?.bytes).toHaveLength(2_200_000);
    });

    it('says what is wrong with a wrong address, and does not try again', async () => {
      const wecom = await started(startWecom());
      const url = wecom.webhook.replace(/key=.*/, 'key=wrong');
      expect((await send(await channel('wecom', { url })))?.[0]).toMatch(
        /^card dead receiver_refused: .*93000 invalid webhook url/,
      );
    });

    it('never sends more than 20 a minute', async () => {
      const wecom = await started(startWecom());
      const id = await channel('wecom', { url: wecom.webhook });
      for (let n = 0; n < 8; n += 1) await enqueueMessage(records.db, { channel: id, message }, clock.now());
      await outbox.sendDue();
      expect(wecom.seen).toHaveLength(20);
      const states = (await delivery.list({ channel: id })).flatMap((row) => row.parts.map((part) => part.state));
      expect(states.filter((state) => state === 'sent')).toHaveLength(20);
      expect(states.filter((state) => state === 'waiting')).toHaveLength(4);
    });
  });

  describe('DingTalk', () => {
    it('brings one signed card with picture and file as links', async () => {
      const dingtalk = await started(startDingtalk({ signKey: 'SEC240d7bb4c0bafc62', keyword: '运营' }));
      const id = await channel(
        'dingtalk',
        { url: dingtalk.webhook, signKey: 'SEC240d7bb4c0bafc62' },
        { keyword: '运营' },
      );
      expect(await send(id)).toEqual(['card sent']);
      expect(dingtalk.seen[0]).toMatchObject({ msgtype: 'markdown', title: '运营 客服中心日报 2026-11-27' });
      expect(dingtalk.seen[0]?.text).toMatch(/!\[图片\]\(https:\/\/centre\.example\/api\/sent-files\/[\w-]+\)/);
      expect(dingtalk.seen[0]?.text).toMatch(/- \[日报\.pdf\]\(https:\/\/centre\.example\/api\/sent-files\/[\w-]+\)/);
    });

    it('stays under 20,000 bytes', async () => {
      const dingtalk = await started(startDingtalk());
      expect(await send(await channel('dingtalk', { url: dingtalk.webhook }), long(2_000))).toEqual(['card sent']);
      expect(dingtalk.seen[0]?.text).toContain('内容过长');
    });

    it.each([
      ['a wrong signature', { signKey: 'SECother' }, {}, /310000 sign not match/],
      ['a missing keyword', { signKey: 'SECright' }, {}, /310000 keywords not in content/],
    ])('says what is wrong: %s', async (_name, secrets, settings, expected) => {
      const dingtalk = await started(startDingtalk({ signKey: 'SECright', keyword: '不在' }));
      expect((await send(await channel('dingtalk', { url: dingtalk.webhook, ...secrets }, settings)))?.[0]).toMatch(
        expected,
      );
    });
  });

  describe('Feishu', () => {
    const app = { id: 'cli_9f5343c580712544', secret: 'dskLLdkasdjlasdKK' };

    it('brings one signed card with the picture in it, uploaded by the app', async () => {
      const feishu = await started(startFeishu({ signKey: 'Gw1LPQ', app }));
      const id = await channel(
        'feishu',
        { url: feishu.webhook, signKey: 'Gw1LPQ', appSecret: app.secret },
        { appId: app.id },
      );
      expect(await send(id)).toEqual(['card sent']);
      expect(feishu.seen[0]?.pictures).toEqual([PNG]);
      expect(JSON.stringify(feishu.seen[0]?.card)).toMatch(/日报\.pdf\]\(https:\/\/centre\.example\/api\/sent-files/);
    });

    it('brings the picture as a link without an app, and stays under 20 KB', async () => {
      const feishu = await started(startFeishu({ keyword: '监控' }));
      expect(await send(await channel('feishu', { url: feishu.webhook }, { keyword: '监控' }), long(2_000))).toEqual([
        'card sent',
      ]);
      expect(feishu.seen[0]?.pictures).toEqual([]);
      expect(JSON.stringify(feishu.seen[0]?.card)).toMatch(/日报\.png\]\(https:/);
    });

    it.each([
      ['a wrong signature', { signKey: 'other' }, /19021 sign match fail/],
      ['a missing keyword', { signKey: 'right' }, /19024 Key Words Not Found/],
    ])('says what is wrong: %s', async (_name, secrets, expected) => {
      const feishu = await started(startFeishu({ signKey: 'right', keyword: '不在' }));
      expect((await send(await channel('feishu', { url: feishu.webhook, ...secrets })))?.[0]).toMatch(expected);
    });
  });

  describe('e-mail', () => {
    const mail = (port: number, more: object = {}) => ({
      host: '127.0.0.1',
      port,
      security: 'none',
      from: 'yunchou@centre.example',
      to: ['ops@centre.example', 'lead@centre.example'],
      ...more,
    });

    it('brings one message with the picture inside and the file attached', async () => {
      const smtp = await started(startSmtp({ user: 'yunchou', password: 'geheim' }));
      expect(await send(await channel('email', { password: 'geheim' }, mail(smtp.port, { user: 'yunchou' })))).toEqual([
        'card sent',
      ]);
      const [got] = smtp.mails;
      expect(got?.subject).toBe(message.title);
      expect(got?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
        ['日报.png', 'image/png'],
        ['日报.pdf', 'application/pdf'],
      ]);
      expect(got?.attachments[0]?.content).toEqual(PNG);
      expect(got?.html).toContain('&lt;@all&gt;');
      expect(got?.text).toContain('服务水平: 81.2% (目标 80%)');
      expect(got?.messageId).toMatch(/^<[\w-]+@centre\.example>$/);
    });

    it.each([
      ['a wrong password', { user: 'yunchou', password: 'right' }, { user: 'yunchou' }, /dead mail_login_refused/],
      ['an unknown recipient', { refuses: ['ops@centre.example', 'lead@centre.example'] }, {}, /dead mail_refused/],
      ['a message too large', { size: 500 }, {}, /dead mail_refused/],
    ])('says what is wrong: %s', async (_name, server, settings, expected) => {
      const smtp = await started(startSmtp(server));
      expect((await send(await channel('email', { password: 'wrong' }, mail(smtp.port, settings))))?.[0]).toMatch(
        expected,
      );
    });

    it('waits for a server that is away', async () => {
      const smtp = await startSmtp();
      await smtp.stop();
      expect((await send(await channel('email', {}, mail(smtp.port))))?.[0]).toMatch(/^card waiting mail_unreachable/);
    });
  });

  describe('webhook', () => {
    it('brings one signed body with everything in it', async () => {
      const webhook = await started(startWebhook('a long secret'));
      expect(await send(await channel('webhook', { url: webhook.url, signKey: 'a long secret' }))).toEqual([
        'card sent',
      ]);
      expect(webhook.seen[0]).toMatchObject({
        title: message.title,
        picture: { name: '日报.png', base64: PNG.toString('base64') },
      });
    });

    it('gives up where the signature is refused, and waits as long as the receiver says', async () => {
      const webhook = await started(startWebhook('a long secret'));
      expect((await send(await channel('webhook', { url: webhook.url, signKey: 'another one' })))?.[0]).toMatch(
        /dead receiver_refused.*401/,
      );
      await records.execute('delete from delivery_file; delete from delivery_part; delete from delivery');
      const busy = await started(
        startWebhook('a long secret', () => ({ status: 429, headers: { 'retry-after': '120' } })),
      );
      expect((await send(await channel('webhook', { url: busy.url, signKey: 'a long secret' })))?.[0]).toMatch(
        /^card waiting/,
      );
      const [row] = await delivery.list({});
      expect((row?.parts[0]?.nextAt ?? 0) - Date.now()).toBeGreaterThan(110_000);
    });
  });

  describe('channels', () => {
    it('show that a secret is there, and keep one that is not sent again', async () => {
      const id = await channel('dingtalk', {
        url: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec',
        signKey: 'SECabc',
      });
      const [shown] = await delivery.channels();
      expect(shown?.secrets).toEqual({ url: 'oapi.dingtalk.com/…82ec', signKey: '••••••' });
      await delivery.save(records.db, {
        id,
        kind: 'dingtalk',
        name: 'renamed',
        settings: {},
        secrets: { signKey: null },
      });
      expect((await readChannel(records.db, id)).secrets).toEqual({
        url: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec',
      });
    });

    it.each([
      ['plain http', 'wecom', { url: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' }, {}, 'secrets.url'],
      ['no address', 'feishu', {}, {}, 'secrets.url'],
      ['a short key', 'webhook', { url: 'https://x.example', signKey: 'short' }, {}, 'secrets.signKey'],
      [
        'no recipient',
        'email',
        {},
        { host: 'mail', port: 25, security: 'none', from: 'a@b.cd', to: [] },
        'settings.to',
      ],
    ] as const)('are refused with %s', async (_name, kind, secrets, settings, field) => {
      await expect(channel(kind, secrets, settings)).rejects.toMatchObject({ code: 'bad_channel', details: { field } });
    });

    it('lose their secrets when removed; what still waits is given up', async () => {
      const id = await channel('wecom', { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' });
      await enqueueMessage(records.db, { channel: id, message, cause: { kind: 'test', id: '1' } }, clock.now());
      await delivery.remove(records.db, id);
      await outbox.sendDue();
      expect((await delivery.list({}))[0]?.parts[0]).toMatchObject({ state: 'dead' });
      expect((await records.execute('select secrets from channel')).rows).toEqual([{ secrets: {} }]);
      expect(await delivery.channels()).toEqual([]);
    });

    it('say at once whether a test arrives', async () => {
      const wecom = await started(startWecom());
      await delivery.test(await channel('wecom', { url: wecom.webhook }), message);
      expect(wecom.seen).toHaveLength(1);
      const wrong = await channel('wecom', { url: `${wecom.webhook}x` });
      await expect(delivery.test(wrong, message)).rejects.toMatchObject({ code: 'receiver_refused' });
    });
  });
});
