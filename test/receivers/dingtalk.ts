import { createHmac } from 'node:crypto';
import { type Answer, RateLimit, type ReceivedRequest, startReceiver } from './http-receiver.ts';

export interface DingtalkSeen {
  readonly msgtype: string;
  readonly title: string;
  readonly text: string;
}

const no = (errcode: number, errmsg: string): Answer => ({ json: { errcode, errmsg } });

/**
 * A DingTalk group robot that refuses what its documentation refuses: 自定义机器人接入 and 自定义机器人安全设置,
 * https://open.dingtalk.com/document/orgapp/custom-robot-access (types, 20 a minute then ten minutes of silence, UTF-8 JSON),
 * https://open.dingtalk.com/document/orgapp/customize-robot-security-settings (signature within the hour, keywords, addresses),
 * codes as quoted in https://blog.csdn.net/jialiuyang/article/details/118615052 (130101) and the error table of the first page.
 */
export async function startDingtalk(
  options: {
    readonly signKey?: string;
    readonly keyword?: string;
    readonly token?: string;
    readonly now?: () => number;
  } = {},
) {
  const { signKey, keyword, token = '566cc69da782ec', now: clock = Date.now } = options;
  const seen: DingtalkSeen[] = [];
  const limit = new RateLimit({ most: 20, within: 60_000 });
  let silentUntil = 0;

  const receiver = await startReceiver((request: ReceivedRequest): Answer => {
    const now = clock();
    const query = request.url.searchParams;
    if (request.url.pathname !== '/robot/send') return { status: 404 };
    if (query.get('access_token') !== token) return no(300001, 'token is not exist');
    if (!request.headers['content-type']?.startsWith('application/json'))
      return no(43004, '无效的HTTP HEADER Content-Type');
    // 如果超过20条，会限流10分钟
    if (now < silentUntil || limit.exceeded(now)) {
      silentUntil = Math.max(silentUntil, now + 600_000);
      return no(130101, 'send too fast, exceed 20 times per minute');
    }
    if (request.body.length > 20_000) return no(460101, 'message too long, exceed 20000 bytes');
    if (signKey !== undefined) {
      const timestamp = query.get('timestamp') ?? '';
      // 与请求调用时间误差不能超过1小时
      if (Math.abs(Number(timestamp) - now) > 3_600_000) return no(310000, 'invalid timestamp');
      const sign = createHmac('sha256', signKey).update(`${timestamp}\n${signKey}`).digest('base64');
      if (query.get('sign') !== sign) return no(310000, 'sign not match');
    }
    return message(request.body);
  });

  function message(raw: Buffer): Answer {
    let body: Record<string, Record<string, unknown>>;
    try {
      body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
    } catch {
      return no(40035, '缺少参数 json');
    }
    const type = String(body['msgtype']);
    if (!['text', 'link', 'markdown', 'actionCard', 'feedCard'].includes(type))
      return no(400105, 'unsupported msgtype');
    const { title, text } = type === 'text' ? { title: 'text', text: body['text']?.['content'] } : (body[type] ?? {});
    if (typeof title !== 'string' || title === '' || typeof text !== 'string' || text === '')
      return no(40035, '缺少参数 json');
    if (keyword !== undefined && !`${title}\n${text}`.includes(keyword)) return no(310000, 'keywords not in content');
    seen.push({ msgtype: type, title, text });
    return { json: { errcode: 0, errmsg: 'ok' } };
  }

  return { ...receiver, webhook: `${receiver.url}/robot/send?access_token=${token}`, seen };
}
