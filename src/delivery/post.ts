import { AppError } from '#src/kernel/errors.ts';

const PATIENCE = 20_000;

/**
 * Posts to a receiver and reads its JSON. A receiver that cannot be reached, is too slow or out of order is `unavailable`;
 * one that answers 429 is `rate_limited` with the wait it asks for.
 */
export async function post(
  url: string,
  body: string | FormData,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly json: Readonly<Record<string, unknown>> }> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      body,
      headers: typeof body === 'string' ? { 'content-type': 'application/json; charset=utf-8', ...headers } : headers,
      // A secret address must not be handed on to wherever a receiver points.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    text = (await response.text()).slice(0, 100_000);
  } catch (error) {
    // The message of a network error may name the address, which is a secret.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : (cause as Error)?.name;
    throw new AppError('unavailable', 'receiver_unreachable', `The receiver could not be reached (${code})`);
  }
  if (response.status === 429) throw tooMany(Number(response.headers.get('retry-after')) * 1_000 || 60_000);
  if (response.status >= 500)
    throw new AppError('unavailable', 'receiver_failed', `The receiver answered with HTTP ${response.status}`);
  return { status: response.status, json: parse(text) };
}

/** The vendor takes no more just now; tried again after `retryAfter` milliseconds. */
export function tooMany(retryAfter: number, said = 'too many messages'): AppError {
  return new AppError('rate_limited', 'receiver_limits', `The receiver takes no more for now: ${said}`, { retryAfter });
}

/** The vendor does not take this message, whenever it comes. */
export function refused(said: string, remedy: string): AppError {
  return new AppError('invalid', 'receiver_refused', `The receiver refused the message: ${said}`, { remedy });
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
