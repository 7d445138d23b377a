import { z } from 'zod';
import { invalid } from '#src/kernel/errors.ts';
import type { ItemFault } from '../../contract/api.ts';
import { type CanonicalEvent, EVENT_KINDS, type EventKind } from '../../contract/event.ts';
import { entityNamed, factInstant, factSubject, readFactRow } from '../facts/fact-row.ts';

const MOST_ITEMS = 10_000;

const delivery = z.object({
  source: z
    .string()
    .min(1)
    .refine((text) => !text.includes('\u0000'), 'holds a NUL character')
    .default('api'),
  zone: z.string().optional(),
  events: z.array(z.unknown()).max(MOST_ITEMS).default([]),
  facts: z.array(z.unknown()).max(MOST_ITEMS).default([]),
});

const eventItem = z.object({
  kind: z.string().min(1),
  at: z.union([z.number().int(), z.string().min(1)]),
  subject: z.string().default(''),
  key: z.string().min(1).optional(),
  data: z.record(z.string(), z.unknown()).default({}),
});

const factItem = z.object({
  entity: z.string().min(1),
  row: z.record(z.string(), z.unknown()),
  /** When this was said; the latest word about a fact counts. Default: the instant the fact is booked to. */
  at: z.union([z.number().int(), z.string().min(1)]).optional(),
});

export type ReadDelivery = {
  readonly source: string;
  readonly zone: string;
  readonly events: readonly CanonicalEvent[];
  readonly faults: readonly ItemFault[];
};

/**
 * Reads a delivery of events and finished facts. One bad item is a fault of its own; only a body that is no delivery at all
 * throws (`bad_delivery`). An event without a key is known by its content, so that sending it again changes nothing.
 */
export function readDelivery(body: unknown, now: number): ReadDelivery {
  const parsed = delivery.safeParse(Array.isArray(body) ? { events: body } : body);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid('bad_delivery', `This is no delivery of events: ${issue?.message ?? 'unreadable'}`, {
      field: issue?.path.join('.') ?? '',
      remedy: `Send {"source": …, "events": […], "facts": […]} with at most ${MOST_ITEMS} items in each list.`,
    });
  }
  const events: CanonicalEvent[] = [];
  const faults: ItemFault[] = [];
  const take = (
    list: ItemFault['list'],
    items: readonly unknown[],
    read: (item: unknown) => CanonicalEvent | Fault,
  ): void => {
    for (const [index, item] of items.entries()) {
      const result = holdsNul(item) ? badText() : read(item);
      if ('fault' in result) faults.push({ list, index, ...result.fault });
      else events.push(result);
    }
  };
  take('events', parsed.data.events, readEvent);
  take('facts', parsed.data.facts, (item) => readFact(item, now));
  return { source: parsed.data.source, zone: parsed.data.zone ?? 'UTC', events, faults };
}

type Fault = { readonly fault: Omit<ItemFault, 'list' | 'index'> };
const fault = (field: string | null, code: string, reason: string, remedy: string): Fault => ({
  fault: { field, code, reason, remedy },
});

function readEvent(item: unknown): CanonicalEvent | Fault {
  const parsed = eventItem.safeParse(item);
  if (!parsed.success) return shapeFault(parsed.error, 'Give kind, at, subject and data.');
  const { kind, subject, data } = parsed.data;
  if (!Object.hasOwn(EVENT_KINDS, kind)) {
    return fault(
      'kind',
      'unknown_kind',
      `There is no kind of event called "${kind}"`,
      `Use one of: ${Object.keys(EVENT_KINDS).join(', ')}.`,
    );
  }
  if (kind === 'fact_recorded') return readFact({ at: parsed.data.at, ...data }, 0);
  if (subject === '' && kind !== 'system_restarted') {
    return fault('subject', 'missing_subject', `${kind} needs a subject`, 'Give the contact id or the agent.');
  }
  const at = instantOf(parsed.data.at);
  if (at === null) return badTime();
  const checked = EVENT_KINDS[kind as EventKind].safeParse(data);
  if (!checked.success) return shapeFault(checked.error, `Correct the data of ${kind}.`, 'data.');
  const key = parsed.data.key ?? JSON.stringify([kind, at, subject, sorted(checked.data)]);
  return { kind, at, subject, key, data: checked.data, raw: JSON.stringify(item) } as CanonicalEvent;
}

function readFact(item: unknown, now: number): CanonicalEvent | Fault {
  const parsed = factItem.safeParse(item);
  if (!parsed.success) return shapeFault(parsed.error, 'Give entity and row.');
  const read = readFactRow(parsed.data.entity, parsed.data.row);
  if ('fault' in read)
    return fault(
      read.fault.field === 'entity' ? 'entity' : `row.${read.fault.field}`,
      read.fault.code,
      read.fault.reason,
      read.fault.remedy,
    );
  const entity = entityNamed(parsed.data.entity);
  if (!entity)
    return fault(
      'entity',
      'unknown_entity',
      `There is no kind of fact called "${parsed.data.entity}"`,
      'Use the name of an entity.',
    );
  const at = parsed.data.at === undefined ? (factInstant(entity, read.row) ?? now) : instantOf(parsed.data.at);
  if (at === null) return badTime();
  const subject = factSubject(entity, read.row);
  const key = JSON.stringify(['fact', at, subject, sorted(read.row)]);
  return {
    kind: 'fact_recorded',
    at,
    subject,
    key,
    data: { entity: entity.name, row: read.row },
    raw: JSON.stringify(item),
  };
}

/** Epoch milliseconds, or ISO 8601 with an offset: local times would depend on who reads them. */
function instantOf(at: number | string): number | null {
  if (typeof at === 'number') return at;
  const read = /(z|[+-]\d\d:?\d\d)$/i.test(at) ? Date.parse(at) : Number.NaN;
  return Number.isNaN(read) ? null : read;
}

/** No person writes one, and whatever reads a text up to it sees another text than the next reader. */
const holdsNul = (item: unknown): boolean =>
  typeof item === 'string'
    ? item.includes('\u0000')
    : typeof item === 'object' &&
      item !== null &&
      Object.entries(item).some(([name, value]) => holdsNul(name) || holdsNul(value));

const badText = (): Fault => fault(null, 'bad_text', 'A text holds a NUL character', 'Leave it out.');

const badTime = (): Fault =>
  fault(
    'at',
    'bad_time',
    'at is not an instant',
    'Give epoch milliseconds, or ISO 8601 with an offset such as 2026-11-16T09:30:00+08:00.',
  );

function shapeFault(error: z.ZodError, remedy: string, before = ''): Fault {
  const issue = error.issues[0];
  return fault(`${before}${issue?.path.join('.') ?? ''}` || null, 'bad_item', issue?.message ?? 'Unreadable', remedy);
}

const sorted = (data: object): unknown => Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
