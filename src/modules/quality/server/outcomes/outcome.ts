import type { EventStore } from '#src/analytics/event-store.ts';
import { toRows } from '#src/analytics/columns.ts';
import { contact } from '#src/catalogue/entities/contact.ts';
import { complaint, survey } from '#src/catalogue/entities/feedback.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { and, type Expression } from '#src/semantic/expression.ts';

/** What the customer of a contact said and did afterwards; null while nobody can know. */
export type Outcome = {
  /** Her satisfaction, 0–100. */
  readonly verdict: number | null;
  /** Came again about the same within a week. */
  readonly repeated: boolean | null;
  readonly complained: boolean | null;
  /** Complained, and was found to be right. */
  readonly knownBad: boolean | null;
};
export const UNKNOWN: Outcome = { verdict: null, repeated: null, complained: null, knownBad: null };

const WEEK_MS = 7 * 86_400_000;
/** Values a condition holds at most. */
const SLICE = 500;

/** Outcomes of contacts, as the facts tell them up to `until` (end of the data, epoch milliseconds). */
export async function outcomesOf(
  contacts: readonly string[],
  until: number,
  store: Pick<EventStore, 'stream'>,
): Promise<Map<string, Outcome>> {
  const found = new Map<string, Outcome>();
  const ids = [...new Set(contacts)];
  for (let i = 0; i < ids.length; i += SLICE) await readSlice(ids.slice(i, i + SLICE), until, store, found);
  return found;
}

async function readSlice(
  ids: readonly string[],
  until: number,
  store: Pick<EventStore, 'stream'>,
  found: Map<string, Outcome>,
): Promise<void> {
  const [own, answers, complaints] = await Promise.all([
    rows(
      store,
      contact,
      ['contact_id', 'customer', 'issue_group', 'reason', 'ended_at'],
      contact.at.contact_id.in(ids),
    ),
    rows(
      store,
      survey,
      ['contact_id', 'score', 'scale', 'answered_at'],
      and(survey.at.contact_id.in(ids), survey.is['csat'] ?? survey.at.kind.is('csat'), survey.at.valid),
    ),
    rows(store, complaint, ['contact_id', 'responsible'], complaint.at.contact_id.in(ids)),
  ]);
  const verdicts = new Map(
    answers
      .toSorted((a, b) => Number(a['answered_at']) - Number(b['answered_at']))
      .flatMap(({ contact_id, score, scale }) =>
        score === null || scale === null || Number(scale) <= 1
          ? []
          : [[String(contact_id), (100 * (Number(score) - 1)) / (Number(scale) - 1)] as const],
      ),
  );
  const complained = Map.groupBy(complaints, ({ contact_id }) => String(contact_id));
  const later = await laterContacts(own, store);
  for (const row of own) {
    const id = String(row['contact_id']);
    const ended = row['ended_at'] === null ? null : Number(row['ended_at']);
    const isMature = ended !== null && ended + WEEK_MS <= until;
    const isRepeated =
      ended !== null &&
      row['customer'] !== null &&
      (later.get(String(row['customer'])) ?? []).some(
        (next) => next.issue === issueOf(row) && next.at > ended && next.at < ended + WEEK_MS && next.id !== id,
      );
    const known = complained.get(id) ?? [];
    found.set(id, {
      verdict: verdicts.get(id) ?? null,
      // Once it has happened it is known; that it has not, only after the week.
      repeated: isRepeated || (isMature && row['customer'] !== null ? false : null),
      complained: known.length > 0 || (isMature ? false : null),
      knownBad: known.some(({ responsible }) => responsible === true) || (isMature ? false : null),
    });
  }
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Contacts the same customers began in the weeks after, by customer. */
async function laterContacts(own: readonly Row[], store: Pick<EventStore, 'stream'>) {
  const customers = [...new Set(own.flatMap(({ customer }) => (typeof customer === 'string' ? [customer] : [])))];
  const ends = own.flatMap(({ ended_at }) => (ended_at === null ? [] : [Number(ended_at)]));
  if (customers.length === 0 || ends.length === 0)
    return new Map<string, { id: string; issue: string; at: number }[]>();
  const { at } = contact;
  const next = await rows(
    store,
    contact,
    ['contact_id', 'customer', 'issue_group', 'reason', 'first_touch'],
    and(
      at.customer.in(customers),
      at.first_touch.above(Math.min(...ends)),
      at.first_touch.below(Math.max(...ends) + WEEK_MS),
      at.direction.isNot('outbound'),
    ),
  );
  const seen = next.map((row) => ({
    customer: String(row['customer']),
    id: String(row['contact_id']),
    issue: issueOf(row),
    at: Number(row['first_touch']),
  }));
  return Map.groupBy(seen, ({ customer }) => customer);
}

/** What a contact is about, as finely as the source says it. */
const issueOf = (row: Row): string => String(row['issue_group'] ?? row['reason'] ?? '');

async function rows(
  store: Pick<EventStore, 'stream'>,
  entity: Entity,
  fields: readonly string[],
  where: Expression,
): Promise<Row[]> {
  const all: Row[] = [];
  for await (const slice of store.stream({ entity, fields, where: where.node })) all.push(...toRows(slice));
  return all;
}
