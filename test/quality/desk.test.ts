import { afterAll, beforeAll, expect, it } from 'vitest';
import { STARTERS } from '#src/modules/quality/contract/starters/index.ts';
import { contentOf } from '#src/modules/quality/contract/starters/starter.ts';
import { calibrateTask } from './calibration-life.ts';
import { type QualityCentre, startQualityCentre } from './quality-centre.ts';
import { recordedWork } from './recorded-work.ts';

const DAY = 86_400_000;
let centre: QualityCentre;
let form: string;
const as: QualityCentre['as'] = (name) => centre.as(name);
const evaluate: QualityCentre['evaluate'] = (...what) => centre.evaluate(...what);

beforeAll(async () => {
  centre = await startQualityCentre();
  const content = contentOf(STARTERS[0]!, 'en');
  form = (await as('xuke').quality.saveForm({ name: 'Voice', channel: 'voice', content })).id;
  const inspectors = [centre.idOf('suhe'), centre.idOf('moran'), centre.idOf('xuke')];
  const period = { from: '2026-11-16', to: '2026-11-26' };
  await as('xuke').quality.draw({ name: 'November', ...period, form, perAgent: 12, inspectors });
});
afterAll(() => centre?.close());

it('keeps a page an item, version by version, with the decisions on it, and finds it by its words', async () => {
  const write = (version: number, meaning: string) =>
    as('xuke').quality.writeHandbook({
      form,
      item: 'need',
      version,
      meaning,
      examples: [{ good: true, words: 'So you want the invoice again?', contact: 'alpha-3' }],
    });
  await write(0, 'Say it back before you answer.');
  expect(await write(1, 'Say the need back; a nod is enough.')).toMatchObject({ version: 2, savedBy: 'Xu Ke' });
  await expect(write(1, 'lost')).rejects.toMatchObject({ code: 'saved_meanwhile' });
  await as('xuke').quality.addDecision({ form, item: 'need', words: 'Asking back by chat counts.' });
  const found = await as('anna').quality.handbook({ text: 'ASKING BACK' });
  expect(found).toMatchObject([{ item: 'need', decisions: [{ kind: 'calibration', by: 'Xu Ke', version: 1 }] }]);
  // The example stays, the contact is not everybody's.
  expect(found[0]!.examples).toMatchObject([{ words: 'So you want the invoice again?', contact: '' }]);
  expect((await as('suhe').quality.handbook({ item: 'need' }))[0]!.examples[0]!.contact).toBe('alpha-3');
  await expect(as('xuke').quality.addDecision({ form, item: 'gone', words: 'x' })).rejects.toMatchObject({
    code: 'unknown_item',
  });
});

it('opens a calibration and new words with the third upheld appeal on an item, and merges precedents into the words', async () => {
  for (let n = 1; n <= 3; n += 1) {
    const { id } = await evaluate('suhe', n === 3 ? 'bert' : 'anna', { solve: 2 });
    const { appeals } = await as(n === 3 ? 'bert' : 'anna').quality.appeal({ id, item: 'solve', reason: `case ${n}` });
    await as('moran').quality.decide({ id: appeals[0]!.id, outcome: 'changed', answer: 4, words: `it did solve ${n}` });
    expect(await as('xuke').quality.tasks({})).toHaveLength(n < 3 ? 0 : 2);
  }
  const open = await as('xuke').quality.tasks({});
  expect(open.map(({ kind, item, isLate }) => [kind, item, isLate]).sort()).toEqual([
    ['calibration', 'solve', false],
    ['wording', 'solve', false],
  ]);
  expect(await as('anna').quality.tasks({})).toEqual([]);

  const precedents = await as('anna').quality.precedents({ form, item: 'solve' });
  expect(precedents).toHaveLength(3);
  expect(await as('anna').quality.precedents({ text: 'SOLVE 2' })).toMatchObject([{ reason: 'case 2', until: 3 }]);
  const [kept] = await as('xuke').quality.forms();
  const before = kept!.versions.at(-1)!.content;
  const after = {
    ...before,
    sections: before.sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        item.id === 'solve' ? { ...item, help: 'A promised call back solves it.' } : item,
      ),
    })),
  };
  const merged = precedents.slice(0, 2).map(({ appeal }) => appeal);
  const save = (more: object) =>
    as('xuke').quality.saveForm({ id: form, name: 'Voice', channel: 'voice', content: after, ...more });
  await expect(save({ merged: ['nothing'] })).rejects.toMatchObject({ code: 'unknown_precedent' });
  await save({ merged });
  expect(await as('anna').quality.precedents({ form })).toHaveLength(1);
  expect(await as('anna').quality.precedents({ form, merged: 'true' })).toMatchObject([{}, {}, {}]);
  // New words are the wording task done; the calibration waits for people.
  const tasks = await as('xuke').quality.tasks({});
  expect(tasks.filter(({ doneAt }) => doneAt === null).map(({ kind }) => kind)).toEqual(['calibration']);
  const { id } = tasks.find(({ kind }) => kind === 'calibration')!;
  // A session on the contacts that were argued about; its end is the task's.
  expect(await calibrateTask(centre, form, id, 'Six read it alike now')).toBe(3);
  const task = (await as('xuke').quality.tasks({})).find((one) => one.id === id);
  expect(task).toMatchObject({ doneBy: 'Xu Ke', outcome: 'Six read it alike now' });
  await expect(as('xuke').quality.closeTask({ id, outcome: 'again' })).rejects.toMatchObject({ code: 'task_done' });
  // Two versions later the last one has expired.
  await save({});
  expect(await as('anna').quality.precedents({ form, merged: 'true' })).toHaveLength(3);
  await save({});
  expect(await as('anna').quality.precedents({ form, merged: 'true' })).toEqual([]);
  expect(await as('xuke').quality.caseLaw({})).toMatchObject({
    appealRate: { now: 1, before: null },
    overturnRate: 1,
    alarm: false,
  });
});

it('coaches after an evaluation: due, done, confirmed by the agent, and counted', async () => {
  const { id } = await evaluate('suhe', 'anna', { need: 1 });
  const coach = { id, words: 'Listen to three of your calls together', due: '2026-12-05' };
  await expect(as('bert').quality.evaluation({ id })).rejects.toMatchObject({ code: 'unknown_evaluation' });
  const task = await as('leader').quality.coach(coach);
  expect(task).toMatchObject({ kind: 'coaching', agentName: 'Anna', isLate: false, doneAt: null });
  await expect(as('anna').quality.confirmTask({ id: task.id })).rejects.toMatchObject({ code: 'not_done' });
  await as('leader').quality.closeTask({ id: task.id, outcome: 'Heard 41 s twice; she asks back now.' });
  await expect(as('bert').quality.confirmTask({ id: task.id })).rejects.toMatchObject({ code: 'unknown_task' });
  expect((await as('anna').quality.confirmTask({ id: task.id })).confirmedAt).toMatch(/^2026-11-28/);
  expect(await centre.kpi('coaching_timeliness')).toMatchObject({ value: 1, numerator: 1 });
});

it('hands an appeal on by itself when a stage runs out of time, and stops at the panel', async () => {
  const { id } = await evaluate('suhe', 'anna', { clear: 1 });
  const { appeals } = await as('anna').quality.appeal({ id, item: 'clear', reason: 'she understood' });
  centre.clock.at += 3 * DAY + 1;
  expect(await as('xuke').quality.appeals({})).toMatchObject([
    { stage: 'lead', steps: [{ stage: 'inspector', words: '' }] },
  ]);
  centre.clock.at += 30 * DAY;
  const [late] = await as('boss').quality.appeals({});
  expect(late).toMatchObject({ id: appeals[0]!.id, stage: 'panel', due: expect.stringMatching(/^2026-12-07/) });
  expect(await as('boss').quality.decide({ id: late!.id, outcome: 'kept', words: 'she asked twice' })).toMatchObject({
    state: 'rejected',
  });
});

it('looks where a reason says, keeps that apart from chance, and draws surveyed contacts as a stratum of their own', async () => {
  centre.clock.at = Date.UTC(2026, 10, 28, 9);
  const on = { source: 'pbx', agent: 'Anna', channel: 'voice' };
  const at = Date.UTC(2026, 10, 20);
  const answer = (id: string, score: number) => ({
    entity: 'survey',
    row: {
      ...on,
      survey_id: `s-${id}`,
      contact_id: id,
      kind: 'csat',
      sent_at: at,
      answered_at: at,
      score,
      scale: 5,
      valid: true,
    },
    at,
  });
  const { rejected } = await centre.centre.ingestion.acceptEvents(
    {
      source: 'pbx',
      zone: 'UTC',
      facts: [
        answer('alpha-0', 1),
        answer('alpha-2', 5),
        { entity: 'complaint', row: { ...on, complaint_id: 'k1', contact_id: 'alpha-4', registered_at: at }, at },
        {
          entity: 'sensitive_hit',
          row: {
            ...on,
            hit_id: 'h1',
            contact_id: 'alpha-6',
            said_at: at,
            contact_ended_at: at,
            word: 'x',
            side: 'agent',
            quoted: false,
            recalled: false,
            false_positive: false,
          },
          at,
        },
      ],
    },
    null,
  );
  expect(rejected).toEqual([]);
  const second = await as('xuke').quality.saveForm({
    name: 'Second',
    channel: 'voice',
    content: contentOf(STARTERS[0]!, 'en'),
  });
  const drawn = async (more: { sample: 'targeted' | 'surveyed' | 'random'; [key: string]: unknown }) => {
    const draw = await as('xuke').quality.draw({
      name: 'n',
      from: '2026-11-16',
      to: '2026-11-26',
      form: second.id,
      perAgent: 40,
      inspectors: [centre.idOf('suhe')],
      ...more,
    });
    const all = await as('suhe').quality.evaluations({ mine: 'true', state: 'open', limit: 500 });
    return {
      draw,
      contacts: all
        .filter((one) => one.formName === 'Second' && one.sample === more.sample)
        .map((one) => one.contact)
        .sort(),
    };
  };
  const targeted = (reason: string, more: object = {}) => drawn({ sample: 'targeted', reason, ...more });
  expect((await targeted('low_survey')).contacts).toEqual(['alpha-0']);
  expect((await drawn({ sample: 'surveyed' })).contacts).toEqual(['alpha-2']);
  expect((await targeted('complaint')).contacts).toEqual(['alpha-0', 'alpha-4']);
  expect((await targeted('sensitive_word')).contacts).toEqual(['alpha-0', 'alpha-4', 'alpha-6']);
  await expect(targeted('agent_closed')).rejects.toMatchObject({ code: 'nothing_to_draw' });
  // Talk grows with the number: 40 + 38 seconds of the 39th.
  const long = await targeted('long_call', { threshold: 78, where: { agent: ['anna'] } });
  expect(long.contacts).toEqual(['alpha-0', 'alpha-38', 'alpha-4', 'alpha-6']);
  // Customer 1000 of 9 comes again within the day only where her next number falls on it.
  const repeat = await targeted('repeat_contact', { threshold: 1, where: { agent: ['anna'] } });
  expect(repeat.draw.population).toBeGreaterThan(0);
  expect(repeat.draw.population).toBeLessThan(20);
  await expect(targeted('coaching')).rejects.toMatchObject({ code: 'whose_request' });
});

it('fixes a plan before its period, draws evenly what it owes by now, and lets nothing else estimate', async () => {
  const { quality } = as('xuke');
  const third = await quality.saveForm({ name: 'Third', channel: 'voice', content: contentOf(STARTERS[0]!, 'en') });
  const plan = {
    name: 'November',
    from: '2026-11-16',
    to: '2026-11-26',
    form: third.id,
    minimum: 4,
    maximum: 6,
    extraCounts: true,
    inspectors: [centre.idOf('suhe'), centre.idOf('moran')],
  };
  await expect(quality.fixPlan(plan)).rejects.toMatchObject({ code: 'plan_too_late' });
  centre.clock.at = Date.UTC(2026, 10, 15);
  const { id } = await quality.fixPlan(plan);
  await expect(quality.fixPlan(plan)).rejects.toMatchObject({ code: 'plan_overlaps' });
  await expect(quality.drawPlan({ id })).rejects.toMatchObject({ code: 'plan_not_begun' });
  centre.clock.at = Date.UTC(2026, 10, 21);
  expect(await quality.drawPlan({ id })).toMatchObject({ owed: 2, agents: 4, least: 2, most: 2, state: 'running' });
  centre.clock.at = Date.UTC(2026, 10, 28);
  expect(await quality.drawPlan({ id })).toMatchObject({ owed: 4, least: 4, most: 4, state: 'over' });
  await expect(quality.drawPlan({ id })).rejects.toMatchObject({ code: 'nothing_to_draw' });
  const besides = {
    name: 'b',
    from: '2026-11-16',
    to: '2026-11-26',
    form: third.id,
    inspectors: [centre.idOf('suhe')],
  };
  await expect(quality.draw({ ...besides, perAgent: 1 })).rejects.toMatchObject({ code: 'planned' });
  // Anna asks for more: counted up to the maximum, because the plan said so before.
  const asked = { ...besides, sample: 'targeted' as const, reason: 'on_request' as const, where: { agent: ['anna'] } };
  expect(await quality.draw({ ...asked, perAgent: 5 })).toMatchObject({ sample: 'random', plan: 'November', drawn: 2 });
  await expect(quality.draw({ ...asked, perAgent: 1 })).rejects.toMatchObject({ code: 'nothing_to_draw' });
  expect(await quality.draw({ ...asked, reason: 'coaching', perAgent: 1 })).toMatchObject({
    sample: 'targeted',
    drawn: 1,
  });
  const { rows, isGuess } = await quality.population({ from: '2026-11-16', to: '2026-11-26', form: third.id });
  expect(rows.find(({ agent }) => agent === 'anna')).toMatchObject({ population: 20, teamName: 'team-anna' });
  expect(isGuess).toBe(true);
});

recordedWork(() => centre);

it('hands over the work of an inspector who leaves, and has unappealed evaluations scored again blind', async () => {
  const { quality } = as('xuke');
  const own = (await quality.progress({})).find(({ name }) => name === 'Mo Ran')!;
  expect(own.open).toBeGreaterThan(0);
  expect(own.openHours).toBeGreaterThan(0);
  const [mine] = await as('moran').quality.evaluations({ mine: 'true', state: 'open' });
  const open = await as('moran').quality.evaluation({ id: mine!.id });
  const { evaluations } = await quality.handOver({ inspector: centre.idOf('moran'), to: [centre.idOf('suhe')] });
  expect(evaluations).toBe(own.open);
  // What is still on her desk is refused, not lost: it is somebody else's now.
  const late = { id: open.id, revision: open.revision, answers: {}, worked: 0 };
  await expect(as('moran').quality.save(late)).rejects.toMatchObject({ code: 'not_yours' });
  expect((await quality.progress({})).find(({ name }) => name === 'Mo Ran')!.open).toBe(0);

  await evaluate('suhe', 'anna', { need: 1 });
  await expect(quality.rescore({ share: 1 })).rejects.toMatchObject({ code: 'nothing_to_draw' });
  centre.clock.at += 8 * DAY;
  const first = (await quality.evaluations({ state: 'submitted' })).filter(({ appeal }) => appeal === 'none').length;
  expect(await quality.rescore({ share: 1 })).toEqual({ evaluations: first, passedOver: [] });
  const again = (await as('moran').quality.evaluations({ mine: 'true', state: 'open' })).find(
    ({ sample }) => sample === 'rescoring',
  )!;
  const original = (await as('boss').quality.evaluations({ state: 'submitted' })).find(
    ({ contact, formName }) => contact === again.contact && formName === again.formName,
  )!;
  await expect(as('moran').quality.evaluation({ id: original.id })).rejects.toMatchObject({
    code: 'unknown_evaluation',
  });
  const score = await centre.kpi('qa_score');
  const { id } = await centre.answer('moran', again.id); // Seen by nobody it is about, counted in no score.
  await expect(as('anna').quality.evaluation({ id })).rejects.toMatchObject({ code: 'unknown_evaluation' });
  expect(await centre.kpi('qa_score')).toEqual(score);
  const { n, shift, overturnRate } = await quality.rescoring({});
  expect([n, overturnRate]).toEqual([1, 0.75]);
  expect(shift).toBeGreaterThanOrEqual(0);
});
