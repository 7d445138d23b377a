import { implement } from '@orpc/server';
import { recordAct } from '#src/audit/record-act.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import type { Records } from '#src/records/records.ts';
import { kpisContract } from '../../contract/routes.ts';
import type { KpiDependencies } from '../dependencies.ts';
import type { PeriodExports } from './exports.ts';

/** Full exports of a period, and the trail of tables that browsers save. */
export function exportRoutes(needs: KpiDependencies, exports: PeriodExports, records: Records) {
  const on = implement(kpisContract).$context<Caller>();
  return {
    startExport: on.startExport.handler(({ input, context }) => exports.start(input, actorOf(context), context.from)),
    export: on.export.handler(({ input, context }) => exports.progress(input.id, actorOf(context))),
    cancelExport: on.cancelExport.handler(({ input, context }) => exports.cancel(input.id, actorOf(context))),
    exportFile: on.exportFile.handler(({ input, context }) => exports.file(input.id, input.part, actorOf(context))),
    takeTable: on.takeTable.handler(async ({ input, context }) => {
      const [actor, at, { zone }] = [actorOf(context), needs.clock.now(), await needs.coverage()];
      const { title, address, format, rows, columns } = input;
      await records.db.transaction().execute((db) =>
        recordAct(db, {
          actor,
          action: 'export.table',
          object: { kind: 'table', id: address.split('?')[0] ?? '', label: title },
          after: { address, format, rows, columns },
          from: context.from,
          at,
        }),
      );
      return { by: actor.name, at, zone };
    }),
  };
}
