import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { findingContract } from '../../contract/finding-routes.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { By } from '../evaluate.ts';
import { answerFinding, decideFinding, noteFinding, seenFinding } from './act.ts';
import { enterFinding } from './enter.ts';
import { editFinding, openFinding, ownersOf } from './findings.ts';
import { bodies, listFindings, readFindingMonths } from './list.ts';
import { proveDue } from './prove.ts';

/** The routes of `findingContract`. */
export function findingRoutes(needs: QualityNeeds) {
  const on = implement(findingContract).$context<Caller>();
  const byOf = (context: Caller): By => ({ actor: actorOf(context), from: context.from ?? null });
  const one = async (id: string, by: By) => (await bodies(needs))(await seenFinding(id, by, needs));
  return {
    findings: on.findings.handler(({ input, context }) => listFindings(input, byOf(context), needs)),
    finding: on.finding.handler(async ({ input, context }) => {
      await proveDue(needs);
      return one(input.id, byOf(context));
    }),
    findingMonths: on.findingMonths.handler(({ context }) => readFindingMonths(byOf(context), needs)),
    findingOwners: on.findingOwners.handler(() => ownersOf(needs)),
    openFinding: on.openFinding.handler(async ({ input, context }) =>
      one(await openFinding(input, byOf(context), needs), byOf(context)),
    ),
    enterFinding: on.enterFinding.handler(async ({ input, context }) => {
      const id = await enterFinding(input, byOf(context), needs);
      await proveDue(needs);
      return one(id, byOf(context));
    }),
    editFinding: on.editFinding.handler(async ({ input, context }) => {
      await editFinding(input, byOf(context), needs);
      return one(input.id, byOf(context));
    }),
    noteFinding: on.noteFinding.handler(async ({ input, context }) => {
      await noteFinding(input, byOf(context), needs);
      return one(input.id, byOf(context));
    }),
    answerFinding: on.answerFinding.handler(async ({ input, context }) => {
      await answerFinding(input, byOf(context), needs);
      return one(input.id, byOf(context));
    }),
    decideFinding: on.decideFinding.handler(async ({ input, context }) => {
      await decideFinding(input, byOf(context), needs);
      return one(input.id, byOf(context));
    }),
  };
}
