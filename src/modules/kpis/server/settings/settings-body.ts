import { PRESETS } from '#src/catalogue/presets.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import type { ParameterId } from '#src/semantic/parameter.ts';
import { SCOPE_DIMENSIONS } from '#src/semantic/question.ts';
import type { SettingRow, SettingsBody } from '../../contract/settings.ts';
import { shownValue } from '../definition-change-body.ts';
import type { KpiDependencies } from '../dependencies.ts';
import { parameterOf } from '../kpi-pages.ts';
import { nameOf } from '../names.ts';
import type { Setting } from './setting.store.ts';
import { localToday } from './settings.ts';

type Needs = Pick<KpiDependencies, 'catalogue' | 'directory' | 'coverage' | 'clock'>;

/** Settings, their history, what can be set and the presets, as surfaces show them. */
export async function settingsBody(settings: readonly Setting[], needs: Needs): Promise<SettingsBody> {
  const [{ zone }, directory] = await Promise.all([needs.coverage(), needs.directory()]);
  const now = needs.clock.now();
  const { parameters, kpis } = needs.catalogue;
  const readers = (id: string): string[] =>
    Object.values(kpis).flatMap((k) => (k.uses.includes(id as ParameterId) ? [k.id] : []));
  const iso = (at: number | null): string | null => (at === null ? null : isoLocal(zone, at));
  return {
    zone,
    today: localToday(zone, now),
    parameters: Object.keys(parameters).map((id) => ({
      ...parameterOf(id as ParameterId, needs.catalogue),
      kpis: readers(id),
    })),
    rows: settings.map((s) => ({
      id: s.id,
      parameter: s.parameter,
      label: parameters[s.parameter]?.label ?? { en: s.parameter, zh: s.parameter },
      kind: parameters[s.parameter]?.kind ?? 'choice',
      value: shownValue(parameters, s.parameter, s.value),
      where: Object.fromEntries(
        SCOPE_DIMENSIONS.flatMap((d) => {
          const id = s.where[d];
          return id === undefined ? [] : [[d, { id, name: nameOf(directory, d, id) ?? id }]];
        }),
      ),
      from: iso(s.from),
      until: iso(s.until),
      reason: s.reason,
      changedAt: isoLocal(zone, s.changedAt),
      state: stateOf(s, now),
    })),
    presets: PRESETS.map(({ id, label, note }) => ({ id, label, note })),
  };
}

function stateOf({ from, until, replacedAt }: Setting, now: number): SettingRow['state'] {
  if (replacedAt !== null) return 'replaced';
  if (until !== null && until <= now) return 'ended';
  return from !== null && from > now ? 'planned' : 'in_force';
}
