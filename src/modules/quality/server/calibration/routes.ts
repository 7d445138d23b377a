import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { calibrationContract } from '../../contract/calibration-routes.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { listSessions, sessionBody } from './bodies.ts';
import { agreeOn, noteOn } from './discuss.ts';
import { driftOf } from './drift.ts';
import { dropSession } from './drop.ts';
import { planSession } from './plan.ts';
import { closeSession, revealSession, startSession } from './run.ts';

/** Routes of calibration sessions. */
export function calibrationRoutes(needs: QualityNeeds) {
  const on = implement(calibrationContract).$context<Caller>();
  const byOf = (context: Caller): By => ({ actor: actorOf(context), from: context.from ?? null });
  /** Does something to a session, and answers with it as it is then. */
  const act =
    <Input extends { readonly id: string }>(work: (input: Input, by: By) => Promise<void>) =>
    async ({ input, context }: { input: Input; context: Caller }) => {
      await work(input, byOf(context));
      return sessionBody(input.id, byOf(context), needs);
    };
  return {
    calibrations: on.calibrations.handler(({ context }) => listSessions(byOf(context), needs)),
    calibration: on.calibration.handler(({ input, context }) => sessionBody(input.id, byOf(context), needs)),
    planCalibration: on.planCalibration.handler(async ({ input, context }) =>
      sessionBody(await planSession(input, byOf(context), needs), byOf(context), needs),
    ),
    dropCalibration: on.dropCalibration.handler(async ({ input, context }) => {
      await dropSession(input.id, byOf(context), needs);
      return { id: input.id };
    }),
    startCalibration: on.startCalibration.handler(act(({ id }, by) => startSession(id, by, needs))),
    revealCalibration: on.revealCalibration.handler(act((input, by) => revealSession(input, by, needs))),
    noteCalibration: on.noteCalibration.handler(act((input, by) => noteOn(input, by, needs))),
    agreeCalibration: on.agreeCalibration.handler(act((input, by) => agreeOn(input, by, needs))),
    closeCalibration: on.closeCalibration.handler(act((input, by) => closeSession(input, by, needs))),
    calibrationDrift: on.calibrationDrift.handler(() => driftOf(needs)),
  };
}
