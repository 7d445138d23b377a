import { implement } from '@orpc/server';
import { recordAct } from '#src/audit/record-act.ts';
import { countActsBefore, trimTrail } from '#src/audit/trim-trail.ts';
import { type Actor, SYSTEM } from '#src/http/actor.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import type { Clock } from '#src/kernel/clock.ts';
import { AppError } from '#src/kernel/errors.ts';
import type { Records } from '#src/records/records.ts';
import type { IngestionApi } from '../contract/api.ts';
import { type RetentionDone, retentionKind, type RetentionKind } from '../contract/privacy.ts';
import { ingestionContract } from '../contract/routes.ts';
import { readRetention, saveRetention } from './retention/retention.store.ts';

const DAY = 86_400_000;

/** What is kept of customers, and for how long. */
export function privacyRoutes(
  api: IngestionApi,
  { records, clock }: { readonly records: Records | null; readonly clock: Clock },
) {
  const on = implement(ingestionContract).$context<Caller>();
  const needed = (): Records => {
    if (records) return records;
    throw new AppError('unavailable', 'no_records', 'Retention is kept in the records, and there are none here');
  };

  /** The trail lies with the records, everything else with the events. */
  const countBefore = (kind: RetentionKind, before: number): Promise<number> =>
    kind === 'audit' ? countActsBefore(needed().db, before) : api.countBefore(kind, before);

  async function list() {
    const days = await readRetention(needed().db);
    const bodies = [];
    for (const kind of retentionKind.options) {
      const limit = days.get(kind);
      bodies.push({
        kind,
        days: limit ?? null,
        due: limit === undefined ? 0 : await countBefore(kind, clock.now() - limit * DAY),
        kept: await countBefore(kind, Number.POSITIVE_INFINITY),
      });
    }
    return bodies;
  }

  /** Gives up what its days are over for; nothing to do leaves no act. */
  async function apply(actor: Actor, from?: string): Promise<RetentionDone> {
    const done: Partial<Record<RetentionKind, number>> = {};
    for (const [kind, days] of await readRetention(needed().db)) {
      const before = clock.now() - days * DAY;
      const count = await (kind === 'audit' ? countActsBefore(needed().db, before) : api.giveUpBefore(kind, before));
      if (count > 0) done[kind] = count;
    }
    if (Object.keys(done).length > 0)
      await needed()
        .db.transaction()
        .execute(async (db) => {
          const audit = (await readRetention(db)).get('audit');
          if (audit !== undefined) await trimTrail(db, clock.now() - audit * DAY);
          await recordAct(db, {
            actor,
            action: 'retention.apply',
            object: { kind: 'retention', id: 'all' },
            after: done,
            from,
            at: clock.now(),
          });
        });
    return done;
  }

  return {
    apply: () => apply(SYSTEM),
    routes: {
      findCustomer: on.findCustomer.handler(({ input }) => api.findCustomer(input.customer)),
      retention: on.retention.handler(list),
      saveRetention: on.saveRetention.handler(async ({ input, context }) => {
        await needed()
          .db.transaction()
          .execute(async (db) => {
            const before = (await readRetention(db)).get(input.kind) ?? null;
            await saveRetention(db, input.kind, input.days);
            await recordAct(db, {
              actor: actorOf(context),
              action: 'retention.save',
              object: { kind: 'retention', id: input.kind },
              before: { days: before },
              after: { days: input.days },
              reason: input.reason,
              from: context.from,
              at: clock.now(),
            });
          });
        return list();
      }),
      applyRetention: on.applyRetention.handler(({ context }) => apply(actorOf(context), context.from)),
    },
  };
}
