import { afterAll, beforeAll, expect, it } from 'vitest';
import { STARTERS } from '#src/modules/quality/contract/starters/index.ts';
import { contentOf } from '#src/modules/quality/contract/starters/starter.ts';
import { events } from '../access/two-clients.ts';
import { inspectorLife } from './inspector-life.ts';
import { type QualityCentre, startQualityCentre } from './quality-centre.ts';

const DAY = 86_400_000;
let centre: QualityCentre;
let form: string;
const as: QualityCentre['as'] = (name) => centre.as(name);

beforeAll(async () => {
  centre = await startQualityCentre();
  const content = contentOf(STARTERS[0]!, 'en');
  form = (await as('xuke').quality.saveForm({ name: 'Voice', channel: 'voice', content })).id;
  const inspectors = [centre.idOf('suhe'), centre.idOf('moran')];
  await as('xuke').quality.draw({
    name: 'November',
    from: '2026-11-16',
    to: '2026-11-26',
    form,
    perAgent: 8,
    inspectors,
  });
});
afterAll(() => centre?.close());

/** Calls of a queue, ten a day at nine, over so many days, each so long. */
const call = (name: string, from: number, days: number, talk: (day: number, i: number) => number) =>
  centre.centre.ingestion.acceptEvents(
    {
      source: 'pbx',
      zone: 'UTC',
      events: Array.from({ length: days * 10 }, (_, n) => {
        const [day, i] = [Math.floor(n / 10), n % 10];
        const at = from + day * DAY + 9 * 3_600_000 + i * 300_000;
        return events({
          id: `${name}-${n}`,
          at,
          queue: 'alpha-line',
          agent: 'Anna',
          customer: '1',
          talk: talk(day, i),
        });
      }).flat(),
    },
    null,
  );

const finding = (more: object = {}) => ({
  words: 'Calls of the team are long: invoices are looked up one by one',
  measures: 'One search for all invoices of a customer',
  origin: { kind: 'kpi' as const, kpi: 'aht' },
  scope: { noun: 'queue' as const, id: 'alpha-line' },
  month: '2026-11',
  owner: centre.idOf('leader'),
  due: '2026-12-05',
  proof: {
    measure: { kind: 'kpi' as const, kpi: 'aht' },
    direction: 'down' as const,
    days: 7 as const,
    before: '2026-11-16',
  },
  ...more,
});

it('takes a finding from what was seen to its proof: owner, date, work, before against after', async () => {
  const { quality } = as('xuke');
  const refused = (more: object, code: string) =>
    expect(quality.openFinding(finding(more)), code).rejects.toMatchObject({ code });
  const { proof } = finding();
  await refused({ owner: centre.idOf('anna') }, 'unknown_owner');
  await refused({ due: '2026-11-01' }, 'due_past');
  await refused({ scope: { noun: 'team', id: 'nobody' } }, 'bad_scope');
  await refused({ proof: { ...proof, before: '2026-11-24' } }, 'before_open');
  await refused({ proof: { ...proof, where: { queue: ['beta-line'] } } }, 'scope_filtered');
  const by = (kpi: string) => ({ proof: { ...proof, measure: { kind: 'kpi' as const, kpi } } });
  await refused(by('nothing'), 'unknown_kpi');
  await refused(by('asa_p90'), 'kpi_not_provable');
  await refused({ origin: { kind: 'contact', contacts: ['alpha-0', 'gone'] } }, 'unknown_contact');

  const opened = await quality.openFinding(finding());
  expect(opened).toMatchObject({ state: 'open', clock: { what: 'accept' }, ownerName: 'Leader', verdict: null });
  // Four calls a day of seven days: counted when it is opened.
  expect(opened.proof.baseline).toMatchObject({ days: 7, denominator: 28 });
  const { id, revision } = opened;
  const { origin: _, ...described } = finding();
  const edited = await quality.editFinding({ ...described, id, revision, due: '2026-12-04' });
  expect([edited.due, edited.revision]).toEqual(['2026-12-04', 2]);
  await expect(quality.editFinding({ ...described, id, revision })).rejects.toMatchObject({ code: 'saved_meanwhile' });

  // Only the owner acts; others of the staff see it, agents do not.
  await expect(as('boss').quality.answerFinding({ id, act: 'accept' })).rejects.toMatchObject({ code: 'not_owner' });
  await expect(quality.decideFinding({ id, act: 'close', words: 'enough' })).rejects.toMatchObject({ code: 'not_now' });
  const leader = as('leader').quality;
  expect(await leader.findings({ mine: 'true' })).toMatchObject([{ id }]);
  expect(await leader.answerFinding({ id, act: 'accept' })).toMatchObject({
    state: 'accepted',
    clock: { what: 'work' },
  });
  await expect(quality.editFinding({ ...described, id, revision: 3 })).rejects.toMatchObject({
    code: 'finding_accepted',
  });
  await leader.answerFinding({ id, act: 'start' });
  centre.clock.at = Date.UTC(2026, 11, 6);
  expect(await quality.findings({ late: 'true' })).toMatchObject([{ id, state: 'in_work', isLate: true }]);
  expect(await quality.findingMonths({})).toMatchObject([{ month: '2026-11', found: 1, open: 1, overdue: 1 }]);
  await expect(leader.answerFinding({ id, act: 'finish' })).rejects.toMatchObject({ code: 'say_what' });
  const done = await leader.answerFinding({ id, act: 'finish', words: 'The search is there since Friday' });
  expect(done).toMatchObject({ state: 'done', proof: { after: { from: '2026-12-07T00:00:00+00:00' } } });

  // The span after is over, but its calls are not in the data yet.
  centre.clock.at = Date.UTC(2026, 11, 15);
  expect(await quality.finding({ id })).toMatchObject({ state: 'done' });
  await call('quick', Date.UTC(2026, 11, 7), 8, (day, i) => 15_000 + ((day + i) % 5) * 1000);
  const proved = await quality.finding({ id });
  expect(proved).toMatchObject({
    state: 'proved',
    verdict: { result: 'improved', before: { denominator: 28 }, after: { days: 7, denominator: 70 } },
    clock: { what: 'close' },
  });
  expect(proved.verdict!.after.value).toBeCloseTo(17, 1);
  expect(proved.verdict!.difference!.high).toBeLessThan(0);
  const closed = await quality.decideFinding({ id, act: 'close', words: 'It holds' });
  expect(closed.steps.map(({ act, by }) => `${act} ${by}`)).toEqual([
    'open Xu Ke',
    'edit Xu Ke',
    'accept Leader',
    'start Leader',
    'finish Leader',
    'prove Yunchou',
    'close Xu Ke',
  ]);
  expect(await quality.findingMonths({})).toMatchObject([{ proved: 1, open: 0, overdue: 0 }]);
  const trail = await as().identity.acts({ kind: 'quality_finding' });
  expect(trail.acts.filter(({ object }) => object.id === id).map(({ action }) => action)).toHaveLength(7);
});

it('takes in a finding that was followed elsewhere, and judges it by the same facts', async () => {
  const { quality } = as('xuke');
  const days = { openedOn: '2026-11-23', acceptedOn: '2026-11-24', doneOn: '2026-12-06', done: 'A new search' };
  const wrong = { ...finding(), ...days, acceptedOn: '2026-12-07' };
  await expect(quality.enterFinding(wrong)).rejects.toMatchObject({ code: 'dates_order' });
  const entered = await quality.enterFinding({ ...finding(), ...days });
  expect(entered).toMatchObject({ state: 'proved', verdict: { result: 'improved', after: { denominator: 70 } } });
  expect(entered.steps.map(({ act, at }) => `${act} ${at.slice(0, 10)}`)).toEqual([
    'open 2026-11-23',
    'accept 2026-11-24',
    'finish 2026-12-06',
    'prove 2026-12-15',
  ]);
});

it('says “not distinguishable” where days differ as much as before and after, and takes it up again', async () => {
  const { quality } = as('xuke');
  centre.clock.at = Date.UTC(2026, 11, 15, 12);
  await call('swing', Date.UTC(2026, 11, 17), 8, (day) => (day % 2 === 0 ? 14_000 : 21_000));
  const before = { ...finding().proof, before: '2026-12-07' };
  const owner = centre.idOf('boss');
  const { id } = await quality.openFinding(finding({ due: '2026-12-20', owner, proof: before, month: '2026-12' }));
  const boss = as('boss').quality;
  await boss.answerFinding({ id, act: 'accept' });
  centre.clock.at = Date.UTC(2026, 11, 16, 12);
  await boss.answerFinding({ id, act: 'finish', words: 'Told the team' });
  centre.clock.at = Date.UTC(2026, 11, 25);
  const judged = await quality.finding({ id });
  expect(judged).toMatchObject({ state: 'not_proved', verdict: { result: 'not_distinguishable' } });
  expect(judged.verdict!.difference!.low).toBeLessThan(0);
  expect(judged.verdict!.difference!.high).toBeGreaterThan(0);
  await expect(quality.decideFinding({ id, act: 'reopen', words: 'try again' })).rejects.toMatchObject({
    code: 'due_past',
  });
  const again = await quality.decideFinding({ id, act: 'reopen', words: 'Training instead', due: '2027-01-10' });
  expect(again).toMatchObject({ state: 'open', verdict: null, doneAt: null });
  // What was found then stays in its history.
  expect(again.steps.find(({ act }) => act === 'prove')?.verdict?.result).toBe('not_distinguishable');
});

it('comes from an item with its meter, and is proved by how often that item is met', async () => {
  centre.clock.at = Date.UTC(2026, 10, 28, 9);
  const { quality } = as('xuke');
  for (const [n, agent] of ['anna', 'bert', 'anna'].entries())
    await centre.evaluate('suhe', agent, n === 0 ? { need: 1 } : {});
  const origin = { kind: 'item' as const, form, item: 'need', from: '2026-11-01', to: '2026-12-01' };
  const proof = {
    measure: { kind: 'item' as const, form, item: 'need' },
    direction: 'up' as const,
    days: 14 as const,
    before: '2026-11-14',
  };
  const scope = { noun: 'centre' as const };
  const opened = await quality.openFinding(finding({ origin, proof, scope }));
  expect(opened).toMatchObject({ origin: { meter: { meaning: 'insufficient', answered: 3 } } });
  expect(opened.proof.baseline).toMatchObject({ numerator: 2, denominator: 3, value: 2 / 3 });
  // A lead sees the centre's findings only where they are hers.
  expect(await as('leader').quality.finding({ id: opened.id })).toMatchObject({ owner: centre.idOf('leader') });
  const { id } = await quality.openFinding(finding({ origin, proof, scope, owner: centre.idOf('boss') }));
  await expect(as('leader').quality.finding({ id })).rejects.toMatchObject({ code: 'unknown_finding' });
  // Of a queue, a project, a team of these: the same evaluations, parted.
  const counted = async (noun: 'queue' | 'project' | 'team', id: string) => {
    const { proof: one } = await quality.openFinding(finding({ origin, proof, scope: { noun, id } }));
    return [one.baseline?.numerator, one.baseline?.denominator, one.baseline?.days];
  };
  const [ofAnna, ofBert] = [await counted('team', 'team-anna'), await counted('team', 'team-bert')];
  expect([ofAnna.slice(0, 2), ofBert.slice(0, 2)]).toEqual([
    [1, 2],
    [1, 1],
  ]);
  expect([await counted('queue', 'alpha-line'), await counted('project', 'beta')]).toEqual([ofAnna, ofBert]);
  const strange = { ...proof, where: { reason: ['about alpha-line'] } };
  await expect(quality.openFinding(finding({ origin, proof: strange, scope }))).rejects.toMatchObject({
    code: 'item_filter',
  });
});

inspectorLife(() => centre);
