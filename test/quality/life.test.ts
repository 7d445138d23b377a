import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { STARTERS } from '#src/modules/quality/contract/starters/index.ts';
import { contentOf } from '#src/modules/quality/contract/starters/starter.ts';
import { calibrationLife } from './calibration-life.ts';
import { type QualityCentre, startQualityCentre } from './quality-centre.ts';

const DAY = 86_400_000;
const at = (day: number): number => Date.UTC(2026, 10, day, 9);
let centre: QualityCentre;
let form: string;
let plan: string;
const as: QualityCentre['as'] = (name) => centre.as(name);
const WEEK = '2026-W48';

beforeAll(async () => {
  centre = await startQualityCentre();
  // Anna changes her team in the middle of the period.
  await as().organisation.assign({
    kind: 'agent_team',
    subject: 'anna',
    value: 'team-bert',
    from: at(21),
    until: null,
  });
  await as().ingestion.replay({});
  centre.clock.at = at(15);
  const content = contentOf(STARTERS[0]!, 'en');
  form = (await as('xuke').quality.saveForm({ name: 'Voice', channel: 'voice', content })).id;
  // The form changes within the period, on a day said before.
  await as('xuke').quality.saveForm({
    id: form,
    name: 'Voice',
    channel: 'voice',
    content: { ...content, passMark: 95 },
    from: '2026-11-20',
  });
  plan = (
    await as('xuke').quality.fixPlan({
      name: 'November',
      from: '2026-11-16',
      to: '2026-11-26',
      form,
      minimum: 10,
      maximum: 12,
      inspectors: [centre.idOf('suhe'), centre.idOf('moran'), centre.idOf('xuke')],
    })
  ).id;
  centre.clock.at = at(27);
  await as('xuke').quality.drawPlan({ id: plan });
  centre.clock.at = at(28);
});
afterAll(() => centre?.close());

it('judges every contact by the form of its day, and keeps an agent’s contacts with the team she was in', async () => {
  const all = (await as('xuke').quality.evaluations({ agent: 'anna' })).filter(({ formName }) => formName === 'Voice');
  expect(all).toHaveLength(10);
  for (const { contactAt, version, teamName } of all) {
    expect([contactAt, version]).toEqual([contactAt, contactAt! < '2026-11-20' ? 1 : 2]);
    expect([contactAt, teamName]).toEqual([contactAt, contactAt! < '2026-11-21T09' ? 'team-anna' : 'team-bert']);
  }
  expect(new Set(all.map(({ version }) => version))).toEqual(new Set([1, 2]));
  expect(new Set(all.map(({ teamName }) => teamName))).toEqual(new Set(['team-anna', 'team-bert']));
});

it('goes from the plan to a closed week that is restated: evaluated, told, appealed, upheld by the panel, found as a precedent, on record', async () => {
  const give = (inspector: string, to: string) =>
    as('xuke').quality.handOver({ inspector: centre.idOf(inspector), to: [centre.idOf(to)] });
  // Whom the lot gave which of her contacts is not to matter: one scores some of both her teams.
  for (const other of ['moran', 'xuke']) await give(other, 'suhe');
  // Her lead then reads what was said of contacts of then; those after the change are the other team's.
  const mine = (await as('suhe').quality.evaluations({ mine: 'true', agent: 'anna', state: 'open' })).toSorted(
    (a, b) => (a.contactAt! < b.contactAt! ? -1 : 1),
  );
  const { id } = await centre.answer('suhe', mine[0]!.id, { solve: 2 });
  const later = await centre.answer('suhe', mine.at(-1)!.id);
  await give('suhe', 'moran');
  expect((await as('leader').quality.evaluations({})).map((one) => one.id)).toEqual([id]);
  expect(later).toMatchObject({ teamName: 'team-bert' });
  const score = (await as('anna').quality.evaluation({ id })).score!;
  expect(score).toBeLessThan(100);
  expect((await as('anna').quality.acknowledge({ id })).acknowledgedAt).toMatch(/^2026-11-28/);

  centre.clock.at = Date.UTC(2026, 11, 1, 9);
  await as('boss').closings.close({ id: WEEK });
  const before = (score + 100) / 2;
  expect((await centre.kpi('qa_score')).value).toBeCloseTo(before, 6);
  const { appeals } = await as('anna').quality.appeal({ id, item: 'solve', reason: 'the promise solved it' });
  const decide = (who: string, outcome: 'passed_on' | 'changed', answer?: number) =>
    as(who).quality.decide({ id: appeals[0]!.id, outcome, words: `${who}: ${outcome}`, answer });
  await decide('moran', 'passed_on');
  await decide('xuke', 'passed_on');
  expect(await decide('boss', 'changed', 4)).toMatchObject({ state: 'upheld' });

  // The closed week keeps its number until somebody accepts what it would be now.
  expect((await centre.kpi('qa_score')).value).toBeCloseTo(before, 6);
  const { pending } = await as('boss').closings.detail({ id: WEEK });
  const change = pending!.figures.find((one) => one.kpi === 'qa_score' && JSON.stringify(one).includes('anna'));
  expect(change).toBeDefined();
  expect(JSON.stringify(pending!.causes)).toContain('evaluation');
  await as('boss').closings.accept({ id: WEEK, token: pending!.token, reason: 'appeal upheld by the panel' });
  expect((await centre.kpi('qa_score')).value).toBeCloseTo(100, 6);

  expect(await as('bert').quality.precedents({ text: 'promise solved' })).toMatchObject([
    { outcome: 'upheld', words: 'boss: changed', by: 'Manager', contact: '' },
  ]);
  const { acts } = await as().identity.acts({ limit: 200 });
  const done = acts.map(({ action, actorName }) => `${actorName} ${action}`);
  for (const act of [
    'Xu Ke quality_plan.fix',
    'Xu Ke quality_draw.make',
    'Su He evaluation.submit',
    'Anna evaluation.acknowledge',
    'Anna appeal.file',
    'Mo Ran appeal.passed_on',
    'Xu Ke appeal.passed_on',
    'Manager appeal.changed',
  ])
    expect(done).toContain(act);
});

it('takes no appeal when the days are over, and no second save over somebody else’s', async () => {
  const [line] = await as('moran').quality.evaluations({ mine: 'true', agent: 'anna', state: 'open' });
  const open = await as('moran').quality.evaluation({ id: line!.id });
  const save = { id: open.id, revision: open.revision, answers: {}, worked: 1 };
  await as('moran').quality.save(save);
  await expect(as('moran').quality.save(save)).rejects.toMatchObject({ code: 'saved_meanwhile' });
  const { id } = await centre.answer('moran', line!.id, { need: 1 });
  centre.clock.at += 7 * DAY;
  await expect(as('anna').quality.appeal({ id, item: 'need', reason: 'late' })).rejects.toMatchObject({
    code: 'appeal_too_late',
  });
});

it('takes in an evaluation of Amazon Connect once, as a third party’s', async () => {
  const path = '../../src/modules/quality/server/import/fixtures/amazon-evaluation.json';
  const content = readFileSync(join(import.meta.dirname, path)).toString('base64');
  const take = () => as('xuke').quality.importEvaluation({ file: 'one.json', content });
  expect(await take()).toMatchObject({ isNew: true, score: 70, agent: 'arno' });
  expect(await take()).toMatchObject({ isNew: false, score: 70 });
  const found = (await as('xuke').quality.evaluations({ agent: 'arno', state: 'submitted' }))[0];
  expect(found).toMatchObject({
    source: 'third_party',
    sample: 'targeted',
    inspectorName: 'maria',
    score: 70,
    formName: 'Returns desk',
  });
  // Another house's judgement: kept, shown, and in no estimate of this one.
  expect((await centre.kpi('qa_score')).value).toBeCloseTo(100, 6);
});

calibrationLife(() => ({ centre, form }));
