import { invalid } from '#src/kernel/errors.ts';

/**
 * Refuses a call whose input holds a NUL character in any text: no person writes one, PostgreSQL stores none, and whatever reads text up to it
 * would see another text than was checked. Throws `bad_text`.
 */
export function refuseNul(input: unknown, field = 'input'): void {
  if (typeof input === 'string') {
    if (!input.includes('\u0000')) return;
    throw invalid('bad_text', `${field} holds a NUL character`, { field, remedy: 'Leave it out.' });
  }
  if (typeof input !== 'object' || input === null) return;
  for (const [name, value] of Object.entries(input)) {
    if (name.includes('\u0000')) throw invalid('bad_text', `${field} has a name with a NUL character`, { field });
    refuseNul(value, field === 'input' ? name : `${field}.${name}`);
  }
}
