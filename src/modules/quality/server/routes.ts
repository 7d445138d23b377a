import { implement } from '@orpc/server';
import { actorOf, type Caller } from '#src/http/route.ts';
import { qualityContract } from '../contract/routes.ts';
import { decideAppeal, fileAppeal } from './appeals.ts';
import { appealBody, evaluationBody, lineOf } from './bodies.ts';
import type { QualityNeeds } from './dependencies.ts';
import { deskRoutes } from './desk-routes.ts';
import { readRelisten } from './desk/relisten.ts';
import { listDraws, makeDraw } from './draws.ts';
import { inspectorsOf } from './inspectors/who-inspects.ts';
import { acknowledge, type By, keepDraft, maySee, seenEvaluation, submitEvaluation } from './evaluate.ts';
import { readEvaluation, readEvaluations } from './evaluation.store.ts';
import { unfitFor } from './fit-to-judge.ts';
import { passOverdue } from './pass-overdue.ts';
import { findingRoutes } from './findings/routes.ts';
import { certifiedFor } from './inspectors/certified.ts';
import { inspectorRoutes } from './inspectors/routes.ts';
import { precedentsOf } from './precedents.ts';
import { blindTo } from './sampling/blind.ts';
import { formOfWorkbook, listForms, saveForm } from './forms.ts';
import { calibrationRoutes } from './calibration/routes.ts';
import { scoreRoutes } from './scores/routes.ts';

/** The routes of quality; whose evaluation a caller may see, make, answer and decide is said in `evaluate.ts` and `appeals.ts`. */
export function qualityRoutes(needs: QualityNeeds) {
  const on = implement(qualityContract).$context<Caller>();
  const byOf = (context: Caller): By => ({ actor: actorOf(context), from: context.from ?? null });
  const known = async () => ({
    directory: await needs.organisation.directory(),
    zone: (await needs.kpis.coverage()).zone,
    relisten: await readRelisten(needs.records.db),
  });
  const seen = async (id: string, { actor }: By) =>
    evaluationBody(await seenEvaluation(id, actor, needs), {
      ...(await known()),
      unfit: await unfitFor(actor, needs),
    });
  const form = async (id: string) => (await listForms(needs)).find((one) => one.id === id)!;
  return {
    ...scoreRoutes(needs),
    forms: on.forms.handler(() => listForms(needs)),
    saveForm: on.saveForm.handler(async ({ input, context }) => form(await saveForm(input, byOf(context), needs))),
    readForm: on.readForm.handler(({ input }) => formOfWorkbook(input.file, Buffer.from(input.content, 'base64'))),
    draws: on.draws.handler(() => listDraws(needs)),
    inspectors: on.inspectors.handler(async ({ input: { form } }) => {
      const all = await inspectorsOf(needs);
      const { passedOver } = form === undefined ? { passedOver: [] } : await certifiedFor(form, all, needs);
      return all.map(({ id, name, open }) => ({
        id,
        name,
        open,
        unfit: passedOver.find((one) => one.id === id) ?? null,
      }));
    }),
    draw: on.draw.handler(async ({ input, context }) => {
      const { actor, from } = byOf(context);
      const id = await makeDraw(input, actor, from, needs);
      return (await listDraws(needs)).find((one) => one.id === id)!;
    }),
    evaluations: on.evaluations.handler(async ({ input, context }) => {
      const { actor } = byOf(context);
      const own = input.mine ? { inspector: actor.id } : {};
      const hidden = await blindTo(actor, needs);
      // What is not yet decided is nobody's but the inspectors'.
      const state = actor.scopeOf('change:evaluation') === null ? 'submitted' : input.state;
      const rows = await readEvaluations(needs.records.db, {
        ...own,
        ...(state === undefined ? {} : { state }),
        ...(input.agent === undefined ? {} : { agent: input.agent }),
        reach: actor.scopeOf('read:evaluation'),
        ownCalibrations: actor.id,
        limit: input.limit + hidden.evaluations.size,
      });
      const names = await known();
      return rows
        .filter(
          (row) =>
            (input.state === undefined || row.state === input.state) &&
            maySee(row, actor) &&
            !hidden.evaluations.has(row.id),
        )
        .slice(0, input.limit)
        .map((row) => lineOf(row, names));
    }),
    evaluation: on.evaluation.handler(({ input, context }) => seen(input.id, byOf(context))),
    save: on.save.handler(async ({ input, context }) => {
      await keepDraft(input, byOf(context), needs);
      return seen(input.id, byOf(context));
    }),
    submit: on.submit.handler(async ({ input, context }) => {
      await submitEvaluation(input.id, input.revision, byOf(context), needs);
      return seen(input.id, byOf(context));
    }),
    acknowledge: on.acknowledge.handler(async ({ input, context }) => {
      await acknowledge(input.id, byOf(context), needs);
      return seen(input.id, byOf(context));
    }),
    appeal: on.appeal.handler(async ({ input, context }) => {
      await fileAppeal(input, byOf(context), needs);
      return seen(input.id, byOf(context));
    }),
    appeals: on.appeals.handler(async ({ input, context }) => {
      const actor = actorOf(context);
      const scope = actor.scopeOf('decide:appeal');
      const hidden = await blindTo(actor, needs);
      const says = { zone: (await known()).zone, unfit: await unfitFor(actor, needs) };
      await passOverdue(needs);
      return (await readEvaluations(needs.records.db, { state: 'submitted', appealed: input.state, reach: scope }))
        .filter(({ id }) => !hidden.evaluations.has(id))
        .flatMap((kept) =>
          kept.appeals.filter(({ state }) => state === input.state).map((appeal) => ({ kept, appeal })),
        )
        .sort((a, b) => a.appeal.filed_at - b.appeal.filed_at)
        .map(({ kept, appeal }) => appealBody(appeal, kept, says));
    }),
    decide: on.decide.handler(async ({ input, context }) => {
      const by = byOf(context);
      const kept = await readEvaluation(needs.records.db, await decideAppeal(input, by, needs));
      const appeal = kept.appeals.find(({ id }) => id === input.id)!;
      return appealBody(appeal, kept, { zone: (await known()).zone, unfit: await unfitFor(by.actor, needs) });
    }),
    precedents: on.precedents.handler(({ input, context }) => precedentsOf(input, byOf(context), needs)),
    ...deskRoutes(needs),
    ...findingRoutes(needs),
    ...calibrationRoutes(needs),
    ...inspectorRoutes(needs),
  };
}
