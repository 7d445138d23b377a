import { invalid } from '#src/kernel/errors.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import type { DoubleScoring } from '../../contract/agreements.ts';
import type { FormContent } from '../../contract/form.ts';
import { outOf100, scoreOf } from '../../contract/score.ts';
import { agreement } from '../../contract/statistics/agreement.ts';
import { meanDifference } from '../../contract/statistics/mean-difference.ts';
import type { Ratings } from '../../contract/statistics/ratings.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { readForm } from '../form.store.ts';
import { doubleScored, itemAgreement, type Pair, ratingOf } from '../validity/item-agreement.ts';

const NONE = { value: null, low: null, high: null, units: 0 };

/** What contacts scored twice say. Throws `unknown_form`, `no_form_version`. */
export async function doubleScoringOf(
  asked: { readonly from: string; readonly to: string; readonly form: string },
  needs: QualityNeeds,
): Promise<DoubleScoring> {
  const [{ zone }, form] = await Promise.all([needs.kpis.coverage(), readForm(needs.records.db, asked.form)]);
  const content = form.versions.at(-1)?.content;
  if (content === undefined)
    throw invalid('no_form_version', `"${form.name}" has no version`, { field: 'form', remedy: 'Save it first.' });
  const period = { from: parseInstant(asked.from, zone, 'from'), to: parseInstant(asked.to, zone, 'to') };
  const pairs = await doubleScored(needs.records.db, form.id, period);
  return { form: form.id, formName: form.name, ...readDoubleScoring(content, pairs) };
}

/** Agreement over all items and of each, and every inspector against whoever scored the same contacts. */
export function readDoubleScoring(
  content: FormContent,
  pairs: readonly Pair[],
): Omit<DoubleScoring, 'form' | 'formName'> {
  const items = content.sections.flatMap((section) => section.items);
  const ratings = (of: readonly Pair[]): Ratings =>
    // An item's answers are its own: yes of one is not yes of another.
    of.flatMap(({ first, second }) =>
      items.map(({ id }) =>
        [first, second].map((answers) => {
          const rating = ratingOf(answers, id);
          return rating === null ? null : `${id} ${rating}`;
        }),
      ),
    );
  const all = ratings(pairs);
  const by = itemAgreement(content, pairs);
  const own = new Map<string, { name: string; pairs: Pair[]; differences: number[] }>();
  for (const pair of pairs) {
    const [a, b] = [pair.first, pair.second].map((answers) => outOf100(scoreOf(content, answers).total));
    for (const [i, { id, name }] of pair.by.entries()) {
      const known = own.get(id) ?? { name, pairs: [], differences: [] };
      own.set(id, known);
      known.pairs.push(pair);
      if (a != null && b != null) known.differences.push(i === 0 ? a - b : b - a);
    }
  }
  return {
    contacts: new Set(pairs.map(({ contact }) => contact)).size,
    overall: {
      percent: all.length === 0 ? NONE : agreement(all, 'percent'),
      krippendorff: all.length === 0 ? NONE : agreement(all, 'krippendorff'),
      ac1: all.length === 0 ? NONE : agreement(all, 'ac1'),
    },
    items: items.map(({ id, words }) => ({ item: id, words, agreement: by.get(id) ?? NONE })),
    inspectors: [...own]
      .map(([id, { name, pairs: hers, differences }]) => {
        const difference = meanDifference(differences);
        return {
          id,
          name,
          contacts: hers.length,
          difference:
            difference === null ? null : { mean: difference.mean, low: difference.low, high: difference.high },
          spread: difference?.spread ?? null,
          agreement: agreement(ratings(hers), 'ac1'),
        };
      })
      .sort((a, b) => (b.difference?.mean ?? -100) - (a.difference?.mean ?? -100)),
  };
}
