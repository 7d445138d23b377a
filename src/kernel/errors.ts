/** What went wrong, by who can mend it. Anything that is not an AppError is a bug: logged once, shown as 500. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'rate_limited'
  | 'unavailable';

/** Where in the caller's input the fault lies, and what to do about it. */
export type ErrorDetails = {
  readonly file?: string;
  readonly line?: number;
  readonly field?: string;
  readonly remedy?: string;
  readonly [key: string]: unknown;
};

/**
 * An expected failure. `code` is stable and machine-readable (`snake_case`), `message` is an English sentence;
 * screens translate by `code`, so the message never needs parsing.
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(kind: ErrorKind, code: string, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

/** The commonest case: the caller's input cannot be used as it is. */
export function invalid(code: string, message: string, details: ErrorDetails = {}): AppError {
  return new AppError('invalid', code, message, details);
}
