import { implement } from '@orpc/server';
import { recordAct } from '#src/audit/record-act.ts';
import { type Actor, reaches } from '#src/http/actor.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { AppError } from '#src/kernel/errors.ts';
import { DAY_MS } from '#src/kernel/grid.ts';
import type { Db } from '#src/records/records.ts';
import type { AlertsApi } from '../contract/api.ts';
import { alertsContract } from '../contract/routes.ts';
import { acknowledge, addNote, closeByHand, readAlert, readAlerts } from './alert.store.ts';
import { alertBody, median } from './bodies.ts';
import type { AlertDependencies } from './dependencies.ts';
import { healthOf } from './health.ts';
import { readRules, type Rule, saveRule } from './rule.store.ts';
import { tryRule } from './trial.ts';

/** Ninety days: as far back as trials and the time to acknowledge look. */
const RECENT_MS = 90 * DAY_MS;

/** The routes of alerts; an actor sees and handles the alerts her scope reaches. A saved rule judges the newest interval at once. */
export function alertRoutes(needs: AlertDependencies, check: AlertsApi['check']) {
  const on = implement(alertsContract).$context<Caller>();
  const { records, clock } = needs;

  async function body(db: Db, id: string) {
    const rules = new Map((await readRules(db)).map((r) => [r.id, r]));
    const kept = await readAlert(db, id);
    return alertBody(kept, rules.get(kept.rule)!);
  }

  /** One act on one alert, refused for rows the actor does not reach. */
  function handle(
    id: string,
    caller: Caller,
    action: string,
    text: string | undefined,
    act: (db: Db, actor: Actor) => Promise<void>,
  ) {
    const actor = actorOf(caller);
    return records.db.transaction().execute(async (db) => {
      const kept = await readAlert(db, id);
      if (!reaches(actor.scopeOf('handle:alert'), kept.place))
        throw new AppError('forbidden', 'not_yours', 'This alert belongs to somebody else', { field: 'id' });
      await act(db, actor);
      if (text) await addNote(db, id, actor.name, text, clock.now());
      const after = await body(db, id);
      await recordAct(db, {
        actor,
        action,
        object: { kind: 'alert', id, label: after.name },
        before: { state: kept.state },
        after: { state: after.state },
        reason: text,
        from: caller.from,
        at: clock.now(),
      });
      return after;
    });
  }

  async function rulesBody() {
    const [rules, alerts] = [await readRules(records.db), await readAlerts(records.db)];
    const since = clock.now() - RECENT_MS;
    return rules.map(({ checkedUntil: _, triedAt: __, trial, ...rule }) => {
      const own = alerts.filter((a) => a.rule === rule.id);
      const recent = own.filter((a) => a.raisedAt >= since);
      const acknowledged = recent.filter((a) => a.acknowledgedAt !== null).length;
      return {
        ...rule,
        lastRaisedAt: own.length === 0 ? null : Math.max(...own.map((a) => a.raisedAt)),
        alerts: own.length,
        trial: trial === null ? null : { alerts: trial.alerts, days: trial.days },
        health: healthOf(trial, { raised: recent.length, acknowledged }),
      };
    });
  }

  return {
    list: on.list.handler(async ({ input, context }) => {
      const scope = actorOf(context).scopeOf('read:alert');
      const rules = new Map((await readRules(records.db)).map((r) => [r.id, r]));
      const mine = (await readAlerts(records.db)).filter((a) => reaches(scope, a.place));
      const since = clock.now() - RECENT_MS;
      const waits = mine.flatMap((a) =>
        a.acknowledgedAt === null || a.raisedAt < since ? [] : [a.acknowledgedAt - a.raisedAt],
      );
      const { zone } = await needs.kpis.coverage();
      return {
        zone,
        alerts: mine
          .filter((a) => input.state === undefined || a.state === input.state)
          .slice(0, input.limit)
          .map((a) => alertBody(a, rules.get(a.rule)!)),
        open: mine.filter((a) => a.state !== 'closed').length,
        acknowledgeMedian: median(waits),
      };
    }),
    acknowledge: on.acknowledge.handler(({ input, context }) =>
      handle(input.id, context, 'alert.acknowledge', input.text, (db, { name }) =>
        acknowledge(db, input.id, name, clock.now()),
      ),
    ),
    note: on.note.handler(({ input, context }) =>
      handle(input.id, context, 'alert.note', input.text, async () => undefined),
    ),
    close: on.close.handler(({ input, context }) =>
      handle(input.id, context, 'alert.close', input.text, (db, { name }) =>
        closeByHand(db, input.id, name, clock.now()),
      ),
    ),
    rules: on.rules.handler(rulesBody),
    saveRule: on.saveRule.handler(async ({ input, context }) => {
      const { judged, off, alerts, days } = await tryRule(input, needs);
      const id = await records.db.transaction().execute(async (db) => {
        const before = (await readRules(db)).find((rule) => rule.id === input.id);
        const saved = await saveRule(db, input, { judged, off, alerts, days }, clock.now());
        await recordAct(db, {
          actor: actorOf(context),
          action: before ? 'alert_rule.change' : 'alert_rule.make',
          object: { kind: 'alert_rule', id: saved, label: input.name },
          before: before && writtenRule(before),
          after: input,
          from: context.from,
          at: clock.now(),
        });
        return saved;
      });
      await check();
      return (await rulesBody()).find((rule) => rule.id === id)!;
    }),
    tryRule: on.tryRule.handler(({ input }) => tryRule(input, needs)),
  };
}

/** A rule as somebody wrote it, without what we note beside it. */
function writtenRule({ checkedUntil: _, triedAt: __, trial: ___, changedAt: ____, ...written }: Rule) {
  return written;
}
