import type { FormContent, FormItem } from './form.ts';
import { NOT_APPLICABLE, shareOf } from './score.ts';

/** What is wrong with a form, and where: `section` or `section.item`. Words by id; `values` for their gaps. */
export type FormFault = {
  readonly at: string;
  readonly fault:
    | 'same_id'
    | 'no_words'
    | 'no_items'
    | 'no_weight'
    | 'critical_weight'
    | 'unknown_condition'
    | 'impossible_condition'
    | 'few_answers'
    | 'number_range'
    | 'equal_points';
  readonly values: Readonly<Record<string, string | number>>;
};

/** Everything that would make a form unanswerable or its score meaningless; empty for a good form. Takes half-made forms too. */
export function formFaults({ sections }: FormContent): FormFault[] {
  const faults: FormFault[] = [];
  const seen = new Map<string, FormItem>();
  for (const section of sections) {
    if (section.words.trim() === '') faults.push({ at: section.id, fault: 'no_words', values: { item: section.id } });
    if (section.items.length === 0)
      faults.push({ at: section.id, fault: 'no_items', values: { item: section.words || section.id } });
    for (const item of section.items) {
      const at = `${section.id}.${item.id}`;
      const say = (fault: FormFault['fault'], values: FormFault['values'] = {}): void => {
        faults.push({ at, fault, values: { item: item.words || item.id, ...values } });
      };
      if (item.words.trim() === '' || wordsOf(item).some((words) => words.trim() === '')) say('no_words');
      if (seen.has(item.id)) say('same_id', { id: item.id });
      if (item.critical !== null && item.weight > 0) say('critical_weight', { weight: item.weight });
      if (item.onlyIf !== null) {
        const other = seen.get(item.onlyIf.item);
        if (other === undefined) say('unknown_condition', { other: item.onlyIf.item });
        else if (!item.onlyIf.answers.some((answer) => canBe(other, answer)))
          say('impossible_condition', { other: other.words });
      }
      const { answering } = item;
      if (answering.kind === 'number' && answering.to <= answering.from) say('number_range');
      if (answering.kind === 'scale' && answering.anchors.length < 2) say('few_answers');
      if (answering.kind === 'choice') {
        if (answering.choices.length < 2) say('few_answers');
        else if (new Set(answering.choices.map((c) => c.points)).size < 2) say('equal_points');
      }
      seen.set(item.id, item);
    }
  }
  if (![...seen.values()].some((item) => item.weight > 0)) faults.push({ at: '', fault: 'no_weight', values: {} });
  return faults;
}

const wordsOf = ({ answering, origin }: FormItem): readonly string[] => [
  ...(answering.kind === 'scale' ? answering.anchors : []),
  ...(answering.kind === 'choice' ? answering.choices.map((choice) => choice.words) : []),
  ...(origin === null ? [] : [origin.words]),
];

const canBe = (item: FormItem, answer: string | number | boolean): boolean =>
  (answer === NOT_APPLICABLE && item.mayNotApply) || shareOf(item, answer) !== null;
