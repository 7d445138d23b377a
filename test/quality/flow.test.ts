import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixtureBytes } from '#src/sheets/fixture.ts';
import { type QualityCentre, startQualityCentre } from './quality-centre.ts';

const DAY = 86_400_000;
let centre: QualityCentre;
beforeAll(async () => {
  centre = await startQualityCentre();
});
afterAll(() => centre?.close());

const as: QualityCentre['as'] = (name) => centre.as(name);
const kpi = (id: string) => centre.kpi(id);
const idOf = (name: string): string => centre.idOf(name);
let form: { id: string; name: string };

it('reads a form out of the list a centre keeps, has its guesses confirmed and saves it', async () => {
  const content = fixtureBytes('form-deductions-merged.xlsx').toString('base64');
  const read = await as('xuke').quality.readForm({ file: 'form.xlsx', content });
  expect(read).toMatchObject({ claimed: 100, points: 100, rejections: [], content: { passMark: 85 } });
  expect(read.guesses).toHaveLength(11);
  form = await as('xuke').quality.saveForm({ name: '电话服务', channel: 'voice', content: read.content });
  const [kept] = await as('suhe').quality.forms();
  expect(kept).toMatchObject({ name: '电话服务', current: 1, items: 11, evaluations: 0, minutes: null });
  await expect(
    as('xuke').quality.saveForm({ name: '电话服务', channel: 'voice', content: read.content }),
  ).rejects.toMatchObject({
    code: 'form_exists',
  });
});

it('gives a form as a workbook that comes back whole', async () => {
  const file = await as('suhe').quality.formFile({ id: form.id, language: 'en' });
  expect(file.name).toBe('电话服务 1.xlsx');
  const content = Buffer.from(await file.arrayBuffer()).toString('base64');
  const back = await as('xuke').quality.readForm({ file: file.name, content });
  const [kept] = await as('xuke').quality.forms();
  expect(back).toMatchObject({ name: '电话服务', guesses: [], rejections: [] });
  expect(back.content).toEqual(kept!.versions[0]!.content);
});

it('draws the same number of everybody, shares it out, and draws no contact twice', async () => {
  const input = {
    name: '十一月',
    from: '2026-11-16',
    to: '2026-11-26',
    form: form.id,
    perAgent: 3,
    inspectors: [idOf('suhe'), idOf('moran'), idOf('xuke')],
  };
  const draw = await as('xuke').quality.draw(input);
  expect(draw).toMatchObject({ population: 70, drawn: 12, short: 0, done: 0, sample: 'random' });
  const all = await as('xuke').quality.evaluations({});
  const agents = [...Map.groupBy(all, (e) => e.agentName)].map(([agent, own]) => [agent, own.length]);
  expect(agents.sort()).toEqual([
    ['Anna', 3],
    ['Arno', 3],
    ['Bela', 3],
    ['Bert', 3],
  ]);
  for (const own of Map.groupBy(all, (e) => e.agentName).values())
    expect(new Set(own.map((e) => e.inspectorName)).size).toBe(3);
  const again = await as('xuke').quality.draw({ ...input, name: 'more', perAgent: 40 });
  expect(again.drawn).toBe(70 - 12);
  expect(again.short).toBe(4);
  await expect(as('xuke').quality.draw({ ...input, name: 'none' })).rejects.toMatchObject({ code: 'nothing_to_draw' });
  // Every contact here is a call: a form for e-mails draws none of them, unless somebody names the channel.
  const { content } = (await as('xuke').quality.forms())[0]!.versions[0]!;
  const mails = await as('xuke').quality.saveForm({ name: 'E-mails', channel: 'email', content });
  const days = { from: input.from, to: input.to, form: mails.id, where: {} };
  expect((await as('xuke').quality.population(days)).rows).toEqual([]);
  const byMails = { ...input, name: 'mails', form: mails.id, perAgent: 1 };
  await expect(as('xuke').quality.draw(byMails)).rejects.toMatchObject({ code: 'nothing_to_draw' });
  await expect(as('xuke').quality.draw({ ...input, inspectors: [idOf('anna')] })).rejects.toMatchObject({
    code: 'unknown_inspector',
  });
});

/** The first contact of Anna that Su He was given, answered: everything right but the record, which costs 10 of 100. */
async function evaluated(): Promise<{ id: string; revision: number }> {
  const mine = await as('suhe').quality.evaluations({ mine: 'true', agent: 'anna', state: 'open' });
  const { id, revision, content } = await as('suhe').quality.evaluation({ id: mine[0]!.id });
  const answers = Object.fromEntries(
    content.sections.flatMap(({ items }) =>
      items.map((item) => {
        if (item.words === '工单记录')
          return [item.id, { answer: 'c3', comment: '类型选错', evidence: [{ at: 41, words: '' }] }];
        return [item.id, { answer: item.answering.kind === 'choice' ? 'c1' : true }];
      }),
    ),
  );
  const saved = await as('suhe').quality.save({ id, revision, answers, feedback: '下次先选类型', worked: 300 });
  return { id, revision: saved.revision };
}

let done: string;
const record = (evaluation: { content: { sections: { items: { id: string; words: string }[] }[] } }): string =>
  evaluation.content.sections.flatMap(({ items }) => items).find(({ words }) => words === '工单记录')!.id;

it('keeps drafts of one editor, and counts a score only when it is submitted whole', async () => {
  const { id, revision } = await evaluated();
  done = id;
  await expect(
    as('suhe').quality.save({ id, revision: revision - 1, answers: {}, feedback: '', worked: 0 }),
  ).rejects.toMatchObject({
    code: 'saved_meanwhile',
  });
  await expect(as('moran').quality.save({ id, revision, answers: {}, feedback: '', worked: 0 })).rejects.toMatchObject({
    code: 'not_yours',
  });
  // Not yet anybody's but the inspectors'.
  await expect(as('anna').quality.evaluation({ id })).rejects.toMatchObject({ code: 'unknown_evaluation' });
  expect((await kpi('qa_score')).value).toBeNull();

  const half = await as('suhe').quality.save({ id, revision, answers: {}, feedback: '', worked: 0 });
  await expect(as('suhe').quality.submit({ id, revision: half.revision })).rejects.toMatchObject({
    code: 'evaluation_incomplete',
  });
  const again = await evaluated();
  const submitted = await as('suhe').quality.submit(again);
  expect(submitted).toMatchObject({
    state: 'submitted',
    score: 90,
    customer: 100,
    business: 80,
    passed: true,
    failed: [],
    worked: 300,
  });
  expect(await kpi('qa_score')).toEqual({ value: 90, numerator: 90 });
  expect((await kpi('qa_score_business')).value).toBe(80);
  await expect(as('suhe').quality.submit({ id, revision: submitted.revision })).rejects.toMatchObject({
    code: 'already_submitted',
  });
});

it('shows the customer’s other contacts with numbers hidden, plays a recording where one lies with its holds, and keeps what is put aside', async () => {
  const [open] = await as('moran').quality.evaluations({ mine: 'true', state: 'open' });
  const { id, contact } = open!;
  const look = await as('moran').quality.look({ id });
  expect(look).toMatchObject({ messages: [], recording: null });
  expect(look.history.length).toBeGreaterThan(3);
  expect(look.history.map((one) => one.contact)).not.toContain(contact);
  expect(JSON.stringify(look)).not.toMatch(/1380000/);
  await expect(as('moran').quality.recording({ id })).rejects.toMatchObject({ code: 'no_recording' });
  mkdirSync(join(centre.data, 'recordings'));
  writeFileSync(join(centre.data, 'recordings', `${contact}.wav`), 'RIFF');
  expect((await as('moran').quality.look({ id })).recording).toEqual({
    bytes: 4,
    // Nobody says when it begins.
    begins: { at: expect.stringMatching(/T09:\d\d:[03]5\+00:00$/) as unknown as string, by: 'answer' },
    unread: null,
    holds: [],
    untold: 0,
  });
  expect(await as('moran').quality.recording({ id })).toMatchObject({ type: 'audio/wav', size: 4 });
  const said = (await as('moran').quality.look({ id })).recording!.begins!.at;
  const answered = Date.parse(said);
  const holding = [
    { kind: 'hold_started', at: answered + 12_000, subject: contact, data: { agent: open!.agentName! } },
    { kind: 'hold_ended', at: answered + 31_500, subject: contact, data: { agent: open!.agentName! } },
  ];
  await as().ingestion.events({ source: 'pbx', events: holding });
  expect((await as('moran').quality.look({ id })).recording).toMatchObject({ holds: [{ from: 12, to: 31.5 }] });
  // The same sound, its name saying that it began three seconds before the answer.
  const began = new Date(answered - 3000).toISOString().replace(/[-:]|\.000/g, '');
  renameSync(
    join(centre.data, 'recordings', `${contact}.wav`),
    join(centre.data, 'recordings', `${contact}@${began}.wav`),
  );
  expect((await as('moran').quality.look({ id })).recording).toMatchObject({
    begins: { by: 'name' },
    holds: [{ from: 15, to: 34.5 }],
  });
  expect(await as('moran').quality.recording({ id })).toMatchObject({ type: 'audio/wav', size: 4 });
  await as('moran').quality.relisten({ id, words: 'who hung up?' });
  await expect(as('suhe').quality.relisten({ id, words: 'x' })).rejects.toMatchObject({ code: 'not_yours' });
  const again = async () => (await as('moran').quality.evaluations({ mine: 'true' })).filter((one) => one.relisten);
  expect(await again()).toMatchObject([{ id, relisten: 'who hung up?' }]);
  await as('moran').quality.relisten({ id, words: null });
  expect(await again()).toEqual([]);
});

it('is read by its agent and her lead alone, and acknowledged by her', async () => {
  expect((await as('anna').quality.evaluations({})).map((e) => e.id)).toEqual([done]);
  expect(await as('bert').quality.evaluations({})).toEqual([]);
  expect((await as('leader').quality.evaluations({})).map((e) => e.id)).toEqual([done]);
  await expect(as('leader').quality.acknowledge({ id: done })).rejects.toMatchObject({ code: 'not_yours' });
  expect((await as('anna').quality.acknowledge({ id: done })).acknowledgedAt).toMatch(/^2026-11-28/);
});

it('carries an appeal from a judge without a stake to the panel, and changes the KPI when it is upheld', async () => {
  const item = record(await as('anna').quality.evaluation({ id: done }));
  await expect(as('bert').quality.appeal({ id: done, item, reason: 'why' })).rejects.toMatchObject({
    code: 'unknown_evaluation',
  });
  const filed = await as('anna').quality.appeal({ id: done, item, reason: '客户改了诉求' });
  const [appeal] = filed.appeals;
  expect(appeal).toMatchObject({ stage: 'inspector', state: 'open', before: 'c3', itemWords: '工单记录' });
  expect(await kpi('appeal_rate')).toMatchObject({ numerator: 1, value: 1 });
  await expect(as('anna').quality.appeal({ id: done, item, reason: 'again' })).rejects.toMatchObject({
    code: 'already_appealed',
  });

  const decide = (who: string, outcome: 'kept' | 'passed_on' | 'changed', answer?: string) =>
    as(who).quality.decide({ id: appeal!.id, outcome, answer, words: `${who} says ${outcome}` });
  // Everybody is told before she tries what she would be refused.
  const unfit = async (who: string) => (await as(who).quality.evaluation({ id: done })).appeals[0]?.unfit;
  expect([await unfit('suhe'), await unfit('moran')]).toEqual(['own_score', null]);
  await expect(decide('suhe', 'kept')).rejects.toMatchObject({ code: 'unfit_judge' });
  expect(await decide('moran', 'passed_on')).toMatchObject({ stage: 'lead', unfit: 'not_the_stage' });
  await expect(decide('moran', 'kept')).rejects.toMatchObject({ code: 'unfit_judge' });
  expect(await unfit('xuke')).toBeNull();
  expect(await decide('xuke', 'passed_on')).toMatchObject({ stage: 'panel' });
  expect((await as('xuke').quality.appeals({ state: 'open' }))[0]?.unfit).toBe('decided_before');
  await expect(decide('xuke', 'kept')).rejects.toMatchObject({ code: 'unfit_judge' });
  await expect(decide('boss', 'passed_on')).rejects.toMatchObject({ code: 'last_stage' });
  await expect(decide('boss', 'changed', 'c3')).rejects.toMatchObject({ code: 'bad_answer' });
  const upheld = await decide('boss', 'changed', 'c1');
  expect(upheld).toMatchObject({ state: 'upheld', stage: null, after: 'c1' });
  expect(upheld.steps.map((s) => [s.stage, s.outcome])).toEqual([
    ['inspector', 'passed_on'],
    ['lead', 'passed_on'],
    ['panel', 'changed'],
  ]);
  await expect(decide('boss', 'kept')).rejects.toMatchObject({ code: 'appeal_decided' });

  expect(await kpi('qa_score')).toEqual({ value: 100, numerator: 100 });
  const [precedent] = await as('bert').quality.precedents({ form: form.id, item });
  expect(precedent).toMatchObject({
    outcome: 'upheld',
    reason: '客户改了诉求',
    words: 'boss says changed',
    version: 1,
    contact: '',
  });
});

it('takes no appeal after its window, and judges by the form of the contact’s day', async () => {
  const draft = await evaluated();
  await as('suhe').quality.submit(draft);
  centre.clock.at += 7 * DAY;
  const item = record(await as('anna').quality.evaluation({ id: draft.id }));
  await expect(as('anna').quality.appeal({ id: draft.id, item, reason: 'late' })).rejects.toMatchObject({
    code: 'appeal_too_late',
  });

  const [kept] = await as('xuke').quality.forms();
  const content = { ...kept!.versions[0]!.content, passMark: 95 };
  const changed = await as('xuke').quality.saveForm({ id: form.id, name: form.name, channel: 'voice', content });
  expect(changed.current).toBe(2);
  expect(await as('anna').quality.evaluation({ id: draft.id })).toMatchObject({ version: 1, passed: true });
  await expect(
    as('xuke').quality.saveForm({
      id: form.id,
      name: form.name,
      channel: 'voice',
      content: { ...content, sections: content.sections.slice(3) },
    }),
  ).rejects.toMatchObject({ code: 'bad_form' });
});

it('leaves a trail of who did what and why', async () => {
  const { acts: kept } = await as().identity.acts({ limit: 200 });
  const acts = kept.map(({ action }) => action);
  for (const action of [
    'quality_form.save',
    'quality_draw.make',
    'evaluation.submit',
    'evaluation.acknowledge',
    'appeal.file',
    'appeal.passed_on',
    'appeal.changed',
    'recording.listen',
  ])
    expect(acts).toContain(action);
});
