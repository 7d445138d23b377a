import { invalid } from '#src/kernel/errors.ts';
import { parseDuration } from '#src/kernel/units.ts';
import { durationOf, type Expression } from './expression.ts';
import type { Label } from './label.ts';

export type ParameterId = `${string}.${string}`;
export type ParameterValue = string | number | boolean;

/** A setting that changes what a KPI means. Durations are milliseconds. */
export type ParameterSpec = {
  readonly label: Label;
  readonly kind: 'duration' | 'number' | 'choice' | 'flag';
  readonly default: ParameterValue;
  /** Another default on some channels (voice, chat, email, …). */
  readonly byChannel?: Readonly<Record<string, ParameterValue>>;
  readonly choices?: readonly string[];
};
export type ParameterRegistry = Readonly<Record<ParameterId, ParameterSpec>>;

/** The values in force for one scope, with typed readers. */
export class ParameterValues {
  readonly #values: Readonly<Record<string, ParameterValue>>;
  constructor(values: Readonly<Record<string, ParameterValue>>) {
    this.#values = values;
  }
  /** Milliseconds, as an expression that remembers which setting it is. */
  duration(id: ParameterId): Expression {
    return durationOf(this.number(id), id);
  }
  number(id: ParameterId): number {
    const found = this.raw(id);
    if (typeof found !== 'number') throw invalid('bad_parameter', `Setting ${id} is not a number`, { field: id });
    return found;
  }
  choice(id: ParameterId): string {
    return String(this.raw(id));
  }
  flag(id: ParameterId): boolean {
    return this.raw(id) === true;
  }
  raw(id: ParameterId): ParameterValue {
    const found = this.#values[id];
    if (found === undefined) throw invalid('unknown_parameter', `There is no setting ${id}`, { field: id });
    return found;
  }
  all(): Readonly<Record<string, ParameterValue>> {
    return this.#values;
  }
}

/** Reads a setting written by a person (`10s`, `0.8`, `SL-6`, `yes`). Throws `bad_parameter` naming field and remedy. */
export function readParameter(registry: ParameterRegistry, id: string, text: string): ParameterValue {
  const spec = registry[id as ParameterId];
  if (!spec) {
    throw invalid('unknown_parameter', `There is no setting "${id}"`, {
      field: id,
      remedy: `Known settings: ${Object.keys(registry).join(', ')}`,
    });
  }
  const bad = (remedy: string) => invalid('bad_parameter', `"${text}" is not a value of ${id}`, { field: id, remedy });
  switch (spec.kind) {
    case 'duration': {
      const ms = parseDuration(text);
      if (ms === null) throw bad('Write a duration such as 20s, 5m, 24h or 7d.');
      return ms;
    }
    case 'number': {
      const n = Number(text);
      if (text.trim() === '' || !Number.isFinite(n)) throw bad('Write a number.');
      return n;
    }
    case 'flag':
      if (/^(yes|true|on|1)$/i.test(text)) return true;
      if (/^(no|false|off|0)$/i.test(text)) return false;
      throw bad('Write yes or no.');
    case 'choice':
      if (!spec.choices?.includes(text)) throw bad(`Choose one of ${spec.choices?.join(', ')}.`);
      return text;
  }
}
