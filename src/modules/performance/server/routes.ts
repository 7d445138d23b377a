import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { performanceContract } from '../contract/routes.ts';
import type { PerformanceDependencies } from './dependencies.ts';
import { acknowledgeHandover, handOver } from './briefing/handovers.ts';
import { briefingOf } from './briefing/briefing.ts';
import { exportMonth } from './export-month.ts';
import { monthList, signOffOf } from './month-list.ts';
import { openMonth } from './open-month.ts';
import { personOf } from './person.ts';
import { answerSheet, type By, replySheet, sheetOf } from './sign-off.ts';

const byOf = (context: Caller): By => ({ actor: actorOf(context), from: context.from ?? null });

/** The routes of performance, each to the function that answers it; row scope is decided there. */
export function performanceRoutes(needs: PerformanceDependencies) {
  const on = implement(performanceContract).$context<Caller>();
  return {
    person: on.person.handler(({ input, context }) => personOf(input, actorOf(context), needs)),
    months: on.months.handler(({ context }) => monthList(actorOf(context), needs)),
    month: on.month.handler(({ input, context }) => signOffOf(input.month, actorOf(context), needs)),
    open: on.open.handler(({ input, context }) => openMonth(input, byOf(context), needs)),
    sheet: on.sheet.handler(({ input, context }) => sheetOf(input.id, actorOf(context), needs)),
    answer: on.answer.handler(({ input, context }) => answerSheet(input, byOf(context), needs)),
    reply: on.reply.handler(({ input, context }) => replySheet(input, byOf(context), needs)),
    briefing: on.briefing.handler(({ input, context }) => briefingOf(input, actorOf(context), needs)),
    handOver: on.handOver.handler(({ input, context }) => handOver(input, byOf(context), needs)),
    acknowledge: on.acknowledge.handler(({ input, context }) => acknowledgeHandover(input, byOf(context), needs)),
    export: on.export.handler(({ input, context }) => exportMonth(input, byOf(context), needs)),
  };
}
