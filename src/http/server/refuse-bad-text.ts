import { invalid } from '#src/kernel/errors.ts';

/** Names of things and people, and what they are found by: shown in lists, logs and messages of others. */
const NAMES = new Set(['name', 'username', 'label', 'title', 'number']);
/** Control characters, and those that turn the direction of what follows: one name can then look like another. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Refuses a call whose input holds a NUL character in any text: no person writes one, PostgreSQL stores none, and whatever reads text up to it
 * would see another text than was checked. A name may hold no character that is not seen at all. Throws `bad_text`.
 */
export function refuseBadText(input: unknown, field = 'input'): void {
  if (typeof input === 'string') {
    if (input.includes('\u0000'))
      throw invalid('bad_text', `${field} holds a NUL character`, { field, remedy: 'Leave it out.' });
    if (NAMES.has(field.slice(field.lastIndexOf('.') + 1)) && UNSEEN.test(input))
      throw invalid('bad_text', `${field} holds a character that cannot be seen`, {
        field,
        remedy: 'Type it by hand instead of copying it.',
      });
    return;
  }
  if (typeof input !== 'object' || input === null) return;
  for (const [name, value] of Object.entries(input)) {
    if (name.includes('\u0000')) throw invalid('bad_text', `${field} has a name with a NUL character`, { field });
    refuseBadText(value, field === 'input' ? name : `${field}.${name}`);
  }
}
