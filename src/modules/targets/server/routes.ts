import { implement } from '@orpc/server';
import { reaches } from '#src/http/actor.ts';
import { actorOf, type Caller } from '#src/http/route.ts';
import { AppError, invalid } from '#src/kernel/errors.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import { targetsContract } from '../contract/routes.ts';
import { answerTarget, type By, changeTarget, sendDrafts, withdrawTarget } from './agreement.ts';
import type { TargetDependencies } from './dependencies.ts';
import { inboxOf, targetDetail } from './detail.ts';
import { draftTargets } from './drafts.ts';
import { decideExclusion, decideUse, listExclusions, listUses, requestExclusion, requestUse } from './exclusions.ts';
import { readGoals, saveGoal } from './goal.store.ts';
import { targetsInForce } from './in-force.ts';
import { personalResult } from './personal.ts';
import { maySee, placeOf } from './places.ts';
import { addComment, readTargets } from './target.store.ts';
import { goalBody, goalTree } from './tree.ts';
import { exportTargets } from './workbook-export.ts';
import { importTargets } from './workbook-import.ts';

const byOf = (context: Caller): By => ({ actor: actorOf(context), from: context.from ?? null });

/** The routes of targets, each to the function that answers it; row scope is decided there or in `places.ts`. */
export function targetRoutes(needs: TargetDependencies) {
  const on = implement(targetsContract).$context<Caller>();
  const { records, clock } = needs;
  return {
    goals: on.goals.handler(async () => {
      const [goals, targets] = [await readGoals(records.db), await readTargets(records.db, {})];
      return goals.map((goal) => goalBody(goal, targets, clock.now()));
    }),
    saveGoal: on.saveGoal.handler(async ({ input, context }) => {
      const by = byOf(context);
      if (by.actor.scopeOf('change:target') !== 'all')
        throw new AppError('forbidden', 'not_yours', 'Goals are set for the whole centre', { field: 'id' });
      const { zone } = await needs.kpis.coverage();
      const [from, until] = [parseInstant(input.from, zone, 'from'), parseInstant(input.to, zone, 'to')];
      if (until <= from)
        throw invalid('empty_range', 'The goal ends before it begins', { field: 'to', remedy: 'Give a later end.' });
      const { id, name, note, periodDay } = input;
      const saved = await records.db.transaction().execute(async (db) => {
        const before = id === undefined ? null : ((await readGoals(db)).find((g) => g.id === id) ?? null);
        const goal = await saveGoal(db, { id, name, note, from, until, zone, periodDay });
        const object = { kind: 'goal', id: goal.id, label: name };
        await needs.recordAct(db, {
          ...by,
          action: 'goal.save',
          object,
          before,
          after: goal,
          reason: null,
          at: clock.now(),
        });
        return goal;
      });
      return goalBody(saved, await readTargets(records.db, { goal: saved.id }), clock.now());
    }),
    tree: on.tree.handler(({ input, context }) => goalTree(input.id, actorOf(context), needs)),
    draft: on.draft.handler(async ({ input, context }) => ({
      count: await draftTargets(input, actorOf(context), needs),
    })),
    send: on.send.handler(async ({ input, context }) => ({
      count: await sendDrafts(input.id, input.targets, byOf(context), needs),
    })),
    export: on.export.handler(({ input, context }) => exportTargets(input.id, actorOf(context), needs)),
    import: on.import.handler(({ input, context }) => importTargets(input, byOf(context), needs)),
    detail: on.detail.handler(({ input, context }) => targetDetail(input.id, actorOf(context), needs)),
    change: on.change.handler(async ({ input, context }) => {
      await changeTarget(input, byOf(context), needs);
      return { count: 1 };
    }),
    answer: on.answer.handler(async ({ input, context }) => {
      await answerTarget(input, byOf(context), needs);
      return { count: 1 };
    }),
    comment: on.comment.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      // What she may not see she may not speak of.
      await targetDetail(input.id, actor, needs);
      await addComment(records.db, input.id, actor.name, input.text, clock.now());
      return { count: 1 };
    }),
    withdraw: on.withdraw.handler(async ({ input, context }) => ({
      count: await withdrawTarget(input.id, input.reason, byOf(context), needs),
    })),
    inbox: on.inbox.handler(({ context }) => inboxOf(actorOf(context), needs)),
    inForce: on.inForce.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      const at =
        input.at === undefined ? clock.now() : parseInstant(input.at, (await needs.kpis.coverage()).zone, 'at');
      const place = input.owner.kind === 'centre' ? {} : placeOf(input.owner, await needs.directory(), at);
      if (!maySee(actor, input.owner, place)) return [];
      return targetsInForce(records.db, input.owner, at);
    }),
    exclusions: on.exclusions.handler(async ({ context }) => ({
      zone: (await needs.kpis.coverage()).zone,
      exclusions: await listExclusions(actorOf(context), needs),
    })),
    requestExclusion: on.requestExclusion.handler(({ input, context }) =>
      requestExclusion(input, byOf(context), needs),
    ),
    decideExclusion: on.decideExclusion.handler(({ input, context }) => decideExclusion(input, byOf(context), needs)),
    personal: on.personal.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      const place = placeOf({ kind: 'agent', id: input.agent }, await needs.directory(), clock.now());
      if (actor.agent !== input.agent && !reaches(actor.scopeOf('read:exclusion'), place))
        throw new AppError('forbidden', 'not_yours', 'This person is outside what you answer for', { field: 'agent' });
      return personalResult(input.agent, input.kpi, input, needs);
    }),
    roleFit: on.roleFit.handler(({ context }) => listUses(actorOf(context), needs)),
    requestRoleFit: on.requestRoleFit.handler(({ input, context }) => requestUse(input, byOf(context), needs)),
    decideRoleFit: on.decideRoleFit.handler(({ input, context }) => decideUse(input, byOf(context), needs)),
  };
}
