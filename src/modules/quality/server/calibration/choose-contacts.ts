import { createHash } from 'node:crypto';
import { reaches } from '#src/http/actor.ts';
import { invalid } from '#src/kernel/errors.ts';
import { parseInstant } from '#src/kernel/zone.ts';
import { type CalibrationInput, MOST_CONTACTS } from '../../contract/calibration.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { versionOf } from '../draws.ts';
import { type Inspector } from '../inspectors/who-inspects.ts';
import { contactsOf } from '../enter.ts';
import type { By } from '../evaluate.ts';
import type { KeptForm } from '../form.store.ts';
import { candidatesOf, whereOf } from '../sampling/candidates.ts';
import { COUNTED_SAMPLES } from '../evaluation.store.ts';
import type { ContactRow } from './tables.ts';

export type Chosen = Omit<ContactRow, 'session' | 'number'>;
const DAY_MS = 86_400_000;
/** By lot without a period: contacts of so many days. */
const RECENT_DAYS = 28;

/**
 * Contacts of a session as somebody asks for them: none of which a person who scores was the agent. Throws `unknown_contact`, `nothing_to_draw`, `own_contact`,
 * `unknown_task`, `no_form_version`.
 */
export async function chooseContacts(
  input: CalibrationInput,
  { form, people, seed }: { readonly form: KeptForm; readonly people: readonly Inspector[]; readonly seed: string },
  { actor }: By,
  needs: QualityNeeds,
): Promise<Chosen[]> {
  const own = new Set(people.flatMap(({ agent }) => (agent === null ? [] : [agent])));
  const scope = actor.scopeOf('change:calibration');
  const usable = (one: Omit<Chosen, 'version'>): boolean => reaches(scope, one) && !own.has(one.agent ?? '');
  const stamped = (one: Omit<Chosen, 'version'>): Chosen => ({
    ...one,
    version: versionOf(form, one.contact_at).version,
  });
  if (input.choose === 'named' || input.choose === 'task') {
    const ids = input.choose === 'named' ? [...new Set(input.contacts)] : await contactsOfTask(input, needs);
    if (ids.length === 0) throw nothing('contacts', 'Name contacts, or choose them by lot.');
    const found = await contactsOf(ids, needs);
    return ids.slice(0, MOST_CONTACTS).map((id) => {
      const one = found.get(id);
      if (one === undefined || !reaches(scope, one))
        throw invalid('unknown_contact', `There is no contact "${id}" with an agent`, {
          field: 'contacts',
          remedy: 'Name contacts an agent has handled.',
        });
      if (own.has(one.agent ?? ''))
        throw invalid('own_contact', `"${id}" was handled by somebody who would score it`, {
          field: 'contacts',
          remedy: 'Choose another contact, or leave that person out.',
        });
      return stamped(one);
    });
  }
  const all = (
    await (input.choose === 'evaluated' ? evaluated(input, form, needs) : recent(input, form, needs))
  ).filter(usable);
  const lot = (id: string): string => createHash('sha256').update(`${seed}\0${id}`).digest('hex');
  const drawn = all
    .map((one) => ({ one, lot: lot(one.contact) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, input.count)
    .map(({ one }) => stamped(one));
  if (drawn.length === 0) throw nothing('from', 'Choose a longer period.');
  return drawn;
}

const nothing = (field: string, remedy: string): Error =>
  invalid('nothing_to_draw', 'There is no contact to score', { field, remedy });

async function periodOf({ from, to }: CalibrationInput, { kpis, clock }: QualityNeeds) {
  const { zone } = await kpis.coverage();
  const end = to === undefined ? clock.now() : parseInstant(to, zone, 'to');
  const start = from === undefined ? end - RECENT_DAYS * DAY_MS : parseInstant(from, zone, 'from');
  if (end <= start)
    throw invalid('empty_range', 'The period ends before it begins', { field: 'to', remedy: 'Give a later end.' });
  return { from: start, to: end };
}

/** Contacts nobody has judged by this form: nobody who scores them remembers a score. */
async function recent(input: CalibrationInput, form: KeptForm, needs: QualityNeeds) {
  const period = await periodOf(input, needs);
  const [directory, judged] = await Promise.all([
    needs.organisation.directory(),
    needs.records.db.selectFrom('quality_evaluation').select('contact').where('form', '=', form.id).execute(),
  ]);
  const known = new Set(judged.map(({ contact }) => contact));
  return (await candidatesOf(whereOf(form, {}), period, directory, needs))
    .filter(({ id }) => !known.has(id))
    .map(({ id, at, site, project, client, team, agent, queue, channel }) => ({
      contact: id,
      contact_at: at,
      site,
      project,
      client,
      team,
      agent,
      queue,
      channel,
    }));
}

/** Contacts judged by this form in a random sample. */
async function evaluated(input: CalibrationInput, form: KeptForm, needs: QualityNeeds) {
  const { from, to } = await periodOf(input, needs);
  const rows = await needs.records.db
    .selectFrom('quality_evaluation')
    .select(['contact', 'contact_at', 'site', 'project', 'client', 'team', 'agent', 'queue', 'channel'])
    .where('form', '=', form.id)
    .where('source', '=', 'qa')
    .where('state', '=', 'submitted')
    .where('sample', 'in', COUNTED_SAMPLES)
    .where('contact_at', '>=', from)
    .where('contact_at', '<', to)
    .execute();
  const once = new Map(rows.map((row) => [row.contact, { ...row, contact_at: Number(row.contact_at) }]));
  return [...once.values()];
}

/** Contacts of the upheld appeals that made a task, the latest first. */
async function contactsOfTask({ task }: CalibrationInput, { records }: QualityNeeds): Promise<string[]> {
  const found = await records.db
    .selectFrom('quality_task as t')
    .innerJoin('quality_evaluation as e', 'e.form', 't.form')
    .innerJoin('quality_appeal as a', (on) => on.onRef('a.evaluation', '=', 'e.id').onRef('a.item', '=', 't.item'))
    .select(['e.contact', 'a.filed_at'])
    .where('t.id', '=', task ?? '')
    .where('a.state', '=', 'upheld')
    .orderBy('a.filed_at', 'desc')
    .execute();
  return [...new Set(found.map(({ contact }) => contact))];
}
