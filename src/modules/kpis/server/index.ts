import { questionInput } from '../contract/question.ts';
import type { KpisApi } from '../contract/api.ts';
import type { IngestionApi } from '#src/modules/ingestion/contract/api.ts';
import { centreCoverage } from './centre-coverage.ts';
import type { KpiDependencies } from './dependencies.ts';
import { presentScopes } from './present-scopes.ts';
import { answerQuestion, query } from './query.ts';
import { kpiRoutes } from './routes.ts';

/** The KPIs of a centre: questions, passports, the catalogue and the contacts behind every number. */
export function kpisModule({
  ingestion,
  zone,
  ...rest
}: Omit<KpiDependencies, 'coverage' | 'timeline'> & { readonly ingestion: IngestionApi; readonly zone: string }) {
  const needs: KpiDependencies = {
    ...rest,
    scopes: presentScopes(rest.scopes, rest.store, ingestion),
    coverage: async () => centreCoverage(await ingestion.coverage(), zone),
    timeline: ingestion.timeline,
  };
  const api: KpisApi = {
    query: (input) => query(questionInput.parse(input), needs),
    answer: (question) => answerQuestion(question, needs),
  };
  return { name: 'kpis' as const, routes: kpiRoutes(needs), api };
}
