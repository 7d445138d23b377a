import type { Directory } from '../contract/directory.ts';
import type { Membership } from '../contract/membership.ts';

/** Where every agent and queue belonged at an instant. */
export function membershipAt(directory: Directory, at: number): Pick<Membership, 'agents' | 'queues'> {
  return {
    agents: directory.agents.map(({ id: agent }) => {
      const { team, site } = directory.placeAt({ agent }, at);
      return { agent, team, site };
    }),
    queues: directory.queues.map(({ id: queue }) => {
      const { project, client, site } = directory.placeAt({ queue }, at);
      return { queue, project, client, site };
    }),
  };
}
