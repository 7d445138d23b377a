import { questionInput } from '../contract/question.ts';
import type { KpisApi } from '../contract/api.ts';
import type { KpiDependencies } from './dependencies.ts';
import { answerQuestion, query } from './query.ts';
import { kpiRoutes } from './routes.ts';

/** The KPIs of a centre: questions, passports, the catalogue and the contacts behind every number. */
export function kpisModule(needs: KpiDependencies) {
  const api: KpisApi = {
    query: (input) => query(questionInput.parse(input), needs),
    answer: (question) => answerQuestion(question, needs),
  };
  return { name: 'kpis' as const, routes: kpiRoutes(needs), api };
}
