import type { ColumnMemory } from './column-memory.ts';
import type { ContactRoutes } from './contact-routes.ts';
import type { Dictionary } from './dictionary.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import type { RowList } from './row-list.ts';
import type { Stamper } from './stamper.ts';

type SharedColumn =
  | 'contact_id'
  | 'site'
  | 'project'
  | 'client'
  | 'team'
  | 'agent'
  | 'queue'
  | 'channel'
  | 'direction'
  | 'customer'
  | 'reason'
  | 'segment'
  | 'excluded';
/** A table whose rows belong to a contact and carry its route. */
export type StampedTable = {
  readonly expected: number;
  readonly memory: ColumnMemory;
  reckoned(name: SharedColumn, of: (row: number) => string | null): void;
};

/** The columns all rows of a contact share: the contact and its route, who, which queue, and the organisation at that time. */
export class RowStamps {
  /** Number of the contact of each row. */
  readonly contact: GrowingNumbers;
  private readonly queue: GrowingNumbers;
  private readonly agent: GrowingNumbers;
  private readonly stamp: GrowingNumbers;
  private readonly stamper: Stamper;

  constructor(table: StampedTable, routes: ContactRoutes, names: Dictionary, stamper: Stamper) {
    this.contact = new GrowingNumbers(table.expected, table.memory);
    this.queue = new GrowingNumbers(table.expected, table.memory);
    this.agent = new GrowingNumbers(table.expected, table.memory);
    this.stamp = new GrowingNumbers(table.expected, table.memory);
    this.stamper = stamper;
    const contact = (row: number) => this.contact.at(row);
    const name = (of: number) => (of < 0 ? null : names.text(of));
    const stamp = (row: number) => stamper.stamps[this.stamp.at(row)];
    table.reckoned('contact_id', (row) => routes.id(contact(row)));
    table.reckoned('queue', (row) => name(this.queue.at(row)));
    table.reckoned('agent', (row) => name(this.agent.at(row)));
    table.reckoned('channel', (row) => routes.channel(contact(row)));
    table.reckoned('direction', (row) => routes.direction(contact(row)));
    table.reckoned('customer', (row) => routes.customer(contact(row)));
    table.reckoned('reason', (row) => routes.said(contact(row), 'reason'));
    table.reckoned('segment', (row) => routes.said(contact(row), 'segment'));
    table.reckoned('excluded', (row) => routes.said(contact(row), 'excluded'));
    table.reckoned('project', (row) => routes.said(contact(row), 'project') ?? stamp(row)?.project ?? null);
    table.reckoned('site', (row) => stamp(row)?.site ?? null);
    table.reckoned('client', (row) => stamp(row)?.client ?? null);
    table.reckoned('team', (row) => stamp(row)?.team ?? null);
  }

  /** Stamps a row; `queue` and `agent` are numbers of names, -1 none. */
  write(row: number, contact: number, at: number, queue: number, agent: number): void {
    this.contact.set(row, contact);
    this.queue.set(row, queue);
    this.agent.set(row, agent);
    this.stamp.set(row, this.stamper.at(at, queue, agent));
  }

  /** Stamps the rows of plain contacts; everything else is found under their numbers. */
  fill(list: RowList, contacts: Int32Array, at: Float64Array, queues: Int32Array, agents: Int32Array): void {
    this.contact.fill(list, contacts);
    this.queue.fill(list, queues);
    this.agent.fill(list, agents);
    const { rows, of, count } = list;
    for (let n = 0; n < count; n++) {
      const from = of[n] as number;
      const stamp = this.stamper.at(at[from] as number, queues[from] as number, agents[from] as number);
      this.stamp.set(rows[n] as number, stamp);
    }
  }
}
