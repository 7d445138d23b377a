import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Answer, startReceiver } from './http-receiver.ts';

/** A receiver of somebody's own that checks the signature as the documentation of the webhook says, and drops repeats. */
export async function startWebhook(signKey: string, answer?: () => Answer | undefined) {
  const seen: Record<string, unknown>[] = [];
  const ids = new Set<string>();
  const receiver = await startReceiver((request): Answer => {
    const other = answer?.();
    if (other) return other;
    const timestamp = String(request.headers['x-yunchou-timestamp']);
    const expected = `sha256=${createHmac('sha256', signKey).update(`${timestamp}.${request.body.toString()}`).digest('hex')}`;
    const given = String(request.headers['x-yunchou-signature']);
    if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
      return { status: 401 };
    if (Math.abs(Date.now() - Number(timestamp)) > 300_000) return { status: 401 };
    const id = String(request.headers['idempotency-key']);
    if (!ids.has(id)) seen.push(JSON.parse(request.body.toString()));
    ids.add(id);
    return { status: 204 };
  });
  return { ...receiver, seen };
}
