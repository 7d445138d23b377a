import type { Answering, FormContent, FormItem } from '../../contract/form.ts';

type Section = FormContent['sections'][number];

/** An id nobody has used yet: what was ever asked keeps its id for itself, so that precedents and handbook pages never change their item. */
export function freshId(letter: string, used: Iterable<string>): string {
  const taken = new Set(used);
  let n = 1;
  while (taken.has(`${letter}${n}`)) n += 1;
  return `${letter}${n}`;
}

export const itemIds = ({ sections }: FormContent): string[] =>
  sections.flatMap(({ items }) => items.map(({ id }) => id));

export const blankItem = (id: string): FormItem => ({
  id,
  words: '',
  help: '',
  aspect: 'customer',
  answering: { kind: 'yes_no' },
  weight: 1,
  critical: null,
  mayNotApply: false,
  comment: 'when_lost',
  onlyIf: null,
  origin: null,
});

const inSections = (content: FormContent, change: (section: Section) => Section): FormContent => ({
  ...content,
  sections: content.sections.map(change),
});

export const changeSection = (content: FormContent, id: string, words: string): FormContent =>
  inSections(content, (section) => (section.id === id ? { ...section, words } : section));

export const addSection = (content: FormContent): FormContent => ({
  ...content,
  sections: [
    ...content.sections,
    {
      id: freshId(
        's',
        content.sections.map(({ id }) => id),
      ),
      words: '',
      items: [],
    },
  ],
});

export const removeSection = (content: FormContent, id: string): FormContent =>
  withoutLostConditions({ ...content, sections: content.sections.filter((section) => section.id !== id) });

export const addItem = (content: FormContent, section: string, item: FormItem): FormContent =>
  inSections(content, (one) => (one.id === section ? { ...one, items: [...one.items, item] } : one));

export const changeItem = (content: FormContent, id: string, more: Partial<FormItem>): FormContent =>
  inSections(content, (section) => ({
    ...section,
    items: section.items.map((item) => (item.id === id ? { ...item, ...more } : item)),
  }));

export const removeItem = (content: FormContent, id: string): FormContent =>
  withoutLostConditions(
    inSections(content, (section) => ({ ...section, items: section.items.filter((item) => item.id !== id) })),
  );

/** One place up (-1) or down (1), over the edge into the section beside it. */
export function moveItem(content: FormContent, id: string, by: -1 | 1): FormContent {
  const at = content.sections.findIndex(({ items }) => items.some((item) => item.id === id));
  const section = content.sections[at];
  if (section === undefined) return content;
  const place = section.items.findIndex((item) => item.id === id);
  const item = section.items[place];
  const target = place + by;
  if (item === undefined) return content;
  if (target >= 0 && target < section.items.length) {
    const items = section.items.toSpliced(place, 1).toSpliced(target, 0, item);
    return inSections(content, (one) => (one.id === section.id ? { ...one, items } : one));
  }
  const next = content.sections[at + by];
  if (next === undefined) return content;
  return inSections(content, (one) => {
    if (one.id === section.id) return { ...one, items: one.items.toSpliced(place, 1) };
    if (one.id !== next.id) return one;
    return { ...one, items: by === 1 ? [item, ...one.items] : [...one.items, item] };
  });
}

/** An item whose condition has gone is asked always. */
function withoutLostConditions(content: FormContent): FormContent {
  const left = new Set(itemIds(content));
  return inSections(content, (section) => ({
    ...section,
    items: section.items.map((item) =>
      item.onlyIf !== null && !left.has(item.onlyIf.item) ? { ...item, onlyIf: null } : item,
    ),
  }));
}

/** Another kind of answer, keeping the words that were written where the new kind has a place for them. */
export function answeringAs(kind: Answering['kind'], before: Answering): Answering {
  const words =
    before.kind === 'scale'
      ? before.anchors
      : before.kind === 'choice'
        ? before.choices.map((choice) => choice.words).toReversed()
        : ['', '', ''];
  switch (kind) {
    case 'yes_no':
      return { kind };
    case 'scale':
      return { kind, anchors: words };
    case 'choice':
      return {
        kind,
        choices: words.toReversed().map((own, i) => ({ id: `c${i + 1}`, words: own, points: words.length - 1 - i })),
      };
    case 'number':
      return { kind, from: 0, to: 10 };
  }
}
