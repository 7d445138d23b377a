import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ChannelKind } from '../channel-kind.ts';
import type { SentFile } from '../message.ts';
import { post, refused } from '../post.ts';
import { webhookUrl } from '../webhook-url.ts';

const settings = z.object({});
const secrets = z.object({ url: webhookUrl, signKey: z.string().trim().min(8) });

/**
 * Any system of your own: one JSON body with everything in it. `X-Yunchou-Signature` is `sha256=` and the HMAC-SHA256, in hex, of
 * timestamp, full stop and body; `Idempotency-Key` is the same for every attempt.
 */
export const webhook: ChannelKind<z.infer<typeof settings>, z.infer<typeof secrets>> = {
  id: 'webhook',
  settings,
  secrets,
  perMinute: null,
  parts: () => ['card'],
  async send(_part, { id, message, picture, files }, { secrets: { url, signKey } }, now) {
    const body = JSON.stringify({
      id,
      title: message.title,
      language: message.language,
      lines: message.lines,
      link: message.link ?? null,
      picture: picture && inBody(picture),
      files: files.map(inBody),
    });
    const { status } = await post(url, body, {
      'idempotency-key': id,
      'x-yunchou-timestamp': String(now),
      'x-yunchou-signature': `sha256=${createHmac('sha256', signKey).update(`${now}.${body}`).digest('hex')}`,
    });
    if (status >= 300)
      throw refused(`HTTP ${status}`, 'Check the address and the signature key, and what the receiver logs.');
  },
};

const inBody = ({ name, type, bytes }: SentFile) => ({ name, type, base64: Buffer.from(bytes).toString('base64') });
