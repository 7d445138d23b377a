import type { Agent, Client, Project, Queue, Site, Team } from './nouns.ts';

/** Where something happened, as ids; `null` where the organisation does not say. */
export interface Place {
  readonly site: string | null;
  readonly project: string | null;
  readonly client: string | null;
  readonly team: string | null;
}

/**
 * The organisation in memory, as it was read at one moment: answers at once, so that ingestion can stamp every fact.
 * Take a new one after `register` and after changes; `revision` tells two apart.
 */
export interface Directory {
  readonly revision: number;
  readonly sites: readonly Site[];
  readonly clients: readonly Client[];
  readonly projects: readonly Project[];
  readonly teams: readonly Team[];
  readonly agents: readonly Agent[];
  readonly queues: readonly Queue[];

  /** The agent a source means by a name, interface, login or extension; `null` when nobody has been told. */
  agentOf(source: string, name: string): Agent | null;
  /** The queue a source means by a name; `null` when unknown. */
  queueOf(source: string, name: string): Queue | null;
  /** True when this source has already used this name, so that it leads to its agent or queue for good. */
  knows(noun: 'agent' | 'queue', source: string, name: string): boolean;
  /**
   * What facts may call an agent or queue: its id, its name and what sources write for it, without what another one is called somewhere. Never
   * anybody else's.
   */
  writtenAs(noun: 'agent' | 'queue', id: string): readonly string[];
  /** Team of an agent (id) at an instant, epoch milliseconds. */
  teamAt(agent: string, at: number): string | null;
  /**
   * Place of an event at an instant. Project and client come from the queue; the site from the queue, else from the
   * agent's team; the team from the agent.
   */
  placeAt(event: { readonly queue?: string | null; readonly agent?: string | null }, at: number): Place;
  /** First instant after `at` at which `placeAt` may say something else; `Infinity` when nothing is planned to change. */
  placeUntil(event: { readonly queue?: string | null; readonly agent?: string | null }, at: number): number;
  /** IANA zone in which a queue's or site's days are cut: the queue's own, else its site's at that instant; else `null`. */
  zoneAt(where: { readonly queue?: string | null; readonly site?: string | null }, at: number): string | null;
  /** The name people read for an id of any noun; the id itself when unknown. */
  nameOf(noun: Noun, id: string): string;
}

export type Noun = 'site' | 'client' | 'project' | 'team' | 'agent' | 'queue';
