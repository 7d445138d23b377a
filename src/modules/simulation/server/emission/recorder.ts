import type { CanonicalEvent, EventData, EventKind } from '#src/modules/ingestion/contract/event.ts';
import type { MappedAt } from '#src/modules/ingestion/contract/connector.ts';

/** An event before it has a key. */
export type Draft = { readonly kind: EventKind; readonly at: number; readonly data: Readonly<Record<string, unknown>> };

/** Checks the data against its kind while writing code; costs nothing at run time. */
export const draft = <K extends EventKind>(kind: K, at: number, data: EventData<K>): Draft => ({
  kind,
  at,
  data,
});

/**
 * The only way out of the twin: canonical events, as any connector delivers them. A record is all one subject did in one go; what
 * happens at or after the end of the history is not known yet and is left out.
 */
export class Recorder {
  /** End of the history (epoch ms). */
  readonly end: number;
  private readonly start: number;
  private records: MappedAt[] = [];
  private line = 0;

  constructor(start: number, end: number) {
    this.start = start;
    this.end = end;
  }

  /** Keys are the record's name and a number: unique as long as a record is told once. */
  tell(record: string, subject: string, drafts: readonly Draft[]): void {
    const events: CanonicalEvent[] = [];
    for (const { kind, at, data } of drafts) {
      if (at >= this.end) continue;
      events.push({ kind, at, subject, key: `${record}.${events.length}`, data } as CanonicalEvent);
    }
    if (events.length > 0) this.records.push({ events, line: ++this.line });
  }

  /** A finished fact. `at` is when it became known: what was known before the history begins is told at its beginning. */
  fact(entity: string, id: string, at: number, row: EventData<'fact_recorded'>['row']): void {
    this.tell(`${entity}/${id}`, `${entity}/${id}`, [
      draft('fact_recorded', Math.max(at, this.start), { entity, row }),
    ]);
  }

  /** Hands over what was told since the last time. */
  drain(): MappedAt[] {
    const { records } = this;
    this.records = [];
    return records;
  }
}
