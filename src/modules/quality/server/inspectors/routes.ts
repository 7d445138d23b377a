import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { inspectorContract } from '../../contract/inspector-routes.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { inspectorBoardOf } from './board.ts';
import { giveCertificate, listCertificates, withdrawCertificate } from './certificates.ts';
import { proposeRotation, rotationOf, saveRotation } from './rotation.ts';
import { giveSkill, withdrawSkill } from './skills.ts';

/** The routes of `inspectorContract`. */
export function inspectorRoutes(needs: QualityNeeds) {
  const on = implement(inspectorContract).$context<Caller>();
  const byOf = (context: Caller): By => ({ actor: actorOf(context), from: context.from ?? null });
  const certificate = async (id: string) => (await listCertificates(needs)).find((one) => one.id === id)!;
  return {
    inspectorBoard: on.inspectorBoard.handler(({ input }) => inspectorBoardOf(input, needs)),
    giveSkill: on.giveSkill.handler(({ input, context }) => giveSkill(input, byOf(context), needs)),
    withdrawSkill: on.withdrawSkill.handler(async ({ input, context }) => {
      await withdrawSkill(input, byOf(context), needs);
      return { id: input.id };
    }),
    certificates: on.certificates.handler(() => listCertificates(needs)),
    giveCertificate: on.giveCertificate.handler(async ({ input, context }) =>
      certificate(await giveCertificate(input, byOf(context), needs)),
    ),
    withdrawCertificate: on.withdrawCertificate.handler(async ({ input, context }) => {
      await withdrawCertificate(input, byOf(context), needs);
      return certificate(input.id);
    }),
    rotation: on.rotation.handler(({ input }) => rotationOf(input.month, needs)),
    proposeRotation: on.proposeRotation.handler(({ input }) => proposeRotation(input, needs)),
    saveRotation: on.saveRotation.handler(async ({ input, context }) => {
      await saveRotation(input, byOf(context), needs);
      return rotationOf(input.month, needs);
    }),
  };
}
