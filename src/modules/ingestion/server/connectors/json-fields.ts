import { RecordFault } from './json-connector.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads typed fields of foreign JSON: absent, null and "" are `null`; something of another kind is a fault. */
export const asObject = (value: unknown): JsonObject | null =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : null;

export const objectAt = (from: JsonObject | null, name: string): JsonObject | null => asObject(from?.[name]);

export const listAt = (from: JsonObject | null, name: string): readonly unknown[] =>
  Array.isArray(from?.[name]) ? (from[name] as unknown[]) : [];

export function textAt(from: JsonObject | null, name: string): string | null {
  const value = from?.[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function numberAt(from: JsonObject | null, name: string): number | null {
  const value = from?.[name];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}

/** ISO 8601 with an offset or `Z`. */
export function instantAt(from: JsonObject | null, name: string): number | null {
  const text = textAt(from, name);
  if (text === null) return null;
  const at = /([zZ]|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new RecordFault(
      name,
      'bad_time',
      `"${text}" is not an instant with its zone`,
      'Write ISO 8601 with Z or an offset, e.g. 2026-11-16T09:30:00Z.',
    );
  return at;
}

export function required<T>(value: T | null, field: string): T {
  if (value !== null) return value;
  throw new RecordFault(field, 'no_value', `The record has no ${field}`, 'Export the complete record.');
}
