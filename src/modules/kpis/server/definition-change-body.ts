import { isoLocal } from '#src/kernel/zone.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { DefinitionChange } from '#src/semantic/definition-changes.ts';
import type { DimensionId } from '#src/semantic/entity.ts';
import type { ParameterId, ParameterRegistry, ParameterValue } from '#src/semantic/parameter.ts';
import type { DefinitionChangeBody } from '../contract/question.ts';
import { nameOf } from './names.ts';

/** Breaks of a series as surfaces show them: ISO time, durations in seconds, names. */
export function changeBodies(
  changes: readonly DefinitionChange[],
  zone: string,
  registry: ParameterRegistry,
  directory: Directory,
): DefinitionChangeBody[] {
  return changes.map(({ at, kpi, parameter, from, to, where }) => ({
    at: isoLocal(zone, at),
    kpi,
    parameter,
    label: registry[parameter]?.label ?? { en: parameter, zh: parameter },
    kind: registry[parameter]?.kind ?? 'choice',
    from: shownValue(registry, parameter, from),
    to: shownValue(registry, parameter, to),
    where: Object.fromEntries(
      Object.entries(where).map(([d, ids]) => [
        d,
        (ids ?? []).map((id) => nameOf(directory, d as DimensionId, id) ?? id),
      ]),
    ),
  }));
}

/** A setting's value at the surface: durations in seconds. */
export const shownValue = (registry: ParameterRegistry, id: ParameterId, value: ParameterValue): ParameterValue =>
  registry[id]?.kind === 'duration' ? Number(value) / 1000 : value;
