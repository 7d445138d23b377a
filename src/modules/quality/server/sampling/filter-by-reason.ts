import { contact as contactFact } from '#src/catalogue/entities/contact.ts';
import { complaint, survey } from '#src/catalogue/entities/feedback.ts';
import { sensitiveHit } from '#src/catalogue/entities/smart.ts';
import type { Entity } from '#src/semantic/entity.ts';
import { and } from '#src/semantic/expression.ts';
import type { Node } from '#src/semantic/expression.ts';
import type { REASONS } from '../../contract/draw.ts';
import type { QualityNeeds } from '../dependencies.ts';
import type { Candidate } from './candidates.ts';

const DAY_MS = 86_400_000;
/** A survey answer or a complaint is told of a contact up to so long after it. */
const ECHO_MS = 30 * DAY_MS;

/** What a reason means where the draw says nothing else; `threshold` in seconds, share of the scale, days. */
export const DEFAULT_THRESHOLDS = { long_call: null, low_survey: 0.4, repeat_contact: 7 } as const;
/** Without a threshold a contact is long when it is among the longest tenth of its channel. */
const LONGEST = 0.9;

export type Reason = (typeof REASONS)[number];
type Period = { readonly from: number; readonly to: number };

/**
 * Keeps the contacts a targeted draw looks for: long ones, those with a low survey answer, a sensitive word of the agent, closed by the agent, followed
 * by the same customer again, complained about. Draws on request and for coaching look at one person's contacts as they are.
 */
export async function filterByReason(
  candidates: readonly Candidate[],
  { reason, threshold }: { readonly reason: Reason | null; readonly threshold: number | null },
  period: Period,
  { store }: Pick<QualityNeeds, 'store'>,
): Promise<readonly Candidate[]> {
  const told = { from: period.from, to: period.to + ECHO_MS };
  switch (reason) {
    case null:
    case 'on_request':
    case 'coaching':
      return candidates;
    case 'long_call':
      return longest(candidates, threshold);
    case 'agent_closed':
      return candidates.filter(({ closedBy }) => closedBy === 'agent');
    case 'repeat_contact':
      return candidates.filter(
        await followedAgain(candidates, (threshold ?? DEFAULT_THRESHOLDS.repeat_contact) * DAY_MS, period, store),
      );
    case 'low_survey': {
      const { at } = survey;
      const low = threshold ?? DEFAULT_THRESHOLDS.low_survey;
      const where = and(at.sent_at.atLeast(told.from), at.sent_at.below(told.to), at.valid, at.answered_at.known());
      const named = await contactsNamed(store, survey, where.node, ['score', 'scale'], ([score, scale]) =>
        Number(scale) > 0 ? Number(score) / Number(scale) <= low : false,
      );
      return candidates.filter(({ id }) => named.has(id));
    }
    case 'complaint': {
      const { at } = complaint;
      const where = and(at.registered_at.atLeast(told.from), at.registered_at.below(told.to));
      const named = await contactsNamed(store, complaint, where.node);
      return candidates.filter(({ id }) => named.has(id));
    }
    case 'sensitive_word': {
      const { at, terms } = sensitiveHit;
      const where = and(at.said_at.atLeast(told.from), at.said_at.below(told.to), terms.counted.is);
      const named = await contactsNamed(store, sensitiveHit, where.node);
      return candidates.filter(({ id }) => named.has(id));
    }
  }
}

/** Contacts of a period whose customer gave a valid answer to a survey: where the customer's word can be set beside the score. */
export async function surveyed(
  candidates: readonly Candidate[],
  { from, to }: Period,
  { store }: Pick<QualityNeeds, 'store'>,
): Promise<readonly Candidate[]> {
  const { at } = survey;
  const where = and(at.sent_at.atLeast(from), at.sent_at.below(to + ECHO_MS), at.valid, at.answered_at.known());
  const named = await contactsNamed(store, survey, where.node);
  return candidates.filter(({ id }) => named.has(id));
}

function longest(candidates: readonly Candidate[], threshold: number | null): readonly Candidate[] {
  if (threshold !== null) return candidates.filter(({ handled }) => handled !== null && handled >= threshold * 1000);
  return [...Map.groupBy(candidates, ({ channel }) => channel).values()].flatMap((own) => {
    const times = own.flatMap(({ handled }) => (handled === null ? [] : [handled])).sort((a, b) => a - b);
    const from = times[Math.floor(times.length * LONGEST)];
    return from === undefined ? [] : own.filter(({ handled }) => handled !== null && handled >= from);
  });
}

/** Whether the same customer came again within so long after a contact began. */
async function followedAgain(
  candidates: readonly Candidate[],
  within: number,
  { from, to }: Period,
  store: QualityNeeds['store'],
): Promise<(candidate: Candidate) => boolean> {
  const { at } = contactFact;
  const where = and(
    at.first_touch.atLeast(from),
    at.first_touch.below(to + within),
    at.customer.known(),
    at.excluded.isNull(),
  );
  const times = new Map<string, number[]>();
  const known = new Set(candidates.flatMap(({ customer }) => (customer === null ? [] : [customer])));
  const fields = ['customer', 'first_touch'];
  for await (const { length, columns } of store.stream({ entity: contactFact, fields, where: where.node }))
    for (let i = 0; i < length; i += 1) {
      const customer = columns['customer']?.[i] as string;
      if (!known.has(customer)) continue;
      const own = times.get(customer) ?? [];
      own.push(Number(columns['first_touch']?.[i]));
      times.set(customer, own);
    }
  return ({ customer, at: began }) =>
    customer !== null && (times.get(customer) ?? []).some((again) => again > began && again <= began + within);
}

async function contactsNamed(
  store: QualityNeeds['store'],
  entity: Entity,
  where: Node,
  values: readonly string[] = [],
  keep: (values: readonly unknown[]) => boolean = () => true,
): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { length, columns } of store.stream({ entity, fields: ['contact_id', ...values], where }))
    for (let i = 0; i < length; i += 1) {
      const contact = columns['contact_id']?.[i];
      if (typeof contact === 'string' && keep(values.map((name) => columns[name]?.[i]))) found.add(contact);
    }
  return found;
}
