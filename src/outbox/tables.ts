export type OutboxState = 'waiting' | 'sending' | 'sent' | 'dead';

export interface OutboxTable {
  id: string;
  /** Order of writing; rises. The database gives it. */
  seq: number;
  topic: string;
  lane: string | null;
  key: string | null;
  payload: unknown;
  state: OutboxState;
  attempts: number;
  made_at: number;
  /** When it is due; while it is being sent: when the sender counts as dead. */
  next_at: number;
  settled_at: number | null;
  last_error: string | null;
}

declare module '#src/records/records.ts' {
  interface Tables {
    outbox: OutboxTable;
  }
}
