import { describe, expect, it } from 'vitest';
import { deliveryDesk, long, message, PNG } from '#test/receivers/delivery-desk.ts';
import { startDingtalk } from '#test/receivers/dingtalk.ts';
import { startFeishu } from '#test/receivers/feishu.ts';
import { startSmtp } from '#test/receivers/smtp.ts';
import { startWebhook } from '#test/receivers/webhook.ts';
import { startWecom } from '#test/receivers/wecom.ts';

describe('delivery', () => {
  const desk = deliveryDesk();

  describe('WeCom', () => {
    it('brings card, picture and file, each as its own message, with nobody mentioned by data', async () => {
      const wecom = await desk.started(startWecom());
      expect(await desk.send(await desk.channel('wecom', { url: wecom.webhook }))).toEqual([
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
      const wecom = await desk.started(startWecom());
      const big = { ...long(300), picture: { name: 'big.png', type: 'image/png', bytes: Buffer.alloc(2_200_000) } };
      expect(await desk.send(await desk.channel('wecom', { url: wecom.webhook }), big)).toEqual([
        'card sent',
        'file:0 sent',
      ]);
      const content = wecom.seen[0]?.msgtype === 'markdown' ? wecom.seen[0].content : '';
      expect(Buffer.byteLength(content)).toBeGreaterThan(3_500);
      expect(content).toContain('内容过长');
      const link = /\[big\.png\]\((https:\/\/centre\.example\/api\/sent-files\/[\w-]+)\)/.exec(content)?.[1];
      expect((await desk.delivery.linkedFile(link?.split('/').at(-1) ?? ''))?.bytes).toHaveLength(2_200_000);
    });

    it('says what is wrong with a wrong address, and does not try again', async () => {
      const wecom = await desk.started(startWecom());
      const url = wecom.webhook.replace(/key=.*/, 'key=wrong');
      expect((await desk.send(await desk.channel('wecom', { url })))?.[0]).toMatch(
        /^card dead receiver_refused: .*93000 invalid webhook url/,
      );
    });

    it('never sends more than 20 a minute', async () => {
      const wecom = await desk.started(startWecom());
      const id = await desk.channel('wecom', { url: wecom.webhook });
      for (let n = 0; n < 8; n += 1) await desk.enqueue(id);
      await desk.outbox.sendDue();
      expect(wecom.seen).toHaveLength(20);
      const states = (await desk.delivery.list({ channel: id })).flatMap((row) => row.parts.map((part) => part.state));
      expect(states.filter((state) => state === 'sent')).toHaveLength(20);
      expect(states.filter((state) => state === 'waiting')).toHaveLength(4);
    });
  });

  describe('DingTalk', () => {
    it('brings one signed card with picture and file as links', async () => {
      const dingtalk = await desk.started(startDingtalk({ signKey: 'SEC240d7bb4c0bafc62', keyword: '运营' }));
      const id = await desk.channel(
        'dingtalk',
        { url: dingtalk.webhook, signKey: 'SEC240d7bb4c0bafc62' },
        { keyword: '运营' },
      );
      expect(await desk.send(id)).toEqual(['card sent']);
      expect(dingtalk.seen[0]).toMatchObject({ msgtype: 'markdown', title: '运营 客服中心日报 2026-11-27' });
      expect(dingtalk.seen[0]?.text).toMatch(/!\[图片\]\(https:\/\/centre\.example\/api\/sent-files\/[\w-]+\)/);
      expect(dingtalk.seen[0]?.text).toMatch(/- \[日报\.pdf\]\(https:\/\/centre\.example\/api\/sent-files\/[\w-]+\)/);
    });

    it('stays under 20,000 bytes', async () => {
      const dingtalk = await desk.started(startDingtalk());
      expect(await desk.send(await desk.channel('dingtalk', { url: dingtalk.webhook }), long(2_000))).toEqual([
        'card sent',
      ]);
      expect(dingtalk.seen[0]?.text).toContain('内容过长');
    });

    it.each([
      ['a wrong signature', { signKey: 'SECother' }, {}, /310000 sign not match/],
      ['a missing keyword', { signKey: 'SECright' }, {}, /310000 keywords not in content/],
    ])('says what is wrong: %s', async (_name, secrets, settings, expected) => {
      const dingtalk = await desk.started(startDingtalk({ signKey: 'SECright', keyword: '不在' }));
      expect(
        (await desk.send(await desk.channel('dingtalk', { url: dingtalk.webhook, ...secrets }, settings)))?.[0],
      ).toMatch(expected);
    });
  });

  describe('Feishu', () => {
    const app = { id: 'cli_9f5343c580712544', secret: 'dskLLdkasdjlasdKK' };

    it('brings one signed card with the picture in it, uploaded by the app', async () => {
      const feishu = await desk.started(startFeishu({ signKey: 'Gw1LPQ', app }));
      const id = await desk.channel(
        'feishu',
        { url: feishu.webhook, signKey: 'Gw1LPQ', appSecret: app.secret },
        { appId: app.id },
      );
      expect(await desk.send(id)).toEqual(['card sent']);
      expect(feishu.seen[0]?.pictures).toEqual([PNG]);
      expect(JSON.stringify(feishu.seen[0]?.card)).toMatch(/日报\.pdf\]\(https:\/\/centre\.example\/api\/sent-files/);
    });

    it('brings the picture as a link without an app, and stays under 20 KB', async () => {
      const feishu = await desk.started(startFeishu({ keyword: '监控' }));
      expect(
        await desk.send(await desk.channel('feishu', { url: feishu.webhook }, { keyword: '监控' }), long(2_000)),
      ).toEqual(['card sent']);
      expect(feishu.seen[0]?.pictures).toEqual([]);
      expect(JSON.stringify(feishu.seen[0]?.card)).toMatch(/日报\.png\]\(https:/);
    });

    it.each([
      ['a wrong signature', { signKey: 'other' }, /19021 sign match fail/],
      ['a missing keyword', { signKey: 'right' }, /19024 Key Words Not Found/],
    ])('says what is wrong: %s', async (_name, secrets, expected) => {
      const feishu = await desk.started(startFeishu({ signKey: 'right', keyword: '不在' }));
      expect((await desk.send(await desk.channel('feishu', { url: feishu.webhook, ...secrets })))?.[0]).toMatch(
        expected,
      );
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
      const smtp = await desk.started(startSmtp({ user: 'yunchou', password: 'geheim' }));
      expect(
        await desk.send(await desk.channel('email', { password: 'geheim' }, mail(smtp.port, { user: 'yunchou' }))),
      ).toEqual(['card sent']);
      const [got] = await smtp.mails();
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
      const smtp = await desk.started(startSmtp(server));
      expect(
        (await desk.send(await desk.channel('email', { password: 'wrong' }, mail(smtp.port, settings))))?.[0],
      ).toMatch(expected);
    });

    it('waits for a server that is away', async () => {
      const smtp = await startSmtp();
      await smtp.stop();
      expect((await desk.send(await desk.channel('email', {}, mail(smtp.port))))?.[0]).toMatch(
        /^card waiting mail_unreachable/,
      );
    });
  });

  describe('webhook', () => {
    it('brings one signed body with everything in it', async () => {
      const webhook = await desk.started(startWebhook('a long secret'));
      expect(await desk.send(await desk.channel('webhook', { url: webhook.url, signKey: 'a long secret' }))).toEqual([
        'card sent',
      ]);
      expect(webhook.seen[0]).toMatchObject({
        title: message.title,
        picture: { name: '日报.png', base64: PNG.toString('base64') },
      });
    });

    it('gives up where the signature is refused, and waits as long as the receiver says', async () => {
      const webhook = await desk.started(startWebhook('a long secret'));
      expect(
        (await desk.send(await desk.channel('webhook', { url: webhook.url, signKey: 'another one' })))?.[0],
      ).toMatch(/dead receiver_refused.*401/);
      await desk.forget();
      const busy = await desk.started(
        startWebhook('a long secret', () => ({ status: 429, headers: { 'retry-after': '120' } })),
      );
      expect(
        (await desk.send(await desk.channel('webhook', { url: busy.url, signKey: 'a long secret' })))?.[0],
      ).toMatch(/^card waiting/);
      const [row] = await desk.delivery.list({});
      expect((row?.parts[0]?.nextAt ?? 0) - Date.now()).toBeGreaterThan(110_000);
    });
  });
});
