import { invalid } from '#src/kernel/errors.ts';
import { isoLocal, parseInstant } from '#src/kernel/zone.ts';
import { and } from '#src/semantic/expression.ts';
import { wilson } from '#src/semantic/interval-estimate.ts';
import { count } from '#src/semantic/measure.ts';
import type { FormItem } from '../../contract/form.ts';
import { type ItemSums, readMeter } from '../../contract/statistics/meter.ts';
import type { Validity, ValidityAsked } from '../../contract/validity.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { readForm } from '../form.store.ts';
import { idsByName } from '../ids-by-name.ts';
import { evaluationItem } from '../items/item-entity.ts';
import { WHOLE } from '../items/item-rows.ts';
import { type Period, periodScan } from '../scores/period-scan.ts';
import { contactSums } from '../scores/score-sums.ts';
import { doubleScored, itemAgreement } from './item-agreement.ts';
import { linksOf } from './linked.ts';
import { type MeterSums, meterSums, noSums, peopleShares } from './meter-sums.ts';

/** Whether a form measures what customers feel, and what each of its items is worth. Throws `empty_range`, `unknown_form`, `no_form_version`. */
export async function validityOf(asked: ValidityAsked, needs: QualityNeeds): Promise<Validity> {
  const { records, store } = needs;
  const [{ zone }, directory, form] = await Promise.all([
    needs.kpis.coverage(),
    needs.organisation.directory(),
    readForm(records.db, asked.form),
  ]);
  const period = { from: parseInstant(asked.from, zone, 'from'), to: parseInstant(asked.to, zone, 'to') };
  if (period.to <= period.from)
    throw invalid('empty_range', 'The period ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  const newest = form.versions.at(-1);
  if (!newest)
    throw invalid('no_form_version', `"${form.name}" has no version`, { field: 'form', remedy: 'Save it first.' });
  const idOf = idsByName(directory, 'agent');
  const contactsOf = new Map<string, number>();
  const [sums, people, contacts, pairs, upheld, recall] = await Promise.all([
    meterSums(store, period, form.id),
    peopleShares(store, period, form.id),
    contactSums(store, period),
    doubleScored(records.db, form.id, period),
    upheldBy(form.id, period, needs),
    recallOf(form.id, period, needs),
  ]);
  for (const one of contacts) {
    const agent = idOf(one.agent) ?? one.agent;
    contactsOf.set(agent, (contactsOf.get(agent) ?? 0) + one.contacts);
  }
  const agreements = itemAgreement(newest.content, pairs);
  const items = newest.content.sections.flatMap((section) => section.items);
  const given = items.map(
    (item): ItemSums => ({
      ...withSeconds(sums.get(item.id) ?? noSums()),
      item: item.id,
      aspect: item.aspect,
      isCritical: item.critical !== null,
      people: people.get(item.id) ?? null,
      agreement: agreements.get(item.id) ?? { value: null, low: null, high: null, units: 0 },
      upheld: upheld.get(item.id) ?? 0,
    }),
  );
  const readings = readMeter(given);
  return {
    from: isoLocal(zone, period.from),
    to: isoLocal(zone, period.to),
    form: form.id,
    formName: form.name,
    evaluations: sums.get(WHOLE.total)?.asked ?? 0,
    links: await linksOf(store, period, form.id, contactsOf),
    ...recall,
    items: items.map((item, i) => lineOf(item, given[i]!, readings[i]!)),
  };
}

const withSeconds = ({ seconds, timed, ...rest }: MeterSums) => ({
  ...rest,
  seconds: timed === 0 ? null : seconds / timed,
});

function lineOf(
  item: FormItem,
  sums: ItemSums,
  reading: ReturnType<typeof readMeter>[number],
): Validity['items'][number] {
  return {
    ...reading,
    words: item.words,
    aspect: item.aspect,
    critical: item.critical !== null,
    answered: sums.answered,
    people: sums.people,
    agreement: sums.agreement,
    seconds: sums.seconds,
  };
}

async function upheldBy(form: string, { from, to }: Period, { records }: QualityNeeds): Promise<Map<string, number>> {
  const rows = await records.db
    .selectFrom('quality_appeal as a')
    .innerJoin('quality_evaluation as e', 'e.id', 'a.evaluation')
    .select(['a.item', ({ fn }) => fn.countAll().as('n')])
    .where('a.state', '=', 'upheld')
    .where('e.form', '=', form)
    .where('e.sample', '=', 'random')
    .where('e.contact_at', '>=', from)
    .where('e.contact_at', '<', to)
    .groupBy('a.item')
    .execute();
  return new Map(rows.map(({ item, n }) => [item, Number(n)]));
}

/** How many of the contacts customers rightly complained about did the form fail, from any draw; and how many of the others, drawn by chance. */
async function recallOf(
  form: string,
  period: Period,
  { store }: QualityNeeds,
): Promise<Pick<Validity, 'recall' | 'falseAlarms'>> {
  const { at } = evaluationItem;
  const bad = and(at.known_bad, at.share.known());
  const good = and(at.known_bad.known(), at.known_bad.is(false), at.share.known(), at.sample.is('random'));
  const { columns } = await store.aggregate(
    periodScan(evaluationItem, 'contact_at', period, {
      by: [],
      where: and(at.item.is(WHOLE.passed), at.qa_source.is('qa'), at.form.is(form)),
      sums: [
        count(evaluationItem, bad),
        count(evaluationItem, and(bad, at.share.below(1))),
        count(evaluationItem, good),
        count(evaluationItem, and(good, at.share.below(1))),
      ],
    }),
  );
  const number = (a: number): number => Number(columns[`a${a}`]?.[0] ?? 0);
  const rate = (of: number, found: number): Validity['recall'] => {
    const bounds = wilson(found, of);
    return bounds === null ? null : { found, of, low: bounds.low, high: bounds.high };
  };
  return { recall: rate(number(0), number(1)), falseAlarms: rate(number(2), number(3)) };
}
