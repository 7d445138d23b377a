import { implement } from '@orpc/server';
import { recordAct } from '#src/audit/record-act.ts';
import { permissionsOf } from '#src/catalogue/guarded-facts.ts';
import type { Actor } from '#src/http/actor.ts';
import type { Records } from '#src/records/records.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { DIMENSIONS, type DimensionId } from '#src/semantic/entity.ts';
import type { ParameterId } from '#src/semantic/parameter.ts';
import { kpisContract } from '../contract/routes.ts';
import { reachedSettings } from './access/reached-settings.ts';
import { behind } from './behind.ts';
import { benchmarksOf } from './comparison/benchmarks.ts';
import { compare } from './comparison/compare.ts';
import { contactCourse, searchContacts } from './contacts.ts';
import { coverage, dimensionValues } from './coverage.ts';
import type { KpiDependencies } from './dependencies.ts';
import { exportRoutes } from './export/export-routes.ts';
import type { PeriodExports } from './export/exports.ts';
import { kpiDetail, kpiSummaries, parameterOf } from './kpi-pages.ts';
import { passport } from './passport.ts';
import { query } from './query.ts';
import { previewSetting } from './settings/preview.ts';
import type { CentreSettings } from './settings/settings.ts';
import { settingsBody } from './settings/settings-body.ts';
import { stats } from './stats.ts';

/** The routes of the KPIs, each one line to the function that answers it. */
export function kpiRoutes(needs: KpiDependencies, settings: CentreSettings, records: Records, exports: PeriodExports) {
  const on = implement(kpisContract).$context<Caller>();
  /** What a call needs, with settings of rows beyond the caller's reach left out. */
  const within = (context: Caller): [KpiDependencies, Actor] => {
    const actor = actorOf(context);
    return [{ ...needs, scopes: reachedSettings(needs, actor) }, actor];
  };
  return {
    coverage: on.coverage.handler(({ context }) => coverage(...within(context))),
    // What the server would refuse is not offered.
    list: on.list.handler(({ context }) => {
      const actor = actorOf(context);
      return kpiSummaries(needs.catalogue).filter(({ id }) =>
        permissionsOf(id, needs.catalogue).every((permission) => actor.scopeOf(permission) !== null),
      );
    }),
    detail: on.detail.handler(({ input }) => kpiDetail(input.id, needs.catalogue)),
    benchmarks: on.benchmarks.handler(({ input, context }) => benchmarksOf(input.id, within(context)[0])),
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
    values: on.values.handler(({ input, context }) =>
      isDimension(input.id) ? dimensionValues(input.id, ...within(context)) : [],
    ),
    query: on.query.handler(({ input, context }) => query(input, ...within(context))),
    compare: on.compare.handler(({ input, context }) => {
      const [own, actor] = within(context);
      return compare(input, own, (question) => query(question, own, actor));
    }),
    stats: on.stats.handler(({ input, context }) => stats(input, ...within(context))),
    passport: on.passport.handler(({ input, context }) => passport(input, ...within(context))),
    behind: on.behind.handler(({ input, context }) => behind(input, ...within(context))),
    contacts: on.contacts.handler(({ input, context }) => searchContacts(input, ...within(context))),
    unmask: on.unmask.handler(async ({ input, context }) => {
      const [own, actor] = within(context);
      const course = await contactCourse(input.id, own, actor, { unmasked: true });
      // The trail first: what could not be recorded is not shown.
      await records.db.transaction().execute((db) =>
        recordAct(db, {
          actor,
          action: 'contact.unmask',
          object: { kind: 'contact', id: input.id },
          reason: input.reason,
          from: context.from,
          at: needs.clock.now(),
        }),
      );
      return course;
    }),
    contact: on.contact.handler(({ input, context }) => contactCourse(input.id, ...within(context))),
    ...exportRoutes(needs, exports, records),
  };
}

const isDimension = (id: string): id is DimensionId => (DIMENSIONS as readonly string[]).includes(id);
