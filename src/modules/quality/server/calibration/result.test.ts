import { expect, it } from 'vitest';
import { formContent } from '../../contract/form.ts';
import type { Answer } from '../../contract/score.ts';
import { alikeWith } from './compared-items.ts';
import type { PersonRating } from './ratings.ts';
import { calibrationResult } from './result.ts';

const item = (id: string, answering: object, more: object = {}) => ({
  id,
  words: id,
  aspect: 'customer',
  answering,
  weight: 1,
  ...more,
});
const content = formContent.parse({
  sections: [
    {
      id: 's',
      words: 'All',
      items: [
        item('step', { kind: 'scale', anchors: ['1', '2', '3'] }, { mayNotApply: true }),
        item('yes', { kind: 'yes_no' }),
        item('then', { kind: 'number', from: 0, to: 10 }, { onlyIf: { item: 'yes', answers: [true] } }),
      ],
    },
  ],
});
const items = content.sections[0]!.items;
const rating = (person: string, contact: string, said: Record<string, Answer>): PersonRating => ({
  person,
  contact,
  content,
  answers: Object.fromEntries(Object.entries(said).map(([id, answer]) => [id, { answer }])),
});
const contacts = Array.from({ length: 12 }, (_, i) => `c${i}`);
/** The expert, one as she is, and one who finds one step more and never says no. */
const ratings = contacts.flatMap((contact, i) => {
  const [step, yes] = [1 + (i % 2), i % 3 !== 0];
  return [
    rating('expert', contact, { step, yes, then: 4 }),
    rating('same', contact, { step, yes, then: 4 }),
    rating('kind', contact, { step: step + 1, yes: true, then: 4 }),
  ];
});
const asked = { expert: 'expert', people: ['expert', 'same', 'kind'], contacts, items };

it('tells the one who is more lenient than the expert, by how much and how surely, and who is not', () => {
  const { inspectors, insufficient } = calibrationResult(ratings, asked);
  const [same, kind] = inspectors;
  expect(same).toMatchObject({ id: 'same', contacts: 12, expert: { mean: 0, low: 0, high: 0 }, spread: 0 });
  expect(same?.ac1.value).toBe(1);
  expect(kind?.expert?.low).toBeGreaterThan(10);
  expect(kind?.percent.value).toBeLessThan(0.5);
  // What others share of her kindness counts against her too.
  expect(kind?.others?.mean).toBeCloseTo(kind?.expert?.mean ?? 0, 9);
  expect(insufficient).toBe(false);
});

it('reads each item on its own scale, those read differently first, and counts an item that one answer took away', () => {
  const { items: read, contacts: cells } = calibrationResult(ratings, asked);
  expect(read.map(({ item: id, level, differing }) => [id, level, differing])).toEqual([
    ['step', 'ordinal', 12],
    ['yes', 'nominal', 4],
    ['then', 'interval', 4],
  ]);
  const [first] = cells;
  expect(first?.items.map(({ item: id, differing }) => [id, differing])).toEqual([
    ['step', 1],
    ['yes', 1],
    ['then', 1],
  ]);
  // The expert said no, so that what follows does not apply to her.
  expect(first?.items[2]?.answers.map(({ answer, differs }) => [answer, differs])).toEqual([
    ['na', false],
    ['na', false],
    [4, true],
  ]);
});

it('says what few contacts cannot tell: no interval of severity below five, no agreement to lean on below ten', () => {
  const few = contacts.slice(0, 4);
  const { inspectors, insufficient, overall } = calibrationResult(
    ratings.filter(({ contact }) => few.includes(contact)),
    { ...asked, contacts: few },
  );
  expect(insufficient).toBe(true);
  expect(inspectors[1]).toMatchObject({ expert: null, spread: null, contacts: 4 });
  expect(overall.percent.low).toBeLessThan(overall.percent.value ?? 0);
});

it('compares items both judged: not what neither was asked, and nothing the expert left out', () => {
  const some = ratings.filter(({ person, contact }) => person !== 'expert' || contact !== 'c1');
  const alike = alikeWith('expert', some);
  // c0: the expert said no, so nobody who agrees was asked the last item.
  expect(alike.find(({ person, contact }) => person === 'same' && contact === 'c0')).toMatchObject({
    items: 2,
    agreed: 2,
  });
  expect(alike.find(({ person, contact }) => person === 'kind' && contact === 'c0')).toMatchObject({
    items: 3,
    agreed: 0,
  });
  expect(alike.some(({ contact }) => contact === 'c1')).toBe(false);
  expect(calibrationResult(some, asked).inspectors[0]?.contacts).toBe(11);
});
