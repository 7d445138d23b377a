import type { EventKind } from '#src/modules/ingestion/contract/event.ts';

export type Cell = string | number | boolean | null;
/** A row of a worked example, completed: instants and durations in milliseconds. */
export type Row = Readonly<Record<string, Cell>>;

/** One event as `POST /api/events` takes it. */
export type Said = {
  readonly kind: EventKind;
  readonly at: number;
  readonly subject: string;
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
};

let told = 0;

/** An event; data that are not known (`null`, `undefined`) are left out. Every call is an occurrence of its own. */
export function say(kind: EventKind, at: number, subject: string, data: Record<string, unknown> = {}): Said {
  told += 1;
  const known = Object.fromEntries(Object.entries(data).filter(([, v]) => v !== null && v !== undefined));
  return { kind, at, subject, key: `told-${told}`, data: known };
}

export const text = (row: Row, name: string): string | null =>
  typeof row[name] === 'string' ? (row[name] as string) : null;
export const number = (row: Row, name: string): number | null =>
  typeof row[name] === 'number' ? (row[name] as number) : null;
export const flag = (row: Row, name: string): boolean => row[name] === true;

/** Who works on contacts that name nobody: one agent for all of an example's. */
export const agentOf = (contact: string): string => `${contact.split(':')[0]}:agent`;

/** What opens every contact: how it came and who it is. */
export function described(id: string, at: number, row: Row, more: Record<string, unknown> = {}): Said {
  return say('contact_described', at, id, {
    channel: text(row, 'channel') ?? 'voice',
    direction: text(row, 'direction'),
    customer: text(row, 'customer'),
    reason: text(row, 'reason'),
    segment: text(row, 'segment'),
    project: text(row, 'project'),
    excluded: text(row, 'excluded'),
    ...more,
  });
}
