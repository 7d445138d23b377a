import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChannelKind } from '../channel-kind.ts';
import { fitLines } from '../fit-lines.ts';
import type { MessageLine, Sending, SentFile } from '../message.ts';
import { post, refused, tooMany } from '../post.ts';
import { webhookUrl } from '../webhook-url.ts';
import { wordsOf } from '../words.ts';

// 群机器人配置说明, https://developer.work.weixin.qq.com/document/path/91770
const MARKDOWN_BYTES = 4096;
const PICTURE_BYTES = 2 * 1024 * 1024;
const FILE_BYTES = { least: 6, most: 20 * 1024 * 1024 };

const settings = z.object({});
const secrets = z.object({ url: webhookUrl });
type Secrets = z.infer<typeof secrets>;

const fits = (file: { readonly size: number }) => file.size >= FILE_BYTES.least && file.size <= FILE_BYTES.most;
const sizeOf = (file: SentFile) => ({ size: file.bytes.length });
const isPicture = (file: { readonly type: string; readonly size: number }) =>
  file.size <= PICTURE_BYTES && /^image\/(png|jpeg)$/.test(file.type);

/** WeCom group robot: a markdown card, the picture by base64 and md5, each file by `upload_media`. */
export const wecom: ChannelKind<z.infer<typeof settings>, Secrets> = {
  id: 'wecom',
  settings,
  secrets,
  perMinute: 20,
  parts: (picture, files) => [
    'card',
    ...(picture && isPicture(picture) ? (['picture'] as const) : []),
    ...files.flatMap((file, index) => (fits(file) ? [`file:${index}` as const] : [])),
  ],
  async send(part, sending, { secrets: { url } }) {
    if (part === 'card') return say(url, { msgtype: 'markdown', markdown: { content: markdown(sending) } });
    if (part === 'picture') return say(url, { msgtype: 'image', image: pictureBody(sending.picture) });
    const file = sending.files[Number(part.slice('file:'.length))];
    if (!file) return;
    return say(url, { msgtype: 'file', file: { media_id: await upload(url, file) } });
  },
};

async function say(url: string, body: object): Promise<void> {
  read((await post(url, JSON.stringify(body))).json);
}

/** The media id is good for three days and for this robot alone. */
async function upload(url: string, file: SentFile): Promise<string> {
  const address = new URL(url);
  address.pathname = address.pathname.replace(/\/send$/, '/upload_media');
  address.searchParams.set('type', 'file');
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
  return String(read((await post(address.href, form)).json)['media_id']);
}

function read(json: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const code = json['errcode'];
  if (code === 0) return json;
  const said = `${String(code)} ${String(json['errmsg'] ?? '')}`.replace(/, hint:.*$/, '');
  if (code === 45009 || code === 45033) throw tooMany(60_000, said);
  throw refused(said, REMEDIES[String(code)] ?? 'Check the robot in the group and its address here.');
}

const REMEDIES: Readonly<Record<string, string>> = {
  93000: 'The address is wrong or the robot was removed: copy the Webhook address from the group again.',
};

function pictureBody(picture: SentFile | null) {
  const bytes = picture?.bytes ?? new Uint8Array();
  return { base64: Buffer.from(bytes).toString('base64'), md5: createHash('md5').update(bytes).digest('hex') };
}

function markdown({ message, picture, files }: Sending): string {
  const words = wordsOf(message.language);
  const tail = message.link ? [`[${plain(message.link.label)}](${message.link.url})`] : [];
  const left = [
    ...(picture && !isPicture({ ...picture, ...sizeOf(picture) }) ? [picture] : []),
    ...files.filter((file) => !fits(sizeOf(file))),
  ];
  for (const file of left)
    tail.push(file.url ? `[${plain(file.name)}](${file.url})` : comment(words.notSent(file.name)));
  return fitLines(
    [`### ${plain(message.title)}`, ...message.lines.map(line)],
    tail,
    MARKDOWN_BYTES,
    comment(words.shortened),
  );
}

function line(said: MessageLine): string {
  if (said.kind === 'text') return plain(said.text);
  if (said.kind === 'quote') return `> ${plain(said.text)}`;
  const value = said.state
    ? `<font color="${said.state === 'good' ? 'info' : 'warning'}">${plain(said.value)}</font>`
    : `**${plain(said.value)}**`;
  return `> ${plain(said.label)}：${value}${said.note ? ` ${comment(said.note)}` : ''}`;
}

const comment = (text: string) => `<font color="comment">${plain(text)}</font>`;
/** Names come from the centre's data: they may not begin a tag, a link or a mention (`<@userid>`). */
const plain = (text: string) =>
  text
    .replace(/[<>]/g, (sign) => (sign === '<' ? '＜' : '＞'))
    .replace(/[[\]`*]/g, (sign) => `\\${sign}`)
    .replace(/\s*\n\s*/g, ' ');
