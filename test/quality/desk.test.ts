import { afterAll, beforeAll, expect, it } from 'vitest';
import { STARTERS } from '#src/modules/quality/contract/starters/index.ts';
import { contentOf } from '#src/modules/quality/contract/starters/starter.ts';
import { type QualityCentre, startQualityCentre } from './quality-centre.ts';

const DAY = 86_400_000;
let centre: QualityCentre;
let form: string;
const as: QualityCentre['as'] = (name) => centre.as(name);

beforeAll(async () => {
  centre = await startQualityCentre();
  const content = contentOf(STARTERS[0]!, 'en');
  form = (await as('xuke').quality.saveForm({ name: 'Voice', channel: 'voice', content })).id;
  const inspectors = [centre.idOf('suhe'), centre.idOf('moran'), centre.idOf('xuke')];
  const period = { from: '2026-11-16', to: '2026-11-26' };
  await as('xuke').quality.draw({ name: 'November', ...period, form, perAgent: 12, inspectors });
});
afterAll(() => centre?.close());

/** Submits the next open evaluation of an agent by an inspector; every answer the best but those said. */
async function evaluate(inspector: string, agent: string, worse: Record<string, number | boolean> = {}) {
  const [line] = await as(inspector).quality.evaluations({ mine: 'true', agent, state: 'open' });
  const { id, revision, content } = await as(inspector).quality.evaluation({ id: line!.id });
  const answers = Object.fromEntries(
    content.sections.flatMap(({ items }) =>
      items.map(({ id: item, answering }) => {
        const best = answering.kind === 'scale' ? answering.anchors.length : true;
        const answer = worse[item] ?? best;
        return [item, { answer, ...(answer === best ? {} : { comment: 'heard at 0:41' }) }];
      }),
    ),
  );
  const saved = await as(inspector).quality.save({ id, revision, answers, worked: 240 });
  return as(inspector).quality.submit({ id, revision: saved.revision });
}

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
  expect(await as('xuke').quality.closeTask({ id, outcome: 'Six read it alike now' })).toMatchObject({
    doneBy: 'Xu Ke',
  });
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
