import { AppError, type ErrorKind } from '#src/kernel/errors.ts';

/** HTTP status of every kind of expected failure; the domain never speaks of statuses. */
export const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
};

/** What an error looks like on the wire. */
export type WireError = {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly message: string;
  readonly details: Record<string, unknown>;
};

/** Reads an error body back into the error the server threw; anything unknown becomes `unavailable`. */
export function fromWire(data: unknown, message: string): AppError {
  const wire = (typeof data === 'object' && data !== null ? data : {}) as Partial<WireError>;
  if (typeof wire.code === 'string' && typeof wire.kind === 'string' && wire.kind in STATUS) {
    return new AppError(wire.kind, wire.code, wire.message ?? message, wire.details ?? {});
  }
  return new AppError('unavailable', 'server_failed', message);
}
