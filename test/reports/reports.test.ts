import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#src/config.ts';
import { openCentre } from '#src/main.ts';
import type { ChannelInput } from '#src/modules/reports/contract/channel.ts';
import { SECTIONS } from '#src/modules/reports/contract/report.ts';
import { startDingtalk } from '#test/receivers/dingtalk.ts';
import { startFeishu } from '#test/receivers/feishu.ts';
import { startSmtp } from '#test/receivers/smtp.ts';
import { startWecom } from '#test/receivers/wecom.ts';

const at = (text: string) => Date.parse(text);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe('the daily report of the sample centre', () => {
  const directory = mkdtempSync(join(tmpdir(), 'yunchou-reports-'));
  let now = at('2026-11-17T07:00:00+01:00');
  let centre: Awaited<ReturnType<typeof openCentre>>;
  let receivers: Awaited<ReturnType<typeof startAll>>;
  const client = () => createRouterClient(centre.router.reports, { context: {} });
  const channels: string[] = [];

  async function startAll() {
    const app = { id: 'cli_9f5343c580712544', secret: 'dskLLdkasdjlasdKK' };
    return {
      wecom: await startWecom(),
      dingtalk: await startDingtalk({ signKey: 'SEC240d7bb4c0bafc62', now: () => now }),
      feishu: await startFeishu({ signKey: 'Gw1LPQ', app, now: () => now }),
      smtp: await startSmtp({ user: 'yunchou', password: 'geheim' }),
      app,
    };
  }

  beforeAll(async () => {
    const config = readConfig({ YUNCHOU_DATA: directory, YUNCHOU_PUBLIC_URL: 'https://centre.example' });
    centre = await openCentre(config, (trouble) => expect.unreachable(String(trouble)), { now: () => now });
    await centre.ingestion.ingestFile({
      connector: 'asterisk-queue-log',
      path: resolve('samples/asterisk-a/queue_log'),
      source: 'sample-asterisk',
      zone: 'Europe/Berlin',
      agents: { name: 'agents.csv', text: readFileSync('samples/asterisk-a/agents.csv', 'utf8') },
    });
    receivers = await startAll();
    const { wecom, dingtalk, feishu, smtp, app } = receivers;
    const mail = {
      host: '127.0.0.1',
      port: smtp.port,
      security: 'none',
      user: 'yunchou',
      from: 'yunchou@centre.example',
      to: ['ops@centre.example'],
    };
    const inputs: ChannelInput[] = [
      { kind: 'wecom', name: 'WeCom', secrets: { url: wecom.webhook } },
      { kind: 'dingtalk', name: 'DingTalk', secrets: { url: dingtalk.webhook, signKey: 'SEC240d7bb4c0bafc62' } },
      {
        kind: 'feishu',
        name: 'Feishu',
        secrets: { url: feishu.webhook, signKey: 'Gw1LPQ', appSecret: app.secret },
        settings: { appId: app.id },
      },
      { kind: 'email', name: 'Mail', secrets: { password: 'geheim' }, settings: mail },
    ];
    for (const input of inputs) channels.push((await client().saveChannel(input)).id);
  }, 120_000);

  afterAll(async () => {
    await centre?.close();
    for (const receiver of Object.values(receivers ?? {})) if ('stop' in receiver) await receiver.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  let report: string;
  let schedule: string;

  it('waits for late data, then goes out as provisional to every channel', async () => {
    const input = {
      name: '客服中心运营',
      rhythm: 'daily',
      role: null,
      where: {},
      kpis: null,
      sections: [...SECTIONS],
      view: null,
    } as const;
    report = (await client().save({ ...input, sections: [...SECTIONS] })).id;
    const saved = await client().saveSchedule({
      report,
      when: { kind: 'daily', time: '08:30' },
      zone: 'Europe/Berlin',
      channels,
      formats: ['picture', 'pdf', 'xlsx'],
      language: 'zh-CN',
      patience: 45,
      active: true,
    });
    schedule = saved.id;
    expect(saved.coming[0]).toBe(at('2026-11-17T08:30:00+01:00'));

    now = at('2026-11-17T08:30:30+01:00');
    await centre.sendReports();
    // The sample ends at ten past ten of that day: its data are late for ever.
    expect((await client().runs({}))[0]).toMatchObject({ schedule, state: 'waiting', deliveries: [] });
    expect(receivers.wecom.seen).toEqual([]);

    now = at('2026-11-17T09:15:00+01:00');
    await centre.sendReports();
    const [run] = await client().runs({});
    expect(run).toMatchObject({ state: 'sent', provisional: true, version: 1, missed: 0 });
    const parts = Object.fromEntries(
      (run?.deliveries ?? []).map((d) => [d.channel.name, d.parts.map((p) => `${p.part} ${p.state}${p.error ?? ''}`)]),
    );
    expect(parts).toEqual({
      WeCom: ['card sent', 'picture sent', 'file:0 sent', 'file:1 sent'],
      DingTalk: ['card sent'],
      Feishu: ['card sent'],
      Mail: ['card sent'],
    });
  });

  it('brought card, picture and files, with the numbers of the sample', async () => {
    const [card, picture, pdf, xlsx] = receivers.wecom.seen;
    const text = card?.msgtype === 'markdown' ? card.content : '';
    expect(text).toContain('客服中心运营');
    expect(text).toContain('人工请求量：**1,669**');
    expect(text).toContain('暂定');
    expect(text).toContain('数据截至 2026/11/16 10:10');
    expect(picture?.msgtype === 'image' && picture.bytes.subarray(0, 4)).toEqual(PNG);
    expect(pdf).toMatchObject({ msgtype: 'file', name: '客服中心运营 2026-11-16.pdf' });
    expect(xlsx).toMatchObject({ msgtype: 'file', name: '客服中心运营 2026-11-16.xlsx' });
    if (picture?.msgtype === 'image' && process.env['YUNCHOU_KEEP'])
      writeFileSync(join(process.env['YUNCHOU_KEEP'], 'report.png'), picture.bytes);

    expect(receivers.dingtalk.seen[0]?.text).toContain('1,669');
    expect(receivers.feishu.seen[0]?.pictures[0]?.subarray(0, 4)).toEqual(PNG);
    const [mail] = await receivers.smtp.mails();
    expect(mail?.attachments.map(({ contentType }) => contentType)).toEqual([
      'image/png',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    const link = /sent-files\/([\w-]+)/.exec(receivers.dingtalk.seen[0]?.text ?? '')?.[1] ?? '';
    const file = await centre.linkedFile(link);
    expect(Buffer.from(file?.bytes ?? []).subarray(0, 4)).toEqual(PNG);
    expect(await centre.linkedFile(`${link.slice(0, -1)}~`)).toBeNull();
  });

  it('is made up for once after a time when nothing ran', async () => {
    now = at('2026-11-21T12:00:00+01:00');
    await centre.sendReports();
    const runs = await client().runs({});
    expect(runs).toHaveLength(2);
    expect(runs[0]).toMatchObject({ state: 'sent', dueAt: at('2026-11-21T08:30:00+01:00'), missed: 3 });
    await centre.sendReports();
    expect(await client().runs({})).toHaveLength(2);
    expect((await client().schedules())[0]?.nextAt).toBe(at('2026-11-22T08:30:00+01:00'));
  });

  it('keeps the numbers it sent: the same are the same issue, reasons stay with it', async () => {
    const made = await client().make({ id: report, day: '2026-11-16' });
    expect(made).toMatchObject({ version: 1, from: '2026-11-16', complete: false });
    await client().fillIn({ id: made.id, fields: { remark: '10:00 起外线中断 <b>' } });
    const { document, fields } = await client().issue({ id: made.id, language: 'en' });
    expect(fields).toEqual({ remark: '10:00 起外线中断 <b>' });
    expect(document.blocks.find((block) => block.kind === 'sentence')).toMatchObject({
      text: expect.stringContaining('service level'),
    });
    const bytes = async (format: 'pdf' | 'xlsx' | 'picture') =>
      Buffer.from(await (await client().file({ id: made.id, format, language: 'en' })).arrayBuffer());
    expect((await bytes('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    // The whole face is 10 MB; only the letters that are used may be in it.
    expect((await bytes('pdf')).length).toBeLessThan(200_000);
    expect((await bytes('xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('is empty in words on a day without data', async () => {
    const made = await client().make({ id: report, day: '2026-11-10' });
    const { document } = await client().issue({ id: made.id, language: 'zh-CN' });
    expect(document.blocks[0]).toEqual({ kind: 'sentence', text: '本期没有数据。', cause: null });
    expect((await client().file({ id: made.id, format: 'pdf', language: 'zh-CN' })).size).toBeGreaterThan(1_000);
    expect((await client().file({ id: made.id, format: 'picture', language: 'en' })).size).toBeGreaterThan(1_000);
  });
});
