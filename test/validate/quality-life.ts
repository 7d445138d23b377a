import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { readConfig } from '#src/config.ts';
import type { Actor } from '#src/http/actor.ts';
import { openCentre } from '#src/main.ts';
import { actorOfPerson } from '#src/modules/identity/server/actor.ts';
import { STARTERS } from '#src/modules/quality/contract/starters/index.ts';
import { contentOf } from '#src/modules/quality/contract/starters/starter.ts';
import { runIn } from '../cli/centre.ts';
import type { Proof } from './proof.ts';
import { runVitest } from './run-vitest.ts';

const EVALUATIONS = 200;
const at = (day: number): number => Date.UTC(2026, 10, day, 9);
const WEEK = '2026-W47';

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

/** The sample centre from a plan to a restated week, with two hundred evaluations in between. */
export const qualityLife: Proof = {
  name: 'quality-life',
  claim:
    'on the sample centre a plan fixed before its period draws 200 evaluations; one appealed, upheld by the panel, restates its agent’s closed week, is found as a precedent, and all of it is on record; the same way in a browser in both languages',
  seed: '7, 14 days, 40 people',
  async run(log) {
    await runVitest(['test/e2e/quality.test.ts'], { YUNCHOU_LONG: '1' });
    log('  at the desk, in the agent’s room and at the lead’s, in both languages');
    const data = mkdtempSync(join(tmpdir(), 'yunchou-quality-life-'));
    const sample = ['sample', '--days', '14', '--agents', '40', '--seed', '7', '--end', '2026-11-20'];
    const filled = await runIn(data, ...sample);
    must(filled.code === 0, filled.err);
    const clock = { at: at(5), now: () => clock.at };
    const config = { ...readConfig({}), dataDirectory: data, port: 0 };
    const centre = await openCentre(config, () => undefined, clock);
    try {
      const system = createRouterClient(centre.router, { context: {} });
      const { agents } = await centre.organisation.directory();
      const roles = { lead: 'qa_lead', one: 'qa', two: 'qa', three: 'qa', boss: 'manager' } as const;
      await centre.identity.ensureUsers([
        ...Object.entries(roles).map(([name, role]) => ({
          name: `QA ${name}`,
          username: `q-${name}`,
          roles: [{ role }],
        })),
        ...agents.map(({ id, name }) => ({
          name: `${name} ${id}`,
          username: `a-${id}`,
          agent: id,
          roles: [{ role: 'agent' as const }],
        })),
      ]);
      const actors = new Map<string, Actor>();
      for (const { id, name, agent, roles: held } of await centre.identity.people())
        actors.set(
          agent ?? name,
          actorOfPerson({ id, name, agent, roles: held.map((role) => ({ role, sites: [], projects: [], teams: [] })) }),
        );
      const as = (who: string) =>
        createRouterClient(centre.router, { context: { overHttp: true, actor: actors.get(who)! } }).quality;
      const idOf = (who: string): string => actors.get(who)!.id;
      const inspectors = ['QA one', 'QA two', 'QA three'];

      const content = contentOf(STARTERS[0]!, 'zh-CN');
      const form = (await as('QA lead').saveForm({ name: 'Voice', channel: 'voice', content })).id;
      const { id: plan } = await as('QA lead').fixPlan({
        name: 'November',
        from: '2026-11-06',
        to: '2026-11-20',
        form,
        minimum: 10,
        maximum: 12,
        inspectors: inspectors.map(idOf),
      });
      clock.at = at(20);
      await as('QA lead').drawPlan({ id: plan });
      let done = 0;
      for (const inspector of inspectors)
        for (const { id } of await as(inspector).evaluations({ mine: 'true', state: 'open', limit: 500 })) {
          if (done === EVALUATIONS) break;
          const { revision } = await as(inspector).evaluation({ id });
          const answers = Object.fromEntries(
            content.sections.flatMap(({ items }, s) =>
              items.map((item, i) => {
                const best = item.answering.kind === 'scale' ? item.answering.anchors.length : true;
                const answer = typeof best === 'number' && (done + s + i) % 7 === 0 ? best - 1 : best;
                return [item.id, { answer, comment: 'as heard' }];
              }),
            ),
          );
          const saved = await as(inspector).save({ id, revision, answers, feedback: 'Well done', worked: 300 });
          await as(inspector).submit({ id, revision: saved.revision });
          done += 1;
          if (done % 50 === 0) log(`  ${done} evaluations`);
        }
      must(done === EVALUATIONS, `only ${done} evaluations were drawn`);

      const all = await as('QA lead').evaluations({ state: 'submitted', limit: 500 });
      const low = all.find(({ score, inspector }) => score !== null && score < 100 && inspector === idOf('QA one'))!;
      const agent = low.agent!;
      await as(agent).acknowledge({ id: low.id });
      clock.at = at(24);
      await system.closings.close({ id: WEEK });
      const score = async (): Promise<number | null> => {
        const asked = { kpis: ['qa_score'], from: '2026-11-16', to: '2026-11-23', where: { agent: [agent] } };
        return (await system.kpis.query(asked)).kpis[0]?.value[0] ?? null;
      };
      const before = await score();
      const { content: judged, answers } = await as(agent).evaluation({ id: low.id });
      const lost = judged.sections
        .flatMap(({ items }) => items)
        .find((item) => item.answering.kind === 'scale' && answers[item.id]?.answer !== item.answering.anchors.length)!;
      const { appeals } = await as(agent).appeal({ id: low.id, item: lost.id, reason: 'It was done at 0:41' });
      const decide = (who: string, outcome: 'passed_on' | 'changed', answer?: number) =>
        as(who).decide({ id: appeals[0]!.id, outcome, words: `${who} decides`, answer });
      await decide('QA two', 'passed_on');
      await decide('QA lead', 'passed_on');
      const best = lost.answering.kind === 'scale' ? lost.answering.anchors.length : 0;
      await decide('QA boss', 'changed', best);
      must((await score()) === before, 'a closed week changed by itself');
      const { pending } = await system.closings.detail({ id: WEEK });
      must(pending?.figures.some(({ kpi }) => kpi === 'qa_score') === true, 'no restatement of the QA score');
      await system.closings.accept({ id: WEEK, token: pending!.token, reason: 'Appeal upheld by the panel' });
      const after = await score();
      must(before !== null && after !== null && after > before, `the score did not rise: ${before} → ${after}`);
      const found = await as(agent).precedents({ text: '0:41' });
      must(found.length === 1 && found[0]?.outcome === 'upheld', 'the precedent is not found');
      for (const action of [
        'quality_plan.fix',
        'quality_draw.make',
        'evaluation.submit',
        'appeal.file',
        'appeal.changed',
      ])
        must((await system.identity.acts({ text: action, limit: 1 })).total > 0, `${action} is not on record`);
      return `${done} evaluations; the agent’s week ${before!.toFixed(2)} → ${after!.toFixed(2)} as a restatement`;
    } finally {
      await centre.close();
      rmSync(data, { recursive: true, force: true });
    }
  },
};
