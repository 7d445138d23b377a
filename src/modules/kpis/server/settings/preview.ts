import { DAY_MS } from '#src/kernel/grid.ts';
import { isoLocal } from '#src/kernel/zone.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { ParameterScope, Question } from '#src/semantic/question.ts';
import type { SettingParsed, SettingPreview } from '../../contract/settings.ts';
import type { KpiDependencies } from '../dependencies.ts';
import { answerQuestion } from '../query.ts';
import { resolveRange } from '../resolve.ts';
import { readChange } from './settings.ts';

const DAYS = 28;

/**
 * The KPIs that read a setting over the last 28 days with data, as set now and as if the change held for all of them.
 * KPIs without data are left out.
 */
export async function previewSetting(input: SettingParsed, needs: KpiDependencies): Promise<SettingPreview> {
  const [change, coverage, scopes] = await Promise.all([readChange(input, needs), needs.coverage(), needs.scopes()]);
  const whole = resolveRange({}, coverage);
  const range = { ...whole, from: Math.max(whole.from, whole.to - DAYS * DAY_MS) };
  const where = Object.fromEntries(Object.entries(change.where).map(([d, id]) => [d, [id]]));
  const same = (s: ParameterScope): boolean => JSON.stringify(s.where) === JSON.stringify(where);
  const { parameter, value } = change;
  const changed: ParameterScope[] =
    value === null
      ? scopes.filter((s) => !(same(s) && s.values[parameter] !== undefined && 'from' in s))
      : ahead(scopes, { where, values: { [parameter]: value } });
  const question = (kpi: string): Question => ({
    kpis: [kpi],
    ...range,
    grain: 'whole',
    by: [],
    // People look at the part of the centre they change.
    where,
    set: {},
    asOf: Math.min(needs.clock.now(), coverage.until ?? needs.clock.now()),
    dataFrom: coverage.from ?? 0,
  });
  const valueOf = async (kpi: string, own: readonly ParameterScope[]): Promise<number | null> => {
    try {
      const { answer } = await answerQuestion(question(kpi), { ...needs, scopes: async () => own });
      const found = answer.kpis[0]?.value[0];
      return found === undefined || Number.isNaN(found) ? null : found;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'invalid') return null;
      throw error;
    }
  };
  const readers = Object.values(needs.catalogue.kpis).filter((k) => k.uses.includes(parameter));
  const kpis = await Promise.all(
    readers.map(async ({ id, name, unit }) => ({
      kpi: id,
      name,
      unit,
      before: await valueOf(id, scopes),
      after: await valueOf(id, changed),
    })),
  );
  return {
    from: isoLocal(range.zone, range.from),
    to: isoLocal(range.zone, range.to),
    kpis: kpis.filter((k) => k.before !== null || k.after !== null),
  };
}

/** Before everything as general as it: what is more specific still wins. */
function ahead(scopes: readonly ParameterScope[], own: ParameterScope): ParameterScope[] {
  const width = Object.keys(own.where).length;
  const at = scopes.findIndex((s) => !('from' in s) || Object.keys(s.where).length <= width);
  return at < 0 ? [...scopes, own] : [...scopes.slice(0, at), own, ...scopes.slice(at)];
}
