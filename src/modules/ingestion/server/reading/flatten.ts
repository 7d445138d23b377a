import type { Cell } from './record.ts';

/** Nested objects → one level with dotted names (`Queue.Name`); lists stay as JSON text. */
export function flatten(value: unknown, prefix = '', into: Record<string, Cell> = {}): Record<string, Cell> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    if (prefix !== '') into[prefix] = Array.isArray(value) ? JSON.stringify(value) : ((value ?? null) as Cell);
    return into;
  }
  for (const [name, inner] of Object.entries(value)) flatten(inner, prefix === '' ? name : `${prefix}.${name}`, into);
  return into;
}
