import type { Stamp } from './context.ts';
import type { Dictionary } from './dictionary.ts';

/** What every row of a contact carries of it. */
export type Route = {
  channel: string;
  direction: string | null;
  customer: string | null;
  reason: string | null;
  segment: string | null;
  project: string | null;
  excluded: string | null;
};

type SharedColumn =
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
export type StampedTable = { text(name: SharedColumn): (string | null)[] };

/** Writes the columns all rows of a contact share: the organisation at that time, who, which queue, and the contact's route. */
export class RowStamps {
  private readonly names: Dictionary;
  private readonly site: (string | null)[];
  private readonly project: (string | null)[];
  private readonly client: (string | null)[];
  private readonly team: (string | null)[];
  private readonly agent: (string | null)[];
  private readonly queue: (string | null)[];
  private readonly channel: (string | null)[];
  private readonly direction: (string | null)[];
  private readonly customer: (string | null)[];
  private readonly reason: (string | null)[];
  private readonly segment: (string | null)[];
  private readonly excluded: (string | null)[];

  constructor(table: StampedTable, names: Dictionary) {
    this.names = names;
    this.site = table.text('site');
    this.project = table.text('project');
    this.client = table.text('client');
    this.team = table.text('team');
    this.agent = table.text('agent');
    this.queue = table.text('queue');
    this.channel = table.text('channel');
    this.direction = table.text('direction');
    this.customer = table.text('customer');
    this.reason = table.text('reason');
    this.segment = table.text('segment');
    this.excluded = table.text('excluded');
  }

  write(row: number, route: Route, stamp: Stamp, queue: number, agent: number): void {
    if (queue >= 0) this.queue[row] = this.names.text(queue);
    if (agent >= 0) this.agent[row] = this.names.text(agent);
    this.channel[row] = route.channel;
    this.direction[row] = route.direction;
    this.customer[row] = route.customer;
    if (route.reason !== null) this.reason[row] = route.reason;
    if (route.segment !== null) this.segment[row] = route.segment;
    if (route.excluded !== null) this.excluded[row] = route.excluded;
    if (stamp.site !== null) this.site[row] = stamp.site;
    const project = route.project ?? stamp.project;
    if (project !== null) this.project[row] = project;
    if (stamp.client !== null) this.client[row] = stamp.client;
    if (stamp.team !== null) this.team[row] = stamp.team;
  }
}
