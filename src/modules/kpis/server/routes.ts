import { implement } from '@orpc/server';
import { DIMENSIONS, type DimensionId } from '#src/semantic/entity.ts';
import type { ParameterId } from '#src/semantic/parameter.ts';
import { kpisContract } from '../contract/routes.ts';
import { behind } from './behind.ts';
import { benchmarksOf } from './comparison/benchmarks.ts';
import { compare } from './comparison/compare.ts';
import { contactCourse, searchContacts } from './contacts.ts';
import { coverage, dimensionValues } from './coverage.ts';
import type { KpiDependencies } from './dependencies.ts';
import { kpiDetail, kpiSummaries, parameterOf } from './kpi-pages.ts';
import { passport } from './passport.ts';
import { query } from './query.ts';
import { previewSetting } from './settings/preview.ts';
import type { CentreSettings } from './settings/settings.ts';
import { settingsBody } from './settings/settings-body.ts';
import { stats } from './stats.ts';

/** The routes of the KPIs, each one line to the function that answers it. */
export function kpiRoutes(needs: KpiDependencies, settings: CentreSettings) {
  const on = implement(kpisContract);
  return {
    coverage: on.coverage.handler(() => coverage(needs)),
    list: on.list.handler(() => kpiSummaries(needs.catalogue)),
    detail: on.detail.handler(({ input }) => kpiDetail(input.id, needs.catalogue)),
    benchmarks: on.benchmarks.handler(({ input }) => benchmarksOf(input.id, needs)),
    parameters: on.parameters.handler(() =>
      Object.keys(needs.catalogue.parameters).map((id) => parameterOf(id as ParameterId, needs.catalogue)),
    ),
    settings: on.settings.handler(async () => settingsBody(await settings.all(), needs)),
    saveSetting: on.saveSetting.handler(async ({ input }) => {
      await settings.save(input, needs);
      return settingsBody(await settings.all(), needs);
    }),
    applyPreset: on.applyPreset.handler(async ({ input }) => {
      await settings.applyPreset(input, needs);
      return settingsBody(await settings.all(), needs);
    }),
    previewSetting: on.previewSetting.handler(({ input }) => previewSetting(input, needs)),
    values: on.values.handler(({ input }) => (isDimension(input.id) ? dimensionValues(input.id, needs) : [])),
    query: on.query.handler(({ input }) => query(input, needs)),
    compare: on.compare.handler(({ input }) => compare(input, needs, (question) => query(question, needs))),
    stats: on.stats.handler(({ input }) => stats(input, needs)),
    passport: on.passport.handler(({ input }) => passport(input, needs)),
    behind: on.behind.handler(({ input }) => behind(input, needs)),
    contacts: on.contacts.handler(({ input }) => searchContacts(input, needs)),
    contact: on.contact.handler(({ input }) => contactCourse(input.id, needs)),
  };
}

const isDimension = (id: string): id is DimensionId => (DIMENSIONS as readonly string[]).includes(id);
