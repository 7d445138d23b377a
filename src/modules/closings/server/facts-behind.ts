import { createHash, hash as hashOf } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { contact } from '#src/catalogue/entities/contact.ts';
import type { Entity } from '#src/semantic/entity.ts';
import type { EventStore } from '#src/analytics/event-store.ts';
import type { Columns } from '#src/analytics/columns.ts';
import { field } from '#src/semantic/expression.ts';
import { localDateTime, startOfDate } from '#src/kernel/zone.ts';
import type { ContactFacts } from '../contract/closing.ts';

/** The facts a period's numbers rest on: a content hash and the plain facts of every contact, a hash of everything else by day. */
export type FactsBehind = {
  readonly contacts: Readonly<Record<string, { readonly hash: string; readonly facts: ContactFacts | null }>>;
  /** Rows of no contact, under `entity|subject|local day`. */
  readonly others: Readonly<Record<string, string>>;
};

/** Which import a row came with, and that it came finished, say nothing about what it means. */
const APART = new Set(['batch', 'recorded']);
const ROWS_A_TURN = 2000;

/**
 * Reads every row booked in `[from, to)` once. Hashes add up over the rows of a contact, so that the order in which a database returns
 * them does not matter. Gives way to other work every few thousand rows.
 */
export async function factsBehind(
  store: EventStore,
  entities: Readonly<Record<string, Entity>>,
  { from, to, zone }: { readonly from: number; readonly to: number; readonly zone: string },
): Promise<FactsBehind> {
  const contacts = new Map<string, { hash: bigint; facts: ContactFacts | null }>();
  const others = new Map<string, bigint>();
  const dayOf = localDays(zone);
  for (const entity of Object.values(entities)) {
    const booked = entity.anchors[0] ?? entity.span?.start;
    if (booked === undefined) continue;
    const at = field(booked);
    const where = { op: 'and', terms: [at.atLeast(from).node, at.below(to).node] } as const;
    for await (const slice of store.stream({ entity, where })) {
      const names = Object.keys(entity.fields).filter((name) => !APART.has(name));
      for (let i = 0; i < slice.length; i++) {
        if (i % ROWS_A_TURN === ROWS_A_TURN - 1) await setImmediate();
        const subject = String(slice.columns[entity.subject]?.[i] ?? '');
        const hash = rowHash(entity.name, names, slice, i);
        if (entity.subject === 'contact_id') {
          const known = contacts.get(subject) ?? { hash: 0n, facts: null };
          known.hash = add(known.hash, hash);
          if (entity.name === contact.name) known.facts = factsOf(slice, i);
          contacts.set(subject, known);
        } else {
          const key = `${entity.name}|${subject}|${dayOf(Number(slice.columns[booked]?.[i]))}`;
          others.set(key, add(others.get(key) ?? 0n, hash));
        }
      }
    }
  }
  return {
    contacts: Object.fromEntries([...contacts].map(([id, c]) => [id, { hash: c.hash.toString(36), facts: c.facts }])),
    others: Object.fromEntries([...others].map(([key, hash]) => [key, hash.toString(36)])),
  };
}

/** The local date of an instant; rows come in order, so that the calendar is asked once a day, not once a row. */
function localDays(zone: string): (at: number) => string {
  let known = { from: 0, until: 0, name: '' };
  return (at) => {
    if (at < known.from || at >= known.until) {
      const date = localDateTime(zone, at).toPlainDate();
      known = { from: startOfDate(zone, date), until: startOfDate(zone, date.add({ days: 1 })), name: date.toString() };
    }
    return known.name;
  };
}

/** One word for all of it. */
export function fingerprintOf({ contacts, others }: FactsBehind): string {
  const hash = createHash('sha256');
  for (const [id, { hash: own }] of Object.entries(contacts).sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${id}=${own}\n`);
  for (const [key, own] of Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${key}=${own}\n`);
  return hash.digest('hex').slice(0, 16);
}

const add = (a: bigint, b: bigint): bigint => BigInt.asUintN(64, a + b);

function rowHash(entity: string, names: readonly string[], { columns }: Columns, i: number): bigint {
  let text = entity;
  for (const name of names) text += `\u0000${present(columns[name]?.[i])}`;
  // At once: a hash object a row costs more than the hashing.
  return hashOf('sha1', text, 'buffer').readBigUInt64LE();
}

const present = (value: string | number | boolean | null | undefined): string =>
  value === null || value === undefined || Number.isNaN(value) ? '' : String(value);

function factsOf({ columns }: Columns, i: number): ContactFacts {
  const text = (name: string): string | null => {
    const value = columns[name]?.[i];
    return value === null || value === undefined ? null : String(value);
  };
  const number = (name: string): number | null => {
    const value = columns[name]?.[i];
    return typeof value !== 'number' || Number.isNaN(value) ? null : value;
  };
  return {
    firstTouch: number('first_touch') ?? 0,
    channel: text('channel'),
    queue: text('queue'),
    agent: text('agent'),
    team: text('team'),
    project: text('project'),
    site: text('site'),
    outcome: text('outcome'),
    excluded: text('excluded'),
    wait: number('wait_time'),
    talk: number('talk_time'),
    hold: number('hold_time'),
    acw: number('acw_time'),
    batch: text('batch'),
  };
}
