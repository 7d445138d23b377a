import { traverseContractProcedures } from '@orpc/server';
import { beforeAll, expect, it } from 'vitest';
import { apiContract } from '#src/api.ts';
import type { QualityCentre } from './quality-centre.ts';

/** Every route of quality that answers without changing anything, the trail, and the rows behind numbers. */
const READS: { route: string; path: string }[] = [{ route: 'kpis.behind', path: '' }];
traverseContractProcedures({ router: apiContract, path: [] }, ({ contract, path }) => {
  const { route } = contract['~orpc'];
  const name = path.join('.');
  if (route.method === 'GET' && (path[0] === 'quality' || name === 'identity.acts'))
    READS.push({ route: name, path: route.path ?? '' });
});

type Place = { readonly centre: QualityCentre; readonly form: string };

/** A calibration from plan to close, in a centre whose form has changed within the period and where one evaluation was appealed with success. */
export function calibrationLife(place: () => Place): void {
  let centre: QualityCentre;
  let form: string;
  beforeAll(() => {
    ({ centre, form } = place());
  });

  const SECRET = 'only-su-he-heard-this';
  let session: string;
  const quality = (name: string) => centre.as(name).quality;
  /** A session of contacts of everybody, one of which was judged and appealed before. */
  const sessionOf = (more: object = {}) => ({
    name: 'December',
    form,
    due: '2026-12-20',
    choose: 'named' as const,
    contacts: CALIBRATED,
    inspectors: [centre.idOf('suhe'), centre.idOf('moran')],
    expert: centre.idOf('xuke'),
    ...more,
  });
  let CALIBRATED: string[] = [];
  /** Scores what a session asks of somebody. */
  async function scoreAll(name: string, worse: Record<string, number | boolean>, many = 20) {
    const open = await quality(name).evaluations({ mine: 'true', state: 'open', limit: 500 });
    const asked = open.filter(({ sample }) => sample === 'calibration').slice(0, many);
    for (const { id } of asked) await centre.answer(name, id, worse, SECRET);
    return asked.map(({ id }) => id);
  }

  it('plans a calibration of people who can be compared, on contacts they can score', async () => {
    const judged = (await quality('suhe').evaluations({ agent: 'anna', state: 'submitted' })).find(
      ({ appeal }) => appeal === 'upheld',
    );
    CALIBRATED = [judged!.contact, 'beta-1', 'beta-2', 'alpha-1', 'alpha-3', 'beta-5'];
    const plan = (more: object) => quality('xuke').planCalibration(sessionOf(more));
    await expect(plan({ expert: centre.idOf('suhe') })).rejects.toMatchObject({ code: 'expert_compared' });
    await expect(plan({ inspectors: [centre.idOf('suhe'), centre.idOf('suhe')] })).rejects.toMatchObject({
      code: 'too_few_inspectors',
    });
    await expect(plan({ expert: centre.idOf('boss') })).rejects.toMatchObject({ code: 'unknown_inspector' });
    await expect(plan({ contacts: ['nobody'] })).rejects.toMatchObject({ code: 'unknown_contact' });
    await expect(plan({ task: 'none' })).rejects.toMatchObject({ code: 'unknown_task' });
    const drawn = await plan({ choose: 'recent', count: 4 });
    expect(drawn).toMatchObject({ state: 'planned', contacts: 4, inspectors: 2, asked: 12, done: 0, result: null });
    // By lot among what nobody has judged.
    const known = (await quality('xuke').evaluations({ limit: 500 })).map(({ contact }) => contact);
    for (const { contact } of drawn.chosen) expect(known).not.toContain(contact);
    const again = await plan({ id: drawn.id });
    expect(again).toMatchObject({ id: drawn.id, contacts: 6 });
    expect(new Set(again.chosen.map(({ version }) => version))).toEqual(new Set([1, 2]));
    await quality('xuke').dropCalibration({ id: drawn.id });
    session = (await plan({})).id;
  });

  it('keeps what anybody scored from everybody else, on every route, until it is revealed', async () => {
    const before = await centre.kpis(['qa_score', 'appeal_rate', 'qa_coverage', 'critical_error_rate']);
    await quality('xuke').startCalibration({ id: session });
    await expect(quality('xuke').planCalibration(sessionOf({ id: session }))).rejects.toMatchObject({
      code: 'wrong_state',
    });
    const ratings = await scoreAll('suhe', { solve: 2, need: 1 });
    expect(ratings).toHaveLength(6);
    await scoreAll('moran', { solve: 2 }, 5);
    expect((await quality('moran').calibrations({}))[0]).toMatchObject({ done: 11, mine: 1, agreement: null });
    expect(await quality('suhe').evaluation({ id: ratings[0]! })).toMatchObject({
      sample: 'calibration',
      score: expect.any(Number),
    });
    // Everything anybody can read, asked about every rating and the session itself.
    const asked = {
      form,
      item: 'solve',
      from: '2026-11-01',
      to: '2027-01-01',
      merged: 'true',
      limit: 500,
      kpis: ['qa_score'],
      part: 'denominator',
      state: 'submitted',
    };
    for (const name of ['xuke', 'moran', 'boss']) {
      const router = centre.as(name) as unknown as Record<string, Record<string, (input: object) => Promise<unknown>>>;
      for (const { route, path } of READS)
        for (const id of path.includes('{id}') ? [ratings[0]!, session] : ['']) {
          const [module = '', call = ''] = route.split('.');
          const answer = await router[module]![call]!({ ...asked, id }).catch((error: Error) => error.message);
          const said = JSON.stringify(answer) ?? '';
          expect(said, `${name} ${route}`).not.toContain(SECRET);
          // The trail and the desk name ratings of one's own only.
          if (route !== 'identity.acts')
            for (const one of ratings) if (one !== id) expect(said, `${name} ${route}`).not.toContain(one);
        }
    }
    const { acts } = await centre.as().identity.acts({ limit: 500 });
    const told = acts.filter(({ action, object }) => action === 'evaluation.submit' && ratings.includes(object.id));
    expect(told).toHaveLength(6);
    for (const { after } of told) expect(after).toBeNull();
    // What was judged and decided of a contact before would lead those who score it: gone for them, not for others.
    const behind = async (name: string) =>
      JSON.stringify(
        await centre
          .as(name)
          .kpis.behind({ kpis: ['qa_score'], part: 'denominator', from: '2026-11-16', to: '2026-12-30' }),
      );
    expect(await behind('boss')).toContain(CALIBRATED[0]);
    expect(await quality('boss').precedents({ text: 'promise solved' })).toHaveLength(1);
    for (const name of ['moran', 'xuke']) {
      expect(await behind(name)).not.toContain(`"${CALIBRATED[0]!}"`);
      expect(await quality(name).precedents({ text: 'promise solved' })).toEqual([]);
      expect(await quality(name).appeals({ state: 'upheld' })).toEqual([]);
    }
    // Nobody scores for somebody else, hands hers over, or coaches after one.
    const open = (await quality('moran').evaluations({ mine: 'true', state: 'open', limit: 500 })).find(
      ({ sample }) => sample === 'calibration',
    );
    expect(
      (await quality('xuke').enter({ evaluations: [{ evaluation: open!.id, answers: {} }] })).rejected,
    ).toHaveLength(1);
    await quality('xuke').handOver({ inspector: centre.idOf('moran'), to: [centre.idOf('suhe')] });
    expect(await quality('moran').evaluation({ id: open!.id })).toMatchObject({ state: 'open' });
    await expect(quality('suhe').coach({ id: ratings[0]!, words: 'x', due: '2026-12-30' })).rejects.toMatchObject({
      code: 'no_agent',
    });
    expect((await quality('xuke').draws({})).map(({ name }) => name)).not.toContain('December');
    expect(await centre.kpis(['qa_score', 'appeal_rate', 'qa_coverage', 'critical_error_rate'])).toEqual(before);
  });

  it('reveals, discusses, agrees and closes: to the handbook and to the agreement, and to no other number', async () => {
    const numbers = ['qa_score', 'qa_pass_rate', 'appeal_rate', 'overturn_rate', 'qa_coverage', 'critical_error_rate'];
    const before = await centre.kpis(numbers);
    const late = (await quality('moran').evaluations({ mine: 'true', state: 'open', limit: 500 })).find(
      ({ sample }) => sample === 'calibration',
    );
    await scoreAll('xuke', {});
    await expect(quality('xuke').revealCalibration({ id: session })).rejects.toMatchObject({
      code: 'ratings_missing',
      details: { missing: [{ name: 'Mo Ran', contacts: 1 }] },
    });
    expect(await quality('xuke').calibration({ id: session })).toMatchObject({ state: 'scoring', result: null });
    await quality('xuke').revealCalibration({ id: session, reason: 'Mo Ran is ill' });
    await expect(centre.answer('moran', late!.id)).rejects.toMatchObject({ code: 'unknown_evaluation' });

    const seen = await quality('moran').calibration({ id: session });
    expect(seen).toMatchObject({ state: 'revealed', reason: 'Mo Ran is ill', decisions: [], notes: [] });
    expect(seen.people.map(({ name, done, isExpert }) => [name, done, isExpert])).toEqual([
      ['Mo Ran', 5, false],
      ['Su He', 6, false],
      ['Xu Ke', 6, true],
    ]);
    const result = seen.result!;
    expect(result.insufficient).toBe(true);
    expect(result.items.slice(0, 2).map(({ item, differing }) => [item, differing])).toEqual([
      ['need', 6],
      ['solve', 6],
    ]);
    const whole = result.contacts.find(({ scores }) => scores.every(({ score }) => score !== null))!;
    expect(whole.items[0]!.answers.map(({ answer, comment }) => [answer, comment])).toEqual([
      [4, ''],
      [2, SECRET],
      [2, SECRET],
    ]);
    const su = result.inspectors.find(({ id }) => id === centre.idOf('suhe'))!;
    expect(su.contacts).toBe(6);
    expect(su.expert!.mean).toBeLessThan(-5);
    expect(result.inspectors.find(({ id }) => id === centre.idOf('moran'))).toMatchObject({ contacts: 5 });

    const about = { id: session, contact: CALIBRATED[0]!, item: 'solve' };
    expect((await quality('suhe').noteCalibration({ ...about, words: 'It was promised' })).notes).toMatchObject([
      { by: 'Su He', item: 'solve' },
    ]);
    await expect(quality('xuke').agreeCalibration({ ...about, answer: 9, words: 'x' })).rejects.toMatchObject({
      code: 'bad_answer',
    });
    await quality('xuke').agreeCalibration({ ...about, answer: 4, words: 'first thought' });
    await quality('xuke').agreeCalibration({ ...about, answer: 3, words: 'A promise with a date solves it' });
    expect(await centre.kpis(['calibration_agreement'])).toEqual([null]);
    const closed = await quality('xuke').closeCalibration({ id: session, outcome: 'Two items to watch' });
    expect(closed).toMatchObject({ state: 'closed', outcome: 'Two items to watch', decisions: [{ answer: 3 }] });
    await expect(quality('suhe').noteCalibration({ ...about, words: 'late' })).rejects.toMatchObject({
      code: 'wrong_state',
    });

    const [page] = await quality('anna').handbook({ form, item: 'solve' });
    expect(page!.decisions[0]).toMatchObject({
      kind: 'calibration',
      answer: 3,
      words: 'A promise with a date solves it',
    });
    // Eleven ratings against the expert's: of Su He two items differ, of Mo Ran one.
    const items = closed.items.length;
    const expected = (6 * (items - 2) + 5 * (items - 1)) / (11 * items);
    expect((await centre.kpis(['calibration_agreement']))[0]).toBeCloseTo(expected, 9);
    expect(closed.agreement).toBeCloseTo(expected, 9);
    expect(await centre.kpis(numbers)).toEqual(before);

    const drift = await quality('suhe').calibrationDrift({});
    expect(drift.inspectors.map(({ name, points }) => [name, points.map(({ contacts }) => contacts)])).toEqual([
      ['Mo Ran', [5]],
      ['Su He', [6]],
    ]);
    const done = (await centre.as().identity.acts({ limit: 500 })).acts.map(
      ({ action, actorName }) => `${actorName} ${action}`,
    );
    for (const act of ['plan', 'drop', 'start', 'reveal', 'agree', 'close'])
      expect(done).toContain(`Xu Ke quality_calibration.${act}`);
    expect(done).toContain('Su He quality_calibration.note');
  });
}

/** A session out of a task, from plan to close without a single rating; resolves with how many contacts it had. */
export async function calibrateTask(
  centre: QualityCentre,
  form: string,
  task: string,
  outcome: string,
): Promise<number> {
  const { quality } = centre.as('xuke');
  const { id, contacts } = await quality.planCalibration({
    name: 'Argued about',
    form,
    due: '2026-12-20',
    choose: 'task',
    task,
    inspectors: [centre.idOf('suhe'), centre.idOf('moran')],
    expert: centre.idOf('xuke'),
  });
  await quality.startCalibration({ id });
  await quality.revealCalibration({ id, reason: 'talked over without scoring' });
  await quality.closeCalibration({ id, outcome });
  return contacts;
}
