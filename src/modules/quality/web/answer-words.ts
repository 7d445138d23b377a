import type { TFunction } from 'i18next';
import type { FormItem } from '../contract/form.ts';
import { type Answer, NOT_APPLICABLE } from '../contract/score.ts';

export type Option = { readonly answer: Answer; readonly label: string; readonly hint: string };

/** What an item offers, in its own order; `na` last where it may not apply. Numbers are typed, not offered. */
export function optionsOf({ answering, mayNotApply }: FormItem, t: TFunction<'quality'>): Option[] {
  const own = ((): Option[] => {
    switch (answering.kind) {
      case 'yes_no':
        return [
          { answer: true, label: t('yes'), hint: '' },
          { answer: false, label: t('no'), hint: '' },
        ];
      case 'scale':
        return answering.anchors.map((words, i) => ({ answer: i + 1, label: String(i + 1), hint: words }));
      case 'choice':
        return answering.choices.map(({ id, words, points }) => ({
          answer: id,
          label: words,
          hint: t('points', { points }),
        }));
      case 'number':
        return [];
    }
  })();
  return mayNotApply ? [...own, { answer: NOT_APPLICABLE, label: t('notApplicable'), hint: '' }] : own;
}

/** An answer as people read it. */
export function answerWords(item: FormItem | undefined, answer: Answer | null, t: TFunction<'quality'>): string {
  if (answer === null) return '–';
  const option = item && optionsOf(item, t).find((one) => one.answer === answer);
  return option === undefined
    ? String(answer)
    : option.hint !== '' && item?.answering.kind === 'scale'
      ? `${option.label} ${option.hint}`
      : option.label;
}
