import type { Assignment } from './assignment.ts';
import type { Directory } from './directory.ts';
import type { Agent, Client, Project, Queue, Saved, Site, Team } from './nouns.ts';

/** What a source has shown: names exactly as it writes them. Known ones change nothing. */
export interface Seen {
  readonly agents?: Iterable<string>;
  readonly queues?: Iterable<{ readonly name: string; readonly channel?: string | null }>;
}

/** What an agents file held. */
export interface AgentsImport {
  readonly agents: number;
  readonly queues: number;
  /** Interface → name, as connectors need it to read a log that uses both. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Names of members that are configured for good and never sign in. */
  readonly staticMembers: readonly { readonly queue: string; readonly name: string }[];
}

/** What other modules may ask of the organisation. */
export interface OrganisationApi {
  /** Everything, for answers without waiting; reread only when something changed. */
  directory(): Promise<Directory>;
  /** Makes agents and queues that were never seen before; returns the directory that knows them. */
  register(source: string, seen: Seen): Promise<Directory>;
  /**
   * Reads an agents file: CSV with a header, columns `interface`, `member_name` and, where present, `extension`, `queue`,
   * `membership` (dynamic, static), `team`. Throws `bad_agents_file` naming file, line, field and remedy; then nothing is stored.
   */
  importAgents(source: string, file: { readonly name: string; readonly text: string }): Promise<AgentsImport>;
  /** Says which agent or queue a source means by a name. Throws `not_found` for an unknown id. */
  nameInSource(noun: 'agent' | 'queue', source: string, name: string, id: string): Promise<void>;
  /** Records an effective-dated relation; what was said of that time before gives way. Throws `not_found`. */
  assign(change: Assignment): Promise<void>;

  /** Since when facts may say otherwise than moves made after they were derived (epoch milliseconds); null: they agree. */
  movedSince(): Promise<number | null>;
  /** Facts have been derived again since `movedSince` said this. */
  restamped(since: number | null): Promise<void>;

  /** Each makes or changes one; throws `not_found` for an unknown id, `conflict` for a name or number already taken. */
  saveSite(site: Saved<Site>): Promise<Site>;
  saveClient(client: Saved<Client>): Promise<Client>;
  saveProject(project: Saved<Project>): Promise<Project>;
  saveTeam(team: Saved<Team>): Promise<Team>;
  saveAgent(agent: Saved<Agent>): Promise<Agent>;
  saveQueue(queue: Saved<Queue>): Promise<Queue>;
}
