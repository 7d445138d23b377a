import { expect, it } from 'vitest';
import { AGREEMENT_FLOOR, FEWEST_ITEMS, SCORING_SKILLS } from '../../contract/inspector.ts';
import { partBy } from './certified.ts';
import { lapseOf, missingSkills, type Shown } from './standing.ts';

const all: Shown[] = SCORING_SKILLS.map((skill) => ({ skill, from: 0, until: skill === 'system' ? 100 : null }));
const agreed = (low: number, items = FEWEST_ITEMS) => [{ form: 'f', items, low }];

it('holds while its term, its skills and her agreement do', () => {
  expect(lapseOf({ until: null }, all, [], 99)).toBeNull();
  expect(lapseOf({ until: 50 }, all, [], 50)).toMatchObject({ why: 'expired' });
  expect(lapseOf({ until: null }, all, [], 100)).toMatchObject({ why: 'skill', skill: 'system' });
  expect(lapseOf({ until: null }, all, agreed(AGREEMENT_FLOOR), 99)).toBeNull();
  expect(lapseOf({ until: null }, all, agreed(0.59), 99)).toEqual({
    why: 'agreement',
    skill: null,
    low: 0.59,
    form: 'f',
  });
  // One of a channel is as good as her weakest form.
  const forms = [
    ...agreed(0.9),
    { form: 'g', items: FEWEST_ITEMS, low: 0.4 },
    { form: 'h', items: FEWEST_ITEMS, low: 0.5 },
  ];
  expect(lapseOf({ until: null }, all, forms, 99)).toMatchObject({ why: 'agreement', low: 0.4, form: 'g' });
  // A wide interval of a few items is no fault of hers.
  expect(lapseOf({ until: null }, all, agreed(0.1, FEWEST_ITEMS - 1), 99)).toBeNull();
});

it('takes the newest proof of a skill, whatever an older one says', () => {
  expect(missingSkills([...all, { skill: 'system', from: 90, until: null }], 120)).toEqual([]);
  expect(missingSkills(all.slice(1), 10)).toEqual(['process']);
});

it('draws for everybody where nobody ever had a certificate of a form, else for those who hold one', () => {
  const people = ['ann', 'ben', 'cai'].map((id) => ({ id, name: id }));
  const lapsed = { why: 'agreement' as const, at: '', skill: null, low: 0.4, form: null, by: '', words: '' };
  const of = (inspector: string, more: { form?: string; channel?: string; lapsed?: typeof lapsed }) => ({
    inspector,
    form: null,
    channel: null,
    lapsed: null,
    ...more,
  });
  expect(partBy('f', 'voice', people, [of('ann', { form: 'other' }), of('ben', { channel: 'chat' })])).toEqual({
    fit: people,
    passedOver: [],
  });
  const { fit, passedOver } = partBy('f', 'voice', people, [
    of('ann', { form: 'f', lapsed }),
    of('ben', { channel: 'voice' }),
  ]);
  expect(fit.map(({ id }) => id)).toEqual(['ben']);
  expect(passedOver).toMatchObject([
    { id: 'ann', why: 'agreement', low: 0.4 },
    { id: 'cai', why: 'never' },
  ]);
});
