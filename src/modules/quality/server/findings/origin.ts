import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { invalid } from '#src/kernel/errors.ts';
import type { OpenFinding, Origin } from '../../contract/finding.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { readForm } from '../form.store.ts';
import { itemWords } from '../bodies.ts';
import { validityOf } from '../validity/validity.ts';

const NOTHING = { kpi: null, form: null, item: null, contacts: [], evaluation: null, meter: null };

/** Where a finding comes from, looked up as it is today. Throws `unknown_kpi`, `unknown_form`, `unknown_item`, `unknown_contact`, `unknown_appeal`. */
export async function originOf(said: OpenFinding['origin'], needs: QualityNeeds): Promise<Origin> {
  const { kind } = said;
  switch (kind) {
    case 'kpi': {
      const kpi = needs.kpis.summaries().find(({ id }) => id === said.kpi);
      if (!kpi)
        throw invalid('unknown_kpi', `There is no KPI "${said.kpi}"`, {
          field: 'origin.kpi',
          remedy: 'Choose one of the list.',
        });
      return { ...NOTHING, kind, kpi: kpi.id, label: kpi.id };
    }
    case 'item': {
      const { words } = await itemOf(said, 'origin.item', needs);
      // The meter as it stood when the finding was made: later readings do not change why it was made.
      const { items } = await validityOf({ from: said.from, to: said.to, form: said.form }, needs);
      const read = items.find(({ item }) => item === said.item);
      const meter = read === undefined ? null : { meaning: read.meaning, reason: read.reason, answered: read.answered };
      return { ...NOTHING, kind, form: said.form, item: said.item, meter, label: words };
    }
    case 'contact': {
      const contacts = [...new Set(said.contacts)];
      const { columns } = await needs.store.list({
        entity: contactFact,
        fields: ['contact_id'],
        where: contactFact.at.contact_id.in(contacts).node,
      });
      const known = new Set<unknown>(columns['contact_id'] ?? []);
      const stranger = contacts.find((id) => !known.has(id));
      if (stranger !== undefined)
        throw invalid('unknown_contact', `There is no contact "${stranger}"`, {
          field: 'origin.contacts',
          remedy: 'Take the number as the contact’s page shows it.',
        });
      return { ...NOTHING, kind, contacts, label: contacts.join(', ') };
    }
    case 'appeal': {
      const appeal = await needs.records.db
        .selectFrom('quality_appeal as a')
        .innerJoin('quality_evaluation as e', 'e.id', 'a.evaluation')
        .select(['a.item', 'a.reason', 'e.form', 'e.id as evaluation'])
        .where('a.id', '=', said.appeal)
        .executeTakeFirst();
      if (!appeal)
        throw invalid('unknown_appeal', `There is no appeal "${said.appeal}"`, {
          field: 'origin.appeal',
          remedy: 'Open the finding from the appeal or precedent.',
        });
      const { form, item, reason, evaluation } = appeal;
      return { ...NOTHING, kind, form, item, evaluation, label: reason };
    }
    case 'comparison':
      return { ...NOTHING, kind, label: said.words };
  }
}

/** The words of an item in the newest version of its form. Throws `unknown_form`, `unknown_item`. */
export async function itemOf(
  { form, item }: { readonly form: string; readonly item: string },
  field: string,
  { records }: Pick<QualityNeeds, 'records'>,
): Promise<{ words: string; formName: string }> {
  const kept = await readForm(records.db, form);
  const content = kept.versions.at(-1)?.content;
  if (!content?.sections.some(({ items }) => items.some(({ id }) => id === item)))
    throw invalid('unknown_item', `"${kept.name}" has no item "${item}"`, {
      field,
      remedy: 'Choose one of its items.',
    });
  return { words: itemWords(content, item), formName: kept.name };
}
