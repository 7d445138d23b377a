import { expect, it } from 'vitest';
import type { FormContent } from '../../contract/form.ts';
import { formFaults } from '../../contract/form-faults.ts';
import { STARTERS } from '../../contract/starters/index.ts';
import { contentOf } from '../../contract/starters/starter.ts';
import {
  addItem,
  addSection,
  answeringAs,
  blankItem,
  changeItem,
  changeSection,
  freshId,
  itemIds,
  moveItem,
  removeItem,
} from './form-edit.ts';

const starter = contentOf(STARTERS[0]!, 'en');
const order = (content: FormContent): string[] => itemIds(content);

it('moves an item over the edge of its section and back', () => {
  const last = starter.sections[0]!.items.at(-1)!.id;
  const moved = moveItem(starter, last, 1);
  expect(moved.sections[1]!.items[0]!.id).toBe(last);
  expect(order(moved)).toEqual(order(starter));
  expect(moveItem(moved, last, -1)).toEqual(starter);
  expect(moveItem(starter, order(starter)[0]!, -1)).toEqual(starter);
});

it('says what is wrong while a form is half made, and nothing once it is whole', () => {
  let content = addSection({ sections: [], passMark: 80 });
  const faults = (): string[] => formFaults(content).map(({ fault }) => fault);
  expect(faults()).toEqual(['no_words', 'no_items', 'no_weight']);
  content = addItem(changeSection(content, 's1', 'Opening'), 's1', blankItem('i1'));
  expect(faults()).toEqual(['no_words']);
  content = changeItem(content, 'i1', { words: 'Greets', answering: answeringAs('scale', { kind: 'yes_no' }) });
  expect(faults()).toEqual(['no_words']);
  content = changeItem(content, 'i1', { answering: { kind: 'scale', anchors: ['no', 'yes'] } });
  expect(faults()).toEqual([]);
  content = addItem(content, 's1', { ...blankItem('i2'), words: 'How', onlyIf: { item: 'i1', answers: [3] } });
  expect(faults()).toEqual(['impossible_condition']);
});

it('asks always what depended on an item that is gone, and gives no id twice', () => {
  const without = removeItem(starter, 'promise');
  expect(without.sections.flatMap(({ items }) => items).find(({ id }) => id === 'promise_ticket')!.onlyIf).toBeNull();
  expect(freshId('i', ['i1', 'i2', 'i4'])).toBe('i3');
});

it('keeps the words of steps when they become choices, best first, and back', () => {
  const scale = { kind: 'scale' as const, anchors: ['bad', 'fair', 'good'] };
  const choice = answeringAs('choice', scale);
  expect(choice).toMatchObject({
    choices: [{ words: 'good', points: 2 }, { words: 'fair' }, { words: 'bad', points: 0 }],
  });
  expect(answeringAs('scale', choice)).toEqual(scale);
});
