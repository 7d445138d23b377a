import { implement } from '@orpc/server';
import { recordAct } from '#src/audit/record-act.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { invalid } from '#src/kernel/errors.ts';
import { costsContract } from '../contract/routes.ts';
import type { CostNeeds } from './dependencies.ts';
import { costWorkbook } from './export.ts';
import { costPerContactOf } from './per-contact.ts';
import { pointOf } from './point.ts';
import { monthAfter } from './publish.ts';
import { costTableOf } from './table.ts';
import { previewImport, takeImport } from './take-import.ts';

const LONGEST = 60;

/** The routes of costs; everybody sees and keeps those of the places her scope reaches. */
export function costRoutes(
  needs: CostNeeds,
  publish: (version: number, months: readonly string[]) => Promise<unknown>,
) {
  const on = implement(costsContract).$context<Caller>();
  const range = <T extends { from: string; until: string }>(asked: T): T => {
    if (asked.until < asked.from || monthAfter(asked.from, LONGEST) <= asked.until)
      throw invalid('bad_range', `Costs are read for up to ${LONGEST} months, oldest first`, {
        field: 'until',
        remedy: 'Choose a shorter range.',
      });
    return asked;
  };
  return {
    table: on.table.handler(({ input, context }) => costTableOf(needs, actorOf(context), input)),
    preview: on.preview.handler(({ input, context }) => previewImport(needs, input, actorOf(context))),
    import: on.import.handler(({ input, context }) =>
      takeImport(needs, publish, input, actorOf(context), context.from ?? null),
    ),
    perContact: on.perContact.handler(({ input, context }) => costPerContactOf(needs, actorOf(context), range(input))),
    point: on.point.handler(({ input, context }) => pointOf(needs, actorOf(context), input)),
    export: on.export.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      const asked = range(input);
      const [table, perContact, directory] = [
        await costTableOf(needs, actor, asked),
        await costPerContactOf(needs, actor, asked),
        await needs.organisation.directory(),
      ];
      await needs.records.db.transaction().execute((db) =>
        recordAct(db, {
          actor,
          action: 'export.download',
          object: { kind: 'costs', id: `${asked.from}/${asked.until}` },
          from: context.from,
          at: needs.clock.now(),
        }),
      );
      return costWorkbook(table, perContact, directory, { language: input.language, by: actor.name });
    }),
  };
}
