import type { Notice } from '../../contract/connector.ts';
import type { EventData, EventKind } from '../../contract/event.ts';

/** An event before it gets its key, line and edition. */
export type Draft = {
  [K in EventKind]: { readonly kind: K; readonly at: number; readonly subject: string; readonly data: EventData<K> };
}[EventKind];

export type DraftNotice = Omit<Notice, 'line'>;

/** Leaves out what the row does not say: an absent property, never `null`, is "unknown" in an event. */
export function present<T extends object>(data: { [N in keyof T]: T[N] | null | undefined }): T {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(data)) if (value !== null && value !== undefined) kept[name] = value;
  return kept as T;
}

/** Type-checks one draft by its kind. */
export function draft<K extends EventKind>(kind: K, at: number, subject: string, data: EventData<K>): Draft {
  return { kind, at, subject, data } as unknown as Draft;
}
