import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { deskContract } from '../contract/desk-routes.ts';
import type { QualityNeeds } from './dependencies.ts';
import type { By } from './evaluate.ts';
import { answersFor } from './checks/answers-for.ts';
import { listChecks, saveCheck } from './checks/checks.ts';
import { readModel, saveModel } from './checks/model-settings.ts';
import { runCheck } from './checks/run-check.ts';
import { importEvaluation } from './import/import-evaluation.ts';
import { readCaseLaw } from './desk/case-law.ts';
import { addDecision, readHandbook, writeHandbook } from './desk/handbook.ts';
import { lookAt } from './desk/look.ts';
import { listenTo } from './desk/recording.ts';
import { relisten } from './desk/relisten.ts';
import { closeTask, confirmTask, listTasks, openCoaching } from './desk/tasks.ts';
import { handOver } from './hand-over.ts';
import { drawPlan, fixPlan, listPlans } from './sampling/plans.ts';
import { readPopulation, readProgress } from './sampling/progress.ts';
import { readRescoring, rescore } from './sampling/rescoring.ts';
import { fileOfForm } from './form-file.ts';

/** The routes of `deskContract`. */
export function deskRoutes(needs: QualityNeeds) {
  const on = implement(deskContract).$context<Caller>();
  const byOf = (context: Caller): By => ({ actor: actorOf(context), from: context.from ?? null });
  const page = async ({ form, item }: { form: string; item: string }, by: By) =>
    (await readHandbook({ form, item }, by, needs))[0]!;
  const plan = async (id: string) => (await listPlans(needs)).find((one) => one.id === id)!;
  const task = async (id: string, by: By) => (await listTasks({}, by, needs)).find((one) => one.id === id)!;
  return {
    formFile: on.formFile.handler(({ input, context }) => fileOfForm(input, byOf(context), needs)),
    look: on.look.handler(({ input, context }) => lookAt(input.id, byOf(context), needs)),
    recording: on.recording.handler(({ input, context }) => listenTo(input.id, byOf(context), needs)),
    relisten: on.relisten.handler(async ({ input, context }) => {
      await relisten(input, byOf(context), needs);
      return { id: input.id };
    }),
    checks: on.checks.handler(() => listChecks(needs)),
    saveCheck: on.saveCheck.handler(async ({ input, context }) => {
      const id = await saveCheck(input, byOf(context), needs);
      return (await listChecks(needs)).find((one) => one.id === id)!;
    }),
    runCheck: on.runCheck.handler(({ input, context }) => runCheck(input, byOf(context), needs)),
    checkAnswers: on.checkAnswers.handler(({ input, context }) => answersFor(input.id, byOf(context), needs)),
    model: on.model.handler(() => readModel(needs)),
    saveModel: on.saveModel.handler(async ({ input, context }) => {
      await saveModel(input, byOf(context), needs);
      return readModel(needs);
    }),
    importEvaluation: on.importEvaluation.handler(({ input, context }) =>
      importEvaluation(input.file, Buffer.from(input.content, 'base64').toString('utf8'), byOf(context), needs),
    ),
    plans: on.plans.handler(() => listPlans(needs)),
    fixPlan: on.fixPlan.handler(async ({ input, context }) => plan(await fixPlan(input, byOf(context), needs))),
    drawPlan: on.drawPlan.handler(async ({ input, context }) => {
      await drawPlan(input.id, byOf(context), needs);
      return plan(input.id);
    }),
    population: on.population.handler(({ input }) => readPopulation(input, needs)),
    progress: on.progress.handler(() => readProgress(needs)),
    handOver: on.handOver.handler(({ input, context }) => handOver(input, byOf(context), needs)),
    rescoring: on.rescoring.handler(() => readRescoring(needs)),
    rescore: on.rescore.handler(({ input, context }) => rescore(input, byOf(context), needs)),
    handbook: on.handbook.handler(({ input, context }) => readHandbook(input, byOf(context), needs)),
    writeHandbook: on.writeHandbook.handler(async ({ input, context }) => {
      await writeHandbook(input, byOf(context), needs);
      return page(input, byOf(context));
    }),
    addDecision: on.addDecision.handler(async ({ input, context }) => {
      await addDecision(input, byOf(context), needs);
      return page(input, byOf(context));
    }),
    caseLaw: on.caseLaw.handler(() => readCaseLaw(needs)),
    tasks: on.tasks.handler(({ input, context }) => listTasks(input, byOf(context), needs)),
    coach: on.coach.handler(async ({ input, context }) =>
      task(await openCoaching(input, byOf(context), needs), byOf(context)),
    ),
    closeTask: on.closeTask.handler(async ({ input, context }) => {
      await closeTask(input, byOf(context), needs);
      return task(input.id, byOf(context));
    }),
    confirmTask: on.confirmTask.handler(async ({ input, context }) => {
      await confirmTask(input, byOf(context), needs);
      return task(input.id, byOf(context));
    }),
  };
}
