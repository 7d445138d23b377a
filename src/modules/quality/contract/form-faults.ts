import type { FormContent, FormItem } from './form.ts';

/** What is wrong with a form, and where: `section.item`. Words by id; `values` for their gaps. */
export type FormFault = {
  readonly at: string;
  readonly fault: 'same_id' | 'no_weight' | 'critical_weight' | 'unknown_condition' | 'number_range' | 'equal_points';
  readonly values: Readonly<Record<string, string | number>>;
};

/** Everything that would make a form unanswerable or its score meaningless; empty for a good form. */
export function formFaults({ sections }: FormContent): FormFault[] {
  const faults: FormFault[] = [];
  const seen = new Map<string, FormItem>();
  for (const section of sections) {
    for (const item of section.items) {
      const at = `${section.id}.${item.id}`;
      const say = (fault: FormFault['fault'], values: FormFault['values'] = {}): void => {
        faults.push({ at, fault, values: { item: item.words, ...values } });
      };
      if (seen.has(item.id)) say('same_id', { id: item.id });
      if (item.critical !== null && item.weight > 0) say('critical_weight', { weight: item.weight });
      if (item.onlyIf !== null && !seen.has(item.onlyIf.item)) say('unknown_condition', { other: item.onlyIf.item });
      const { answering } = item;
      if (answering.kind === 'number' && answering.to <= answering.from) say('number_range');
      if (answering.kind === 'choice' && new Set(answering.choices.map((c) => c.points)).size < 2) say('equal_points');
      seen.set(item.id, item);
    }
  }
  if (![...seen.values()].some((item) => item.weight > 0)) faults.push({ at: '', fault: 'no_weight', values: {} });
  return faults;
}
