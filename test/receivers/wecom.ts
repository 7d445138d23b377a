import { createHash } from 'node:crypto';
import { type Answer, RateLimit, type ReceivedRequest, startReceiver } from './http-receiver.ts';
import { multipartField } from './multipart.ts';

/** What a group would show. */
export type WecomSeen =
  | { readonly msgtype: 'text' | 'markdown'; readonly content: string }
  | { readonly msgtype: 'image'; readonly bytes: Buffer }
  | { readonly msgtype: 'file'; readonly name: string; readonly bytes: Buffer };

const ok: Answer = { json: { errcode: 0, errmsg: 'ok' } };
const no = (errcode: number, errmsg: string): Answer => ({
  json: { errcode, errmsg: `${errmsg}, hint: [1], from ip: 127.0.0.1` },
});

/**
 * A WeCom group robot that refuses what its documentation refuses. Sources of the rules:
 * 群机器人配置说明, https://developer.work.weixin.qq.com/document/path/91770 (types, sizes, md5, 20 a minute, upload 5 B – 20 MB, media ids
 * only for the same robot); codes: https://developer.work.weixin.qq.com/document/path/90313 (global error codes), 40058 and 93000 also as
 * the robot answers them in https://github.com/dromara/domain-admin/issues/82 and https://github.com/wes-lin/Cloud189Checkin/issues/175.
 */
export async function startWecom(key = '693a91f6-7e1c-4bc4-97a0-0ec2sifa5aaa') {
  const seen: WecomSeen[] = [];
  const media = new Map<string, { name: string; bytes: Buffer }>();
  const limit = new RateLimit({ most: 20, within: 60_000 });

  function answer(request: ReceivedRequest): Answer {
    // A wrong or withdrawn key.
    if (request.url.searchParams.get('key') !== key) return no(93000, 'invalid webhook url');
    if (request.method !== 'POST') return no(43002, 'require POST method');
    if (request.url.pathname === '/cgi-bin/webhook/upload_media') return upload(request);
    if (request.url.pathname !== '/cgi-bin/webhook/send') return { status: 404 };
    // 每个机器人发送的消息不能超过20条/分钟。
    if (limit.exceeded(Date.now())) return no(45009, 'api freq out of limit');
    let body: Record<string, Record<string, unknown>>;
    try {
      // 必须是utf8编码
      body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(request.body));
    } catch {
      return no(47001, 'data format error');
    }
    return message(body);
  }

  function message(body: Record<string, Record<string, unknown>>): Answer {
    const type = String(body['msgtype']);
    const content = body[type]?.['content'];
    switch (type) {
      case 'text':
      case 'markdown': {
        if (typeof content !== 'string' || content === '') return no(44004, 'empty content');
        // text 最长不超过2048个字节, markdown 最长不超过4096个字节
        const most = type === 'text' ? 2048 : 4096;
        if (Buffer.byteLength(content) > most)
          return no(40058, `${type}.content exceed max length ${most}. invalid Request Parameter`);
        seen.push({ msgtype: type, content });
        return ok;
      }
      case 'image': {
        const bytes = Buffer.from(String(body['image']?.['base64'] ?? ''), 'base64');
        // 图片（base64编码前）最大不能超过2M，支持JPG,PNG格式
        if (bytes.length === 0) return no(40058, 'image.base64 missing');
        if (bytes.length > 2 * 1024 * 1024) return no(40009, 'invalid image size');
        const png = bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
        const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
        if (!png && !jpeg) return no(40005, 'invalid file type');
        // 图片内容（base64编码前）的md5值
        if (createHash('md5').update(bytes).digest('hex') !== body['image']?.['md5'])
          return no(301019, 'media md5 not match');
        seen.push({ msgtype: 'image', bytes });
        return ok;
      }
      case 'file': {
        const file = media.get(String(body['file']?.['media_id']));
        if (!file) return no(40007, 'invalid media_id');
        seen.push({ msgtype: 'file', ...file });
        return ok;
      }
      default:
        return no(40008, 'invalid message type');
    }
  }

  function upload(request: ReceivedRequest): Answer {
    if (request.url.searchParams.get('type') !== 'file') return no(40004, 'invalid media type');
    // 使用multipart/form-data POST上传文件, 文件标识名为"media"
    const file = multipartField(request.body, request.headers['content-type'], 'media');
    if (!file?.filename) return no(41005, 'missing media data');
    // 要求文件大小在5B~20M之间
    if (file.bytes.length <= 5 || file.bytes.length > 20 * 1024 * 1024) return no(40006, 'invalid media size');
    const id = `media-${media.size + 1}`;
    media.set(id, { name: file.filename, bytes: Buffer.from(file.bytes) });
    return { json: { errcode: 0, errmsg: 'ok', type: 'file', media_id: id, created_at: '1380000000' } };
  }

  const receiver = await startReceiver(answer);
  return { ...receiver, webhook: `${receiver.url}/cgi-bin/webhook/send?key=${key}`, seen };
}
