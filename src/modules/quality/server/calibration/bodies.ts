import { isoLocal } from '#src/kernel/zone.ts';
import type { Calibration, CalibrationLine } from '../../contract/calibration.ts';
import type { FormItem } from '../../contract/form.ts';
import type { QualityNeeds } from '../dependencies.ts';
import { inspectorsOf } from '../inspectors/who-inspects.ts';
import type { By } from '../evaluate.ts';
import { CALIBRATION } from '../evaluation.store.ts';
import { type KeptForm, readForms } from '../form.store.ts';
import { alikeWith } from './compared-items.ts';
import { readRatings } from './ratings.ts';
import { calibrationResult } from './result.ts';
import { type KeptSession, readAgreed, readSession, readSessions } from './session.store.ts';

type Rated = {
  readonly id: string;
  readonly draw: string;
  readonly contact: string;
  readonly inspector: string;
  readonly state: string;
};

/** Sessions as lists show them, newest first; agreement only of what is revealed. */
export async function listSessions({ actor }: By, needs: QualityNeeds): Promise<CalibrationLine[]> {
  const sessions = await readSessions(needs.records.db);
  const { forms, zone, rated } = await known(needs);
  return Promise.all(
    sessions.map(async (session) => {
      const isRevealed = session.revealed_at !== null;
      const alike = isRevealed ? alikeWith(expertOf(session), await readRatings(needs.records.db, session.id)) : [];
      const items = alike.reduce((sum, one) => sum + one.items, 0);
      return {
        ...lineOf(session, {
          forms,
          zone,
          rated: rated.get(session.id) ?? [],
          actor: actor.id,
          now: needs.clock.now(),
        }),
        agreement: items === 0 ? null : alike.reduce((sum, one) => sum + one.agreed, 0) / items,
      };
    }),
  );
}

export const expertOf = ({ people }: KeptSession): string => people.find((one) => one.is_expert === 1)?.person ?? '';

/** One session with what its caller may know of it. Throws `unknown_calibration`. */
export async function sessionBody(id: string, { actor }: By, needs: QualityNeeds): Promise<Calibration> {
  const { db } = needs.records;
  const session = await readSession(db, id);
  const isRevealed = session.revealed_at !== null;
  const [{ forms, zone, rated: all }, directory, active, agreed, notes] = await Promise.all([
    known(needs),
    needs.organisation.directory(),
    inspectorsOf(needs),
    readAgreed(db, id),
    db.selectFrom('quality_calibration_note').selectAll().where('session', '=', id).orderBy('at').execute(),
  ]);
  const rated = all.get(id) ?? [];
  const items = itemsOf(session, forms);
  const ratings = isRevealed ? await readRatings(db, id) : [];
  const expert = expertOf(session);
  const result = isRevealed
    ? calibrationResult(ratings, {
        expert,
        // The expert first; who scored nothing has no column.
        people: [expert, ...session.people.map(({ person }) => person).filter((one) => one !== expert)].filter(
          (one) => one === expert || ratings.some(({ person }) => person === one),
        ),
        contacts: session.contacts.map(({ contact }) => contact),
        items,
      })
    : null;
  const iso = (at: number | null): string | null => (at === null ? null : isoLocal(zone, at));
  const alike = alikeWith(expert, ratings);
  const compared = alike.reduce((sum, one) => sum + one.items, 0);
  return {
    ...lineOf(session, { forms, zone, rated, actor: actor.id, now: needs.clock.now() }),
    agreement: compared === 0 ? null : alike.reduce((sum, one) => sum + one.agreed, 0) / compared,
    people: session.people.map(({ person, name, is_expert }) => ({
      id: person,
      name,
      isExpert: is_expert === 1,
      done: rated.filter(({ inspector, state }) => inspector === person && state === 'submitted').length,
      left: !active.some((one) => one.id === person),
    })),
    chosen: session.contacts.map(({ contact, contact_at, agent, queue, channel, version }) => {
      const own = rated.find((one) => one.contact === contact && one.inspector === actor.id);
      return {
        contact,
        at: isoLocal(zone, contact_at),
        agentName: agent === null ? null : directory.nameOf('agent', agent),
        queueName: queue === null ? null : directory.nameOf('queue', queue),
        channel,
        version,
        evaluation: own === undefined || own.state === 'missed' ? null : own.id,
        isDone: own?.state === 'submitted',
      };
    }),
    items,
    revealedBy: session.revealed_by,
    revealedAt: iso(session.revealed_at),
    reason: session.reason,
    outcome: session.outcome,
    result,
    notes: notes.map(({ id: note, contact, item, words, by_name, at }) => ({
      id: note,
      contact,
      item,
      words,
      by: by_name,
      at: isoLocal(zone, Number(at)),
    })),
    decisions: agreed.map(({ at, ...one }) => ({ ...one, at: isoLocal(zone, at) })),
  };
}

async function known({ records, kpis }: QualityNeeds) {
  const [forms, { zone }, rows] = await Promise.all([
    readForms(records.db),
    kpis.coverage(),
    records.db
      .selectFrom('quality_evaluation')
      .select(['id', 'draw', 'contact', 'inspector', 'state'])
      .where('sample', '=', CALIBRATION)
      .execute(),
  ]);
  return { forms, zone, rated: Map.groupBy(rows as Rated[], ({ draw }) => draw) };
}

/** Items of every version its contacts are scored by, as the latest of them says them. */
export function itemsOf(session: KeptSession, forms: readonly KeptForm[]): FormItem[] {
  const form = forms.find(({ id }) => id === session.form);
  const used = new Set(session.contacts.map(({ version }) => version));
  const items = new Map<string, FormItem>();
  for (const { version, content } of form?.versions ?? [])
    if (used.has(version)) for (const item of content.sections.flatMap((one) => one.items)) items.set(item.id, item);
  return [...items.values()];
}

function lineOf(
  session: KeptSession,
  {
    forms,
    zone,
    rated,
    actor,
    now,
  }: {
    readonly forms: readonly KeptForm[];
    readonly zone: string;
    readonly rated: readonly Rated[];
    readonly actor: string;
    readonly now: number;
  },
): Omit<CalibrationLine, 'agreement'> {
  return {
    id: session.id,
    name: session.name,
    state: session.state,
    form: session.form,
    formName: forms.find(({ id }) => id === session.form)?.name ?? session.form,
    due: isoLocal(zone, session.due_at),
    isLate: session.revealed_at === null && session.due_at <= now,
    task: session.task,
    contacts: session.contacts.length,
    inspectors: session.people.filter((one) => one.is_expert !== 1).length,
    expertName: session.people.find((one) => one.is_expert === 1)?.name ?? '',
    done: rated.filter(({ state }) => state === 'submitted').length,
    asked: session.contacts.length * session.people.length,
    mine: rated.filter(({ inspector, state }) => inspector === actor && state === 'open').length,
    madeBy: session.made_by,
    madeAt: isoLocal(zone, session.made_at),
    closedAt: session.closed_at === null ? null : isoLocal(zone, session.closed_at),
  };
}
