import { createHmac } from 'node:crypto';
import { type Answer, RateLimit, type ReceivedRequest, startReceiver } from './http-receiver.ts';
import { multipartField } from './multipart.ts';

export interface FeishuSeen {
  readonly msgType: string;
  readonly card: { readonly header?: unknown; readonly elements?: readonly Record<string, unknown>[] };
  /** Pictures of the card, as they were uploaded. */
  readonly pictures: readonly Buffer[];
}

const no = (code: number, msg: string, status = 200): Answer => ({ status, json: { code, msg, data: {} } });

/**
 * A Feishu custom robot and the two calls an app needs for a picture, refusing what the documentation refuses:
 * 自定义机器人使用指南, https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot (types, 20 KB, 100 a minute and 5 a second, signature
 * within the hour, keywords; 9499, 19001, 19021, 19024, 11232), 上传图片, https://open.feishu.cn/document/server-docs/im-v1/image/create (10 MB,
 * app token, `image_type`), 自建应用获取 tenant_access_token, https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal.
 */
export async function startFeishu(
  options: {
    readonly signKey?: string;
    readonly keyword?: string;
    readonly app?: { id: string; secret: string };
    readonly now?: () => number;
  } = {},
) {
  const { signKey, keyword, app, now = Date.now } = options;
  const hook = '/open-apis/bot/v2/hook/0c1f2e3d-aaaa-4444-bbbb-1234567890ab';
  const seen: FeishuSeen[] = [];
  const images = new Map<string, Buffer>();
  const limit = new RateLimit({ most: 100, within: 60_000 }, { most: 5, within: 1_000 });

  function answer(request: ReceivedRequest): Answer {
    const { pathname } = request.url;
    if (pathname === '/open-apis/auth/v3/tenant_access_token/internal') {
      const { app_id, app_secret } = JSON.parse(request.body.toString());
      if (!app || app_id !== app.id || app_secret !== app.secret) return no(10014, 'app secret invalid');
      return {
        json: { code: 0, msg: 'ok', tenant_access_token: 't-caecc734c2e3328a62489fe0648c4b98779515d3', expire: 7200 },
      };
    }
    if (pathname === '/open-apis/im/v1/images') return upload(request);
    if (pathname !== hook) return no(19001, 'param invalid: incoming webhook access token invalid');
    if (limit.exceeded(now())) return no(11232, 'frequency limited psm[lark.oapi.app_platform_runtime]appID[1500]');
    // 请求体大小不能超过 20 KB
    if (request.body.length > 20 * 1024) return no(9499, 'Bad Request', 400);
    return message(request.body);
  }

  function message(raw: Buffer): Answer {
    let body: Record<string, unknown>;
    try {
      body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
    } catch {
      return no(9499, 'Bad Request', 400);
    }
    if (signKey !== undefined) {
      const timestamp = String(body['timestamp'] ?? '');
      const sign = createHmac('sha256', `${timestamp}\n${signKey}`).update('').digest('base64');
      // timestamp 是指距当前时间不超过 1 小时（3600）的时间戳，单位：s
      if (sign !== body['sign'] || Math.abs(Number(timestamp) - now() / 1_000) > 3_600)
        return no(19021, 'sign match fail or timestamp is not within one hour from current time');
    }
    const type = String(body['msg_type']);
    // 支持文本、富文本、群名片、图片、消息卡片; a file is none of them.
    if (!['text', 'post', 'share_chat', 'image', 'interactive'].includes(type)) return no(9499, 'Bad Request', 400);
    const card = body['card'] as FeishuSeen['card'] | undefined;
    if (type === 'interactive' && !Array.isArray(card?.elements)) return no(9499, 'Bad Request', 400);
    if (keyword !== undefined && !JSON.stringify(body).includes(keyword)) return no(19024, 'Key Words Not Found');
    const keys = (card?.elements ?? [])
      .filter((element) => element['tag'] === 'img')
      .map((element) => String(element['img_key']));
    if (keys.some((key) => !images.has(key))) return no(11246, 'card contains invalid image keys');
    seen.push({ msgType: type, card: card ?? {}, pictures: keys.flatMap((key) => images.get(key) ?? []) });
    return { json: { code: 0, msg: 'success', data: {}, StatusCode: 0, StatusMessage: 'success' } };
  }

  function upload(request: ReceivedRequest): Answer {
    if (request.headers.authorization !== 'Bearer t-caecc734c2e3328a62489fe0648c4b98779515d3')
      return no(99991663, 'Invalid access token for authorization', 400);
    const type = request.headers['content-type'];
    const image = multipartField(request.body, type, 'image');
    if (multipartField(request.body, type, 'image_type')?.bytes.toString() !== 'message' || !image)
      return no(234001, 'Invalid request param.', 400);
    if (image.bytes.length > 10 * 1024 * 1024) return no(234006, 'The file size exceed the max value.', 400);
    if (image.bytes.length === 0) return no(234010, "File's size can't be 0.", 400);
    const key = `img_v2_${images.size + 1}`;
    images.set(key, Buffer.from(image.bytes));
    return { json: { code: 0, msg: 'success', data: { image_key: key } } };
  }

  const receiver = await startReceiver(answer);
  return { ...receiver, webhook: `${receiver.url}${hook}`, seen };
}
