/** Which promise of the schema a statement broke, and the constraint's name; the same on PGlite and PostgreSQL. */
export interface Violation {
  readonly kind: 'unique' | 'foreign_key' | 'not_null' | 'check';
  readonly constraint: string | undefined;
}

// SQLSTATE class 23, PostgreSQL manual, appendix A.
const KINDS: Readonly<Record<string, Violation['kind']>> = {
  '23505': 'unique',
  '23503': 'foreign_key',
  '23502': 'not_null',
  '23514': 'check',
};

/** Reads a database error; `undefined` when it is something else. Stores turn it into an AppError in the words of their noun. */
export function violation(error: unknown): Violation | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const kind = KINDS[String(error.code)];
  if (!kind) return undefined;
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
  return { kind, constraint };
}
