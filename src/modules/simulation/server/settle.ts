import type { OrganisationApi } from '#src/modules/organisation/contract/api.ts';
import { SINCE_EVER } from '#src/modules/organisation/contract/assignment.ts';
import { SAMPLE_ZONE, type SampleOptions } from '../contract/options.ts';
import { Centre } from './centre/centre.ts';
import { PROJECTS, QUEUES, SITES, TEAMS } from './centre/layout.ts';
import { startOfDay } from './centre/time.ts';

/** What of the organisation is needed; its HTTP client fits as well. Answers are used for their ids alone. */
export type House = {
  readonly [K in 'saveSite' | 'saveClient' | 'saveProject' | 'saveTeam' | 'saveQueue' | 'saveAgent']: (
    ...given: Parameters<OrganisationApi[K]>
  ) => Promise<{ readonly id: string }>;
} & {
  assign(...given: Parameters<OrganisationApi['assign']>): Promise<unknown>;
};

/** Makes the sample centre's sites, clients, projects, teams, queues and people, each person in the team from the day of hiring. */
export async function settle(house: House, options: SampleOptions): Promise<void> {
  const sites: string[] = [];
  for (const name of SITES) sites.push((await house.saveSite({ name, zone: SAMPLE_ZONE })).id);
  const projects: string[] = [];
  for (const plan of PROJECTS) {
    const client = (await house.saveClient({ name: plan.client })).id;
    projects.push((await house.saveProject({ name: plan.name, client })).id);
  }
  const teams: string[] = [];
  for (const { name, site } of TEAMS) teams.push((await house.saveTeam({ name, site: sites[site] ?? null })).id);
  for (const { name, channel, project, teams: serving } of QUEUES) {
    const { id } = await house.saveQueue({ name, channel, zone: SAMPLE_ZONE });
    const site = sites[TEAMS[serving[0] ?? 0]?.site ?? 0] ?? null;
    const from = { subject: id, from: SINCE_EVER, until: null };
    await house.assign({ kind: 'queue_project', value: projects[project] ?? null, ...from });
    await house.assign({ kind: 'queue_site', value: site, ...from });
  }
  const { people, firstDay } = new Centre(options);
  for (const { name, number, team, hired, left } of people) {
    const { id } = await house.saveAgent({ name, number });
    const from = hired <= firstDay ? SINCE_EVER : startOfDay(hired);
    const until = left !== null && startOfDay(left) < options.end ? startOfDay(left) : null;
    await house.assign({ kind: 'agent_team', subject: id, value: teams[team] ?? null, from, until });
  }
}
