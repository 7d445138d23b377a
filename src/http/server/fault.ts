import { ORPCError, ValidationError } from '@orpc/server';
import { AppError } from '#src/kernel/errors.ts';
import { STATUS, type WireError } from '../errors.ts';

/** Turns what a handler threw into what goes over the wire. Expected failures keep kind, code and details; bugs are logged once and say nothing. */
export function toWire(error: unknown, log: (bug: unknown) => void): ORPCError<string, WireError> {
  const expected = error instanceof AppError ? error : fromValidation(error);
  if (expected) {
    const { kind, code, message, details } = expected;
    return new ORPCError(kind.toUpperCase(), { status: STATUS[kind], message, data: { kind, code, message, details } });
  }
  if (!hasLeft(error)) log(error);
  const message = 'Something went wrong in the server; it was logged';
  return new ORPCError('BUG', {
    status: 500,
    message,
    data: { kind: 'unavailable', code: 'bug', message, details: {} },
  });
}

/** What Node says where the asker closed the connection while her request was being read: no bug. */
const hasLeft = (error: unknown): boolean =>
  error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET';

/** Input that does not fit the contract, with the field and what was expected. */
function fromValidation(error: unknown): AppError | null {
  if (!(error instanceof ORPCError)) return null;
  if (error.code === 'NOT_FOUND') return new AppError('not_found', 'no_such_route', 'There is no such route');
  if (error.code !== 'BAD_REQUEST') return null;
  const issue = error.cause instanceof ValidationError ? error.cause.issues[0] : undefined;
  const path = issue?.path?.map((p) => (typeof p === 'object' ? String(p.key) : String(p))).join('.');
  return new AppError('invalid', 'bad_input', issue ? `${path || 'input'}: ${issue.message}` : error.message, {
    field: path || 'input',
    remedy: 'See /api/openapi.json for what this route expects.',
  });
}
