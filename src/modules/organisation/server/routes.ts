import { implement } from '@orpc/server';
import type { Records } from '#src/records/records.ts';
import type { OrganisationApi } from '../contract/api.ts';
import { organisationContract } from '../contract/routes.ts';
import { readHistory } from './assignment.store.ts';

/** The routes of the organisation, each one line to the function that answers it. */
export function organisationRoutes(api: OrganisationApi, records: Records) {
  const on = implement(organisationContract);
  const revision = async () => ({ revision: (await api.directory()).revision });
  return {
    all: on.all.handler(async () => {
      const { revision: now, sites, clients, projects, teams, agents, queues } = await api.directory();
      return {
        revision: now,
        sites: [...sites],
        clients: [...clients],
        projects: [...projects],
        teams: [...teams],
        agents: [...agents],
        queues: [...queues],
      };
    }),
    history: on.history.handler(({ input }) => readHistory(records.db, input.kind, input.subject)),
    assign: on.assign.handler(async ({ input }) => {
      await api.assign(input);
      return revision();
    }),
    saveSite: on.saveSite.handler(({ input }) => api.saveSite(input)),
    saveClient: on.saveClient.handler(({ input }) => api.saveClient(input)),
    saveProject: on.saveProject.handler(({ input }) => api.saveProject(input)),
    saveTeam: on.saveTeam.handler(({ input }) => api.saveTeam(input)),
    saveAgent: on.saveAgent.handler(({ input }) => api.saveAgent(input)),
    saveQueue: on.saveQueue.handler(({ input }) => api.saveQueue(input)),
    nameInSource: on.nameInSource.handler(async ({ input }) => {
      await api.nameInSource(input.noun, input.source, input.name, input.id);
      return revision();
    }),
    importAgents: on.importAgents.handler(async ({ input }) => {
      const { agents, queues } = await api.importAgents(input.source, { name: input.file, text: input.text });
      return { agents, queues };
    }),
  };
}
