import { type ParameterId, type ParameterValue, ParameterValues } from './parameter.ts';

/** Settings that note which of them are read. */
class NotedValues extends ParameterValues {
  readonly read = new Map<ParameterId, ParameterValue>();
  override raw(id: ParameterId): ParameterValue {
    const value = super.raw(id);
    this.read.set(id, value);
    return value;
  }
}

type Made = { readonly read: ReadonlyMap<ParameterId, ParameterValue>; readonly result: unknown };
const lastMade = new WeakMap<object, Made>();

/**
 * What a function makes of settings: the very object it made last while the settings it read then have the same values. Question after
 * question asks for the same measures, and what is known of an object need not be worked out again.
 */
export function madeOf<T>(make: (values: ParameterValues) => T, values: ParameterValues): T {
  const last = lastMade.get(make);
  if (last && hasSame(values, last.read)) return last.result as T;
  const noted = new NotedValues(values.all());
  const result = make(noted);
  lastMade.set(make, { read: noted.read, result });
  return result;
}

function hasSame(values: ParameterValues, read: Made['read']): boolean {
  for (const [id, value] of read) if (values.raw(id) !== value) return false;
  return true;
}
