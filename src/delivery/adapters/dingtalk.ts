import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ChannelKind } from '../channel-kind.ts';
import { byteLength, fitLines } from '../fit-lines.ts';
import type { MessageLine, Sending } from '../message.ts';
import { post, refused, tooMany } from '../post.ts';
import { webhookUrl } from '../webhook-url.ts';
import { wordsOf } from '../words.ts';

// 自定义机器人接入 and 消息类型和数据格式, https://open.dingtalk.com/document/orgapp/custom-robot-access
const BODY_BYTES = 20_000;
const MINUTE = 60_000;

const settings = z.object({
  /** A word that the robot demands in every message, where it is secured by keywords. */
  keyword: z.string().trim().max(50).optional(),
});
const secrets = z.object({
  url: webhookUrl,
  /** Begins with SEC, where the robot is secured by signature. */
  signKey: z.string().trim().min(1).optional(),
});

/**
 * DingTalk group robot. It takes neither pictures nor files, only addresses that its servers can fetch: the picture stands in the
 * markdown and files as links where this platform has a public address, else the card says where to find them.
 */
export const dingtalk: ChannelKind<z.infer<typeof settings>, z.infer<typeof secrets>> = {
  id: 'dingtalk',
  settings,
  secrets,
  perMinute: 20,
  parts: () => ['card'],
  async send(_part, sending, channel, now) {
    const { keyword } = channel.settings;
    const title =
      keyword && !sending.message.title.includes(keyword)
        ? `${keyword} ${sending.message.title}`
        : sending.message.title;
    const body = (limit: number) =>
      JSON.stringify({ msgtype: 'markdown', markdown: { title, text: markdown(title, sending, limit) } });
    // JSON escapes some signs; what that adds is taken off the text.
    const first = body(BODY_BYTES - 500);
    const over = byteLength(first) - BODY_BYTES;
    const { json } = await post(signed(channel.secrets, now), over > 0 ? body(BODY_BYTES - 500 - over) : first);
    read(json);
  },
};

function signed({ url, signKey }: z.infer<typeof secrets>, now: number): string {
  if (signKey === undefined) return url;
  const address = new URL(url);
  address.searchParams.set('timestamp', String(now));
  address.searchParams.set('sign', createHmac('sha256', signKey).update(`${now}\n${signKey}`).digest('base64'));
  return address.href;
}

function read(json: Readonly<Record<string, unknown>>): void {
  const code = Number(json['errcode']);
  if (code === 0) return;
  const said = `${code} ${String(json['errmsg'] ?? '')}`;
  if (code === -1) throw tooMany(MINUTE, said);
  // More than 20 a minute: silence for ten minutes.
  if (code === 130101 || code === 410100) throw tooMany(10 * MINUTE, said);
  if (code === 310000)
    throw refused(
      said,
      "Check the robot's security settings: signature key, keyword, and the address range it allows.",
    );
  throw refused(said, 'Check the robot in the group and its address here.');
}

function markdown(title: string, { message, picture, files }: Sending, limit: number): string {
  const words = wordsOf(message.language);
  const tail: string[] = [];
  if (picture) tail.push(picture.url ? `![${words.picture}](${picture.url})` : `> ${words.notSent(words.picture)}`);
  for (const file of files)
    tail.push(file.url ? `- [${plain(file.name)}](${file.url})` : `> ${words.notSent(plain(file.name))}`);
  if (message.link) tail.push(`[${plain(message.link.label)}](${message.link.url})`);
  // A single line break is swallowed: lines are told apart by an empty one.
  const apart = (lines: string[]) => lines.map((text) => `${text}\n`);
  return fitLines(
    apart([`### ${plain(title)}`, ...message.lines.map(line)]),
    apart(tail),
    limit,
    `> ${words.shortened}\n`,
  );
}

function line(said: MessageLine): string {
  if (said.kind === 'text') return plain(said.text);
  if (said.kind === 'quote') return `> ${plain(said.text)}`;
  const value = said.state
    ? `<font color=${said.state === 'good' ? '#2f8f4e' : '#d4380d'}>${plain(said.value)}</font>`
    : `**${plain(said.value)}**`;
  return `- ${plain(said.label)}：${value}${said.note ? ` ${plain(said.note)}` : ''}`;
}

const plain = (text: string) =>
  text
    .replace(/[<>]/g, (sign) => (sign === '<' ? '＜' : '＞'))
    .replace(/[[\]`*]/g, (sign) => `\\${sign}`)
    .replace(/\s*\n\s*/g, ' ');
