import { Dictionary } from '../../derivation/dictionary.ts';
import { EVENT_NAMES, UNKNOWN_EVENT } from './queue-log-events.ts';
import type { LineFields } from './line-fields.ts';

const NOBODY = 'NONE';
/** What stands for a call id in events of members and of the system. */
const NOT_CALLS = new Set(['NONE', 'MANAGER', 'CLI', 'REALTIME', '']);

/** Finds the queue, agent and event a line names, without making strings of what is known. */
export class QueueLogNames {
  private readonly names: Dictionary;
  private readonly events = new Dictionary();
  private readonly aliases: ReadonlyMap<string, string>;
  /** Name number as written → number of the agent's name, -1 nobody; absent until first seen. */
  private readonly resolved: number[] = [];
  private readonly none: number;
  private readonly empty: number;

  constructor(names: Dictionary, aliases: ReadonlyMap<string, string>) {
    this.names = names;
    this.aliases = aliases;
    this.none = names.intern(NOBODY);
    this.empty = names.intern('');
    for (const name of EVENT_NAMES) this.events.intern(name);
  }

  /** Code of the line's event, `UNKNOWN_EVENT` for any other. */
  event(view: DataView, fields: LineFields): number {
    const code = this.intern(this.events, view, fields, 4);
    return code < UNKNOWN_EVENT ? code : UNKNOWN_EVENT;
  }

  /** Number of the queue, -1 for NONE. */
  queue(view: DataView, fields: LineFields): number {
    const queue = this.intern(this.names, view, fields, 2);
    return queue === this.none || queue === this.empty ? -1 : queue;
  }

  /** Number of the agent's name, -1 for NONE; interfaces are replaced by the name of the member they belong to. */
  agent(view: DataView, fields: LineFields): number {
    const written = this.intern(this.names, view, fields, 3);
    return this.resolved[written] ?? this.resolve(written);
  }

  isCall(bytes: Buffer, fields: LineFields): boolean {
    return !NOT_CALLS.has(bytes.toString('latin1', fields.start(1), fields.end(1)));
  }

  private intern(names: Dictionary, view: DataView, fields: LineFields, field: number): number {
    return names.internView(view, fields.start(field), fields.end(field), fields.hash[field] as number);
  }

  private resolve(written: number): number {
    const isNobody = written === this.none || written === this.empty;
    const text = this.names.text(written);
    const agent = isNobody ? -1 : this.names.intern(this.aliases.get(text) ?? text);
    while (this.resolved.length < written) this.resolved.push(undefined as unknown as number);
    this.resolved[written] = agent;
    return agent;
  }
}
