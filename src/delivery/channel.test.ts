import { expect, describe, it } from 'vitest';
import { deliveryDesk, message } from '#test/receivers/delivery-desk.ts';
import { startWecom } from '#test/receivers/wecom.ts';
import { readChannel } from './channel.store.ts';

const desk = deliveryDesk();

describe('channels', () => {
  it('show that a secret is there, and keep one that is not sent again', async () => {
    const id = await desk.channel('dingtalk', {
      url: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec',
      signKey: 'SECabc',
    });
    const [shown] = await desk.delivery.channels();
    expect(shown?.secrets).toEqual({ url: 'oapi.dingtalk.com/…82ec', signKey: '••••••' });
    await desk.delivery.save(desk.records.db, {
      id,
      kind: 'dingtalk',
      name: 'renamed',
      settings: {},
      secrets: { signKey: null },
    });
    expect((await readChannel(desk.records.db, id, desk.box)).secrets).toEqual({
      url: 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec',
    });
  });

  it.each([
    ['plain http', 'wecom', { url: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' }, {}, 'secrets.url'],
    ['no address', 'feishu', {}, {}, 'secrets.url'],
    ['a short key', 'webhook', { url: 'https://x.example', signKey: 'short' }, {}, 'secrets.signKey'],
    ['no recipient', 'email', {}, { host: 'mail', port: 25, security: 'none', from: 'a@b.cd', to: [] }, 'settings.to'],
  ] as const)('are refused with %s', async (_name, kind, secrets, settings, field) => {
    await expect(desk.channel(kind, secrets, settings)).rejects.toMatchObject({
      code: 'bad_channel',
      details: { field },
    });
  });

  it('lose their secrets when removed; what still waits is given up', async () => {
    const id = await desk.channel('wecom', { url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1' });
    await desk.enqueue(id);
    await desk.delivery.remove(desk.records.db, id);
    await desk.outbox.sendDue();
    expect((await desk.delivery.list({}))[0]?.parts[0]).toMatchObject({ state: 'dead' });
    expect((await desk.records.execute('select secrets from channel')).rows).toEqual([{ secrets: {} }]);
    expect(await desk.delivery.channels()).toEqual([]);
  });

  it('say at once whether a test arrives', async () => {
    const wecom = await desk.started(startWecom());
    await desk.delivery.test(await desk.channel('wecom', { url: wecom.webhook }), message);
    expect(wecom.seen).toHaveLength(1);
    const wrong = await desk.channel('wecom', { url: `${wecom.webhook}x` });
    await expect(desk.delivery.test(wrong, message)).rejects.toMatchObject({ code: 'receiver_refused' });
  });
});
