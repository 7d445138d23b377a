import { PRESETS } from '#src/catalogue/presets.ts';
import { invalid } from '#src/kernel/errors.ts';
import { isoLocal, localDateTime, parseInstant, startOfDate } from '#src/kernel/zone.ts';
import type { Records } from '#src/records/records.ts';
import { type ParameterId, type ParameterValue, readParameter } from '#src/semantic/parameter.ts';
import { plan } from '#src/semantic/plan.ts';
import type { ParameterScope } from '#src/semantic/question.ts';
import type { z } from 'zod';
import type { presetInput, SettingParsed } from '../../contract/settings.ts';
import type { KpiDependencies } from '../dependencies.ts';
import { idsOf } from '../names.ts';
import { scopesOf } from './scopes.ts';
import { type Change, readSettings, saveChange, type Setting } from './setting.store.ts';

type Needs = Pick<KpiDependencies, 'catalogue' | 'directory' | 'coverage' | 'clock'>;

/** How long another server's change may stay unseen. */
const FRESH_MS = 1000;

/** The settings a centre makes: kept with their history, read by every question. */
export class CentreSettings {
  readonly #records: Records;
  readonly #defaults: readonly ParameterScope[];
  #known: { at: number; scopes: Promise<readonly ParameterScope[]> } | undefined;

  /** `defaults`: the channels' own defaults, which come after what the centre says. */
  constructor(records: Records, defaults: readonly ParameterScope[]) {
    this.#records = records;
    this.#defaults = defaults;
  }

  all(): Promise<Setting[]> {
    return readSettings(this.#records.db);
  }

  /** The centre's own scopes first, then those of channels. */
  scopes(): Promise<readonly ParameterScope[]> {
    const now = performance.now();
    if (!this.#known || now - this.#known.at > FRESH_MS) {
      const scopes = this.all().then((own) => [...scopesOf(own), ...this.#defaults]);
      this.#known = { at: now, scopes };
      scopes.catch(() => (this.#known = undefined));
    }
    return this.#known.scopes;
  }

  /** Records a change. Throws `unknown_parameter`, `bad_parameter`, `bad_scope`, `bad_time` naming the field and the remedy. */
  async save(input: SettingParsed, needs: Needs): Promise<void> {
    const change = await readChange(input, needs);
    if (change.value !== null) refuseUnanswerable(change, needs);
    await this.#write([change]);
  }

  /** Applies a preset as one act. Settings narrowed to queues, projects or sites stay. Throws `unknown_preset`. */
  async applyPreset(input: z.output<typeof presetInput>, needs: Needs): Promise<void> {
    const preset = PRESETS.find((p) => p.id === input.preset);
    if (!preset)
      throw invalid('unknown_preset', `There is no preset "${input.preset}"`, {
        field: 'preset',
        remedy: `Choose one of ${PRESETS.map((p) => p.id).join(', ')}.`,
      });
    const from = await effectiveFrom(input, needs);
    const own = (await this.all()).filter((s) => s.replacedAt === null);
    const changes = (Object.keys(preset.defaults) as ParameterId[]).flatMap((parameter) => {
      const { default: centre = null, byChannel = {} } = preset.defaults[parameter] ?? {};
      const spec = needs.catalogue.parameters[parameter];
      const ofSetting = own.filter(
        (s) => s.parameter === parameter && Object.keys(s.where).every((d) => d === 'channel'),
      );
      const channels = new Set([
        ...Object.keys(byChannel),
        ...Object.keys(spec?.byChannel ?? {}),
        ...ofSetting.flatMap((s) => s.where.channel ?? []),
      ]);
      const wanted: [Change['where'], ParameterValue | null, ParameterValue | undefined][] = [
        [{}, centre, spec?.default],
        ...[...channels].map((channel): (typeof wanted)[number] => [
          { channel },
          byChannel[channel] ?? null,
          spec?.byChannel?.[channel],
        ]),
      ];
      const said = ofSetting.length > 0 || wanted.some(([, value, usual]) => value !== null && value !== usual);
      // What is the default anyway need not be said, unless something else was.
      return said
        ? wanted.map(([where, value]) => ({ parameter, where, value, from, ...stamp(input, needs, preset.id) }))
        : [];
    });
    await this.#write(changes);
  }

  async #write(changes: readonly Change[]): Promise<void> {
    await this.#records.db.transaction().execute(async (db) => {
      for (const change of changes) await saveChange(db, change);
    });
    this.#known = undefined;
  }
}

const stamp = ({ reason }: { reason?: string | undefined }, { clock }: Needs, otherwise: string | null = null) => ({
  reason: reason ? reason : otherwise,
  changedAt: clock.now(),
});

/** A written change, typed and with ids. */
export async function readChange(input: SettingParsed, needs: Needs): Promise<Change> {
  const { parameters } = needs.catalogue;
  // An ended setting has no value, but must be one all the same.
  const value = input.value === null ? null : readParameter(parameters, input.parameter, input.value);
  if (!(input.parameter in parameters)) readParameter(parameters, input.parameter, '');
  const directory = await needs.directory();
  const known = { queue: directory.queues, project: directory.projects, site: directory.sites };
  const where = Object.entries(input.where).map(([d, written]) => {
    const dimension = d as keyof Change['where'];
    const id = idsOf(directory, dimension, [written ?? ''])[0] ?? '';
    if (dimension !== 'channel' && !known[dimension].some((n) => n.id === id))
      throw invalid('bad_scope', `There is no ${dimension} "${written}"`, {
        field: dimension,
        remedy: `Known: ${known[dimension].map((n) => n.name).join(', ') || 'none yet'}.`,
      });
    return [dimension, id] as const;
  });
  return {
    parameter: input.parameter as ParameterId,
    value,
    where: Object.fromEntries(where),
    from: await effectiveFrom(input, needs),
    ...stamp(input, needs),
  };
}

/** The first instant a change holds; null for the whole of history. */
async function effectiveFrom(
  input: { readonly from?: string | undefined; readonly recomputeHistory: boolean },
  needs: Needs,
): Promise<number | null> {
  if (input.recomputeHistory) {
    if (input.from === undefined) return null;
    throw invalid('bad_time', 'A change holds from a date or for the whole of history, not both', {
      field: 'from',
      remedy: 'Leave out the date, or do not recompute history.',
    });
  }
  const { zone } = await needs.coverage();
  if (input.from !== undefined) return parseInstant(input.from, zone, 'from');
  return startOfDate(zone, localDateTime(zone, needs.clock.now()).toPlainDate());
}

/** The local date of now, as the default of a change. */
export const localToday = (zone: string, now: number): string => isoLocal(zone, now).slice(0, 10);

/** Throws `bad_scope` when a KPI that reads the setting could no longer be asked of the whole centre. */
function refuseUnanswerable({ parameter, where, value }: Change, { catalogue, clock }: Needs): void {
  if (value === null) return;
  const scope: ParameterScope = {
    where: Object.fromEntries(Object.entries(where).map(([d, id]) => [d, [id]])),
    values: { [parameter]: value },
  };
  const to = clock.now();
  const range = { from: to - 86_400_000, to, zone: 'UTC', asOf: to, dataFrom: 0 };
  for (const kpi of Object.values(catalogue.kpis)) {
    if (!kpi.uses.includes(parameter)) continue;
    try {
      plan({ kpis: [kpi.id], ...range, grain: 'whole', by: [], where: {}, set: {} }, catalogue, [scope]);
    } catch {
      throw invalid(
        'bad_scope',
        `${parameter} = ${value} cannot hold for a part of the centre: ${kpi.id} could not be added up`,
        {
          field: Object.keys(where)[0] ?? 'where',
          remedy: 'Set it for the whole centre.',
        },
      );
    }
  }
}
