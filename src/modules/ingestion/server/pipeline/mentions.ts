import type { Seen } from '#src/modules/organisation/contract/api.ts';
import type { Dictionary } from '../derivation/dictionary.ts';
import type { EventBatch } from '../derivation/event-batch.ts';
import { SUBJECT, SUBJECT_OF_KIND } from '../derivation/event-kind.ts';
import type { SubjectIds } from '../derivation/subject-ids.ts';

/** Who and which queues the portions of an import speak of. */
export class Mentions {
  /** Earliest instant said of each agent. */
  readonly agents = new Map<string, number>();
  private readonly names: Dictionary;
  private readonly queues = new Set<number>();

  constructor(names: Dictionary) {
    this.names = names;
  }

  /** Notes a portion's events; returns the names met for the first time, or null. */
  note(events: EventBatch, kept: Int32Array): Seen | null {
    const { kind, subject, agent, queue, at, ring, talk } = events;
    const people = events.subjects[SUBJECT.agent] as SubjectIds;
    const named = earliestOf(this.names.size);
    const own = earliestOf(people.size);
    const queues = new Set<number>();
    for (const i of kept) {
      const time = at[i] as number;
      if (SUBJECT_OF_KIND[kind[i] as number] === SUBJECT.agent) lower(own, subject[i] as number, time);
      // A ring or a talk touches its agent since it began.
      if ((agent[i] as number) >= 0)
        lower(named, agent[i] as number, time - ((ring[i] as number) || 0) - ((talk[i] as number) || 0));
      const place = queue[i] as number;
      if (place >= 0 && !this.queues.has(place)) queues.add(place);
    }
    const agents = [...this.merge(named, this.names), ...this.merge(own, people)];
    for (const place of queues) this.queues.add(place);
    if (agents.length === 0 && queues.size === 0) return null;
    return { agents: agents.sort(), queues: [...queues].map((n) => ({ name: this.names.text(n) })) };
  }

  private merge(earliest: Float64Array, names: Pick<Dictionary, 'text'>): string[] {
    const fresh: string[] = [];
    for (const [n, time] of earliest.entries()) {
      if (time === Number.POSITIVE_INFINITY) continue;
      const name = names.text(n);
      const known = this.agents.get(name);
      if (known === undefined) fresh.push(name);
      if (known === undefined || time < known) this.agents.set(name, time);
    }
    return fresh;
  }
}

const earliestOf = (size: number): Float64Array => new Float64Array(size).fill(Number.POSITIVE_INFINITY);

function lower(earliest: Float64Array, n: number, time: number): void {
  if (time < (earliest[n] as number)) earliest[n] = time;
}
