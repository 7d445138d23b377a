import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ChannelKind } from '../channel-kind.ts';
import { byteLength } from '../fit-lines.ts';
import type { MessageLine, Sending, SentFile } from '../message.ts';
import { post, refused, tooMany } from '../post.ts';
import { webhookUrl } from '../webhook-url.ts';
import { wordsOf } from '../words.ts';

// 自定义机器人使用指南, https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
const BODY_BYTES = 20 * 1024;
// 上传图片, https://open.feishu.cn/document/server-docs/im-v1/image/create
const PICTURE_BYTES = 10 * 1024 * 1024;

const settings = z.object({
  keyword: z.string().trim().max(50).optional(),
  /** An app of the same tenant that may upload pictures (`im:resource`); without it the card has none. */
  appId: z.string().trim().min(1).optional(),
});
const secrets = z.object({
  url: webhookUrl,
  signKey: z.string().trim().min(1).optional(),
  appSecret: z.string().trim().min(1).optional(),
});
type Settings = z.infer<typeof settings>;
type Secrets = z.infer<typeof secrets>;

/**
 * Feishu (Lark) group robot: one card. A picture needs an `image_key`, which only an app can get, not the robot; files a custom robot
 * cannot send at all. Both become links where this platform has a public address.
 */
export const feishu: ChannelKind<Settings, Secrets> = {
  id: 'feishu',
  settings,
  secrets,
  // 100 a minute and 5 a second.
  perMinute: 100,
  parts: () => ['card'],
  async send(_part, sending, channel, now) {
    const imageKey = await upload(sending.picture, channel);
    const timestamp = String(Math.floor(now / 1_000));
    const { signKey, url } = channel.secrets;
    const proof = signKey === undefined ? {} : { timestamp, sign: sign(timestamp, signKey) };
    let lines = sending.message.lines.length;
    const body = () =>
      JSON.stringify({ ...proof, msg_type: 'interactive', card: card(sending, imageKey, channel.settings, lines) });
    while (byteLength(body()) > BODY_BYTES && lines > 0) lines -= 1;
    read((await post(url, body())).json);
  },
};

/** The signature is of the empty text, with time and key as the key: unlike DingTalk's. */
function sign(timestamp: string, key: string): string {
  return createHmac('sha256', `${timestamp}\n${key}`).update('').digest('base64');
}

async function upload(
  picture: SentFile | null,
  channel: { settings: Settings; secrets: Secrets },
): Promise<string | null> {
  const { appId } = channel.settings;
  const { appSecret, url } = channel.secrets;
  if (!picture || !appId || !appSecret || picture.bytes.length > PICTURE_BYTES) return null;
  const api = new URL('/open-apis/', url).href;
  const login = await post(
    `${api}auth/v3/tenant_access_token/internal`,
    JSON.stringify({ app_id: appId, app_secret: appSecret }),
  );
  const token = String(read(login.json)['tenant_access_token']);
  const form = new FormData();
  form.append('image_type', 'message');
  form.append('image', new Blob([new Uint8Array(picture.bytes)], { type: picture.type }), picture.name);
  const { json } = await post(`${api}im/v1/images`, form, { authorization: `Bearer ${token}` });
  const data = read(json)['data'] as { image_key?: unknown } | undefined;
  return typeof data?.image_key === 'string' ? data.image_key : null;
}

function read(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const code = Number(json['code']);
  if (code === 0) return json;
  const said = `${code} ${String(json['msg'] ?? '')}`;
  if (code === 11232 || code === 99991400) throw tooMany(60_000, said);
  throw refused(said, REMEDIES[code] ?? 'Check the robot in the group, and the address and key here.');
}

const REMEDIES: Readonly<Record<number, string>> = {
  19001: 'The address is wrong or the robot was removed: copy it from the group again.',
  19021: 'The signature key differs from that of the robot, or the clock of this server is wrong.',
  19022: "This server's address is not in the robot's list of allowed addresses.",
  19024: 'The robot demands a keyword: write it in the settings of this channel.',
};

function card(
  { message, picture, files }: Sending,
  imageKey: string | null,
  { keyword }: Settings,
  count: number,
): object {
  const words = wordsOf(message.language);
  const title = keyword && !message.title.includes(keyword) ? `${keyword} ${message.title}` : message.title;
  const elements: object[] = message.lines.slice(0, count).map(line);
  if (count < message.lines.length) elements.push(note(words.shortened));
  if (imageKey !== null)
    elements.push({ tag: 'img', img_key: imageKey, alt: { tag: 'plain_text', content: words.picture } });
  const left = [...(picture && imageKey === null ? [picture] : []), ...files];
  const links = left.filter((file) => file.url !== null).map((file) => `[${plain(file.name)}](${file.url})`);
  if (links.length > 0) elements.push({ tag: 'div', text: { tag: 'lark_md', content: links.join('\n') } });
  for (const file of left) if (file.url === null) elements.push(note(words.notSent(file.name)));
  if (message.link)
    elements.push({
      tag: 'action',
      actions: [
        {
          tag: 'button',
          type: 'primary',
          text: { tag: 'plain_text', content: message.link.label },
          url: message.link.url,
        },
      ],
    });
  return {
    config: { wide_screen_mode: true },
    header: { template: 'blue', title: { tag: 'plain_text', content: title } },
    elements,
  };
}

function line(said: MessageLine): object {
  if (said.kind === 'quote') return note(said.text);
  if (said.kind === 'text') return { tag: 'div', text: { tag: 'lark_md', content: plain(said.text) } };
  const value = said.state
    ? `<font color='${said.state === 'good' ? 'green' : 'red'}'>${plain(said.value)}</font>`
    : `**${plain(said.value)}**`;
  return {
    tag: 'div',
    text: { tag: 'lark_md', content: `${plain(said.label)}：${value}${said.note ? ` ${plain(said.note)}` : ''}` },
  };
}

const note = (text: string) => ({ tag: 'note', elements: [{ tag: 'plain_text', content: text }] });
const plain = (text: string) =>
  text
    .replace(/[<>]/g, (sign) => (sign === '<' ? '＜' : '＞'))
    .replace(/[[\]`*~]/g, (sign) => `\\${sign}`)
    .replace(/\s*\n\s*/g, ' ');
