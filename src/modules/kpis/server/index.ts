import { SYSTEM } from '#src/http/actor.ts';
import { comparisonInput } from '../contract/comparison.ts';
import { questionInput } from '../contract/question.ts';
import type { KpisApi } from '../contract/api.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import type { Records } from '#src/records/records.ts';
import { inForce } from '#src/semantic/definition-changes.ts';
import { baseValues } from '#src/semantic/definitions.ts';
import type { ParameterScope } from '#src/semantic/question.ts';
import { compare } from './comparison/compare.ts';
import { coverage } from './coverage.ts';
import { centreCoverage } from './centre-coverage.ts';
import type { KpiDependencies } from './dependencies.ts';
import { PeriodExports } from './export/exports.ts';
import { kpiSummaries } from './kpi-pages.ts';
import { presentScopes } from './present-scopes.ts';
import { answerQuestion, liveQuery, query } from './query.ts';
import { kpiRoutes } from './routes.ts';
import { CentreSettings } from './settings/settings.ts';

/** The KPIs of a centre: questions, passports, the catalogue and the contacts behind every number. */
export function kpisModule({
  ingestion,
  zone,
  records,
  channelDefaults,
  exportsDirectory,
  ...rest
}: Omit<KpiDependencies, 'coverage' | 'timeline' | 'scopes'> & {
  readonly ingestion: IngestionApi;
  readonly zone: string;
  /** Migrated with `kpiMigrations`. */
  readonly records: Records;
  /** Defaults of settings on some channels; what the centre says itself comes before them. */
  readonly channelDefaults: readonly ParameterScope[];
  /** Where full exports lie until they are fetched. */
  readonly exportsDirectory: string;
}) {
  const settings = new CentreSettings(records, channelDefaults);
  const needs: KpiDependencies = {
    ...rest,
    scopes: presentScopes(() => settings.scopes(), rest.store, ingestion),
    coverage: async () => centreCoverage(await ingestion.coverage(), zone),
    timeline: ingestion.timeline,
  };
  const exports = new PeriodExports({ ...needs, records, exportsDirectory });
  const api: KpisApi = {
    coverage: () => coverage(needs, SYSTEM),
    summaries: () => kpiSummaries(needs.catalogue),
    query: (input, actor) => query(questionInput.parse(input), needs, actor),
    compare: (input) => compare(comparisonInput.parse(input), needs, (question) => query(question, needs, SYSTEM)),
    live: (input) => liveQuery(questionInput.parse(input), needs),
    settingsHeld: async () =>
      (await settings.all())
        .filter(({ replacedAt }) => replacedAt === null)
        .map(({ id, parameter, value, where, from, until, reason, changedAt }) => ({
          id,
          parameter,
          value,
          where: { ...where },
          from,
          until,
          reason,
          changedAt,
        })),
    setting: async (id, where, at) =>
      inForce(id, where, at, await needs.scopes()) ?? baseValues(needs.catalogue.parameters, {})[id],
    answer: (question) => answerQuestion(question, needs),
  };
  return { name: 'kpis' as const, routes: kpiRoutes(needs, settings, records, exports), api };
}
