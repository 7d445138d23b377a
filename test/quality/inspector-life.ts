import { expect, it } from 'vitest';
import { STARTERS } from '#src/modules/quality/contract/starters/index.ts';
import { contentOf } from '#src/modules/quality/contract/starters/starter.ts';
import type { QualityCentre } from './quality-centre.ts';

/** Inspectors of a quality centre: duties, skills, certificates, board; written for one that has been drawn from before. */
export function inspectorLife(centre: () => QualityCentre): void {
  it('gives who scores which team in a month: proposed, kept, not for too long, and plans share out by it', async () => {
    const { quality } = centre().as('xuke');
    const [suhe, moran, xuke] = ['suhe', 'moran', 'xuke'].map((name) => centre().idOf(name)) as [
      string,
      string,
      string,
    ];
    centre().clock.at = Date.UTC(2026, 10, 10);
    const proposed = await quality.proposeRotation({ month: '2026-11', limit: 2, process: 1 });
    expect(proposed.filter(({ duty }) => duty === 'process')).toHaveLength(1);
    const teams = (await quality.rotation({ month: '2026-11' })).teams.map(({ id }) => id);
    for (const team of teams) expect(proposed.filter((one) => one.teams.includes(team))).toHaveLength(2);
    const duties = (hours: number | null = null) => [
      { inspector: suhe, duty: 'control' as const, teams: ['team-anna', 'team-bert'], hours },
      { inspector: moran, duty: 'control' as const, teams: ['team-arno', 'team-bela'] },
      { inspector: xuke, duty: 'process' as const, teams: [] },
    ];
    for (const month of ['2026-10', '2026-11']) await quality.saveRotation({ month, limit: 2, duties: duties(20) });
    await expect(quality.saveRotation({ month: '2026-12', limit: 2, duties: duties() })).rejects.toMatchObject({
      code: 'too_long',
    });
    const busy = [{ inspector: xuke, duty: 'process' as const, teams: ['team-anna'] }];
    await expect(quality.saveRotation({ month: '2026-12', limit: 2, duties: busy })).rejects.toMatchObject({
      code: 'process_teams',
    });
    const reason = 'Two are on leave';
    const kept = await quality.saveRotation({ month: '2026-12', limit: 2, duties: duties(), reason });
    expect(kept.months.map(({ month, tooLong }) => `${month} ${tooLong.length}`)).toEqual([
      '2026-12 4',
      '2026-11 0',
      '2026-10 0',
    ]);

    const content = contentOf(STARTERS[0]!, 'en');
    const second = await quality.saveForm({ name: 'Second', channel: 'voice', content });
    const plan = { name: 'Half', from: '2026-11-16', to: '2026-11-26', form: second.id, minimum: 4, maximum: 4 };
    await quality.fixPlan({ ...plan, inspectors: [suhe, moran] });
    centre().clock.at = Date.UTC(2026, 10, 21);
    const { id } = (await quality.plans({})).find(({ name }) => name === 'Half')!;
    expect(await quality.drawPlan({ id })).toMatchObject({ least: 2, passedOver: [] });
    const open = (await quality.evaluations({ state: 'open', limit: 500 })).filter((one) => one.formName === 'Second');
    const by = [...new Set(open.map(({ agentName, inspectorName }) => `${agentName} ${inspectorName}`))].sort();
    expect(by).toEqual(['Anna Su He', 'Arno Mo Ran', 'Bela Mo Ran', 'Bert Su He']);
  });

  it('lets a certificate lapse when agreement falls or a skill is over, and plans pass its holder over, saying why', async () => {
    const { quality } = centre().as('xuke');
    const [suhe, moran, xuke] = ['suhe', 'moran', 'xuke'].map((name) => centre().idOf(name)) as [
      string,
      string,
      string,
    ];
    centre().clock.at = Date.UTC(2026, 10, 28, 9);
    await expect(quality.giveCertificate({ inspector: suhe, channel: 'voice' })).rejects.toMatchObject({
      code: 'skill_missing',
    });
    for (const inspector of [suhe, moran])
      for (const skill of ['process', 'standard', 'calibration', 'system'] as const) {
        const until = skill === 'system' && inspector === suhe ? { until: '2026-12-31' } : {};
        await quality.giveSkill({
          inspector,
          skill,
          proof: 'Scored six recordings and explained them',
          on: '2026-11-01',
          ...until,
        });
      }
    for (const inspector of [suhe, moran]) await quality.giveCertificate({ inspector, channel: 'voice' });
    await expect(quality.giveCertificate({ inspector: suhe, channel: 'voice' })).rejects.toMatchObject({
      code: 'certified_already',
    });
    expect(await centre().as('suhe').quality.certificates({})).toMatchObject([{ lapsed: null }, { lapsed: null }]);

    // Xu Ke scores as Su He does; Mo Ran finds everything bad.
    const items = contentOf(STARTERS[0]!, 'en').sections.flatMap((section) => section.items);
    const all = (good: boolean) =>
      Object.fromEntries(
        items.map(({ id, answering }) => [
          id,
          {
            answer: answering.kind === 'scale' ? (good ? answering.anchors.length : 1) : good,
            ...(!good && { comment: 'heard so' }),
          },
        ]),
      );
    const contacts = (from: number, many: number) => Array.from({ length: many }, (_, i) => `alpha-${from + i}`);
    const scored = (of: readonly string[], inspector: string, good: boolean) =>
      of.map((contact) => ({ contact, inspector, answers: all(good), worked: 300 }));
    const content = contentOf(STARTERS[0]!, 'en');
    const twice = await quality.saveForm({ name: 'Twice', channel: 'voice', content });
    const entered = await quality.enter({
      form: twice.id,
      source: 'qa',
      name: 'Twice',
      evaluations: [
        ...scored(contacts(0, 24), suhe, true),
        ...scored(contacts(0, 24), xuke, true),
        ...scored(contacts(24, 16), moran, false),
        ...scored(contacts(24, 16), xuke, true),
      ],
    });
    expect(entered).toMatchObject({ rejected: [] });
    const known = await quality.certificates({});
    const of = (inspector: string) => known.find((one) => one.inspector === inspector)?.lapsed ?? null;
    expect(of(suhe)).toBeNull();
    // Of a channel: lost with one of its forms, which is named.
    expect(of(moran)).toMatchObject({ why: 'agreement', form: 'Twice', by: 'Yunchou' });
    expect(of(moran)!.low!).toBeLessThan(0.6);
    for (const what of [{ channel: 'voice' }, { form: twice.id }])
      await expect(quality.giveCertificate({ inspector: moran, ...what })).rejects.toMatchObject({
        code: 'agreement_low',
      });

    const { id } = (await quality.plans({})).find(({ name }) => name === 'Half')!;
    const drawn = await quality.drawPlan({ id });
    expect(drawn).toMatchObject({ least: 4, passedOver: [{ name: 'Mo Ran', why: 'agreement' }] });
    const open = (await quality.evaluations({ state: 'open', limit: 500 })).filter((one) => one.formName === 'Second');
    // What she was given before she keeps; of the second half she has nothing, though these teams are hers.
    expect(open.filter(({ inspectorName }) => inspectorName === 'Mo Ran')).toHaveLength(4);
    expect(open.filter(({ inspectorName }) => inspectorName === 'Su He')).toHaveLength(12);

    const board = await centre().as('suhe').quality.inspectorBoard({ from: '2026-11-01', to: '2026-12-01' });
    expect(board.rows.map(({ name }) => name)).toEqual(['Mo Ran', 'Su He', 'Xu Ke']);
    const [mo, su] = board.rows;
    expect(mo).toMatchObject({
      evaluations: 16,
      minutes: 5,
      duty: 'control',
      agreements: [{ formName: 'Twice', tells: true }],
    });
    expect(mo!.hours).toBeCloseTo((16 * 300) / 3600, 9);
    expect(su).toMatchObject({
      plannedHours: 20,
      agreements: [{ from: 'double_scoring', value: 1 }],
      skills: [{}, {}, {}, {}],
    });
    expect(su!.assigned).toBeGreaterThan(su!.evaluations);

    // The same is asked wherever evaluations are given to people: named, she is refused; unnamed, passed over.
    const by = async (form: string) =>
      (await quality.inspectors({ form })).map(({ name, unfit }) => `${name} ${unfit?.why ?? 'fit'}`).sort();
    expect(await by(twice.id)).toEqual(['Mo Ran agreement', 'Su He fit', 'Xu Ke never']);
    const draw = { name: 'By hand', from: '2026-11-16', to: '2026-11-26', form: twice.id, perAgent: 1 };
    await expect(quality.draw({ ...draw, inspectors: [suhe, moran] })).rejects.toMatchObject({
      code: 'not_certified',
      details: { field: 'inspectors' },
      message: expect.stringContaining('Mo Ran (agreement below the floor, lower bound') as string,
    });
    await expect(quality.handOver({ inspector: suhe, to: [moran] })).rejects.toMatchObject({ code: 'not_certified' });
    const held = open.filter(({ inspector }) => inspector === moran).length;
    const handed = await quality.handOver({ inspector: moran });
    expect(handed.evaluations).toBeGreaterThanOrEqual(held);
    expect(handed.passedOver.filter(({ formName }) => formName === 'Second')).toMatchObject([
      { name: 'Xu Ke', why: 'never' },
    ]);
    // Her agreement on another form is another matter.
    const second = (await quality.forms()).find(({ name }) => name === 'Second')!;
    await quality.giveCertificate({ inspector: moran, form: second.id });
    expect(await by(second.id)).toEqual(['Mo Ran fit', 'Su He fit', 'Xu Ke never']);
    expect(await by(twice.id)).toEqual(['Mo Ran agreement', 'Su He fit', 'Xu Ke never']);

    centre().clock.at = Date.UTC(2026, 11, 20);
    const again = await quality.rescore({ share: 1 });
    expect(again.passedOver.filter(({ formName }) => formName === 'Twice').map(({ name }) => name)).toEqual([
      'Mo Ran',
      'Xu Ke',
    ]);
    const blind = (await quality.evaluations({ state: 'open', limit: 500 })).filter(
      ({ formName, sample }) => formName === 'Twice' && sample === 'rescoring',
    );
    // Only what she has not scored herself, since nobody else may.
    expect(new Set(blind.map(({ inspectorName }) => inspectorName))).toEqual(new Set(['Su He']));

    const given = (await quality.certificates({})).find(({ form, lapsed }) => form === second.id && lapsed === null)!;
    await quality.withdrawCertificate({ id: given.id, reason: 'Proved' });
    centre().clock.at = Date.UTC(2027, 0, 1);
    await expect(quality.drawPlan({ id })).rejects.toMatchObject({ code: 'no_certified_inspector' });
    const later = (await quality.certificates({})).find(({ inspector }) => inspector === suhe);
    expect(later?.lapsed).toMatchObject({ why: 'skill', skill: 'system' });
    const { acts } = await centre().as().identity.acts({ action: 'inspector_certificate.lapse' });
    expect(acts).toHaveLength(2);
  });
}
