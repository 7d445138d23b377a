import type { ContractRouterClient } from '@orpc/contract';
import { type ApiContract, apiContract } from '#src/api.ts';
import { httpClient } from '#src/http/client.ts';
import { localKeys } from '#src/modules/identity/server/local-key.ts';
import type { Centre } from '../cli/centre.ts';
import { DAY, events, T } from './two-clients.ts';

/** Ids of rows laid for the cases: of Alpha (Anna and her team) and of somebody else. */
const NAMES = [
  'goal',
  'drafts',
  'openAnna',
  'openBert',
  'keptAnna',
  'keptBert',
  'draftAnna',
  'draftBert',
  'workbook',
  'alertAnna',
  'alertBert',
  'reportAlpha',
  'reportBeta',
  'issueAlpha',
  'issueBeta',
  'issueCentre',
  'issueTeamAnna',
  'issueTeamBert',
  'evaluationAnna',
  'evaluationBert',
  'taskAnna',
  'taskBert',
  'coachedAnna',
  'coachedBert',
  'findingAnna',
  'findingBert',
  'findingLead',
] as const;
export type Rows = Readonly<Record<(typeof NAMES)[number], string>>;
/** Before anything is laid: enough to learn which routes have cases. */
export const NO_ROWS = Object.fromEntries(NAMES.map((name) => [name, ''])) as Rows;

/** The week that is closed and then restated. */
export const WEEK = '2026-W47';
/** Days of the second delivery, each with one contact of both projects. */
const LATE = [T + 30 * 60_000, T + 10 * DAY, T + 11 * DAY];
const TEAMS = ['team-anna', 'team-bert'];
const AGENTS = ['anna', 'bert'];

/** Lays rows of two clients, teams and people in every module whose permissions reach some rows only. */
export async function layRows(centre: Centre): Promise<Rows> {
  const { url, data } = centre;
  const client = httpClient(apiContract, url, { authorization: `Bearer ${localKeys(data).command}` });
  const { rosters, closings, alerts } = client;
  await rosters.saveCode({
    code: 'D',
    from: '2026-01-01',
    meaning: { kind: 'work', spans: [{ start: 540, end: 1020 }], breaks: [] },
  });
  await rosters.change({ days: AGENTS.map((agent) => ({ agent, date: '2026-11-18', code: 'D' })) });
  await closings.close({ id: WEEK });
  await alerts.saveRule({
    name: 'Handling takes time',
    kpi: 'aht',
    by: 'team',
    test: { kind: 'over', value: 1 },
    minimumRows: 1,
    owner: 'Lead',
  });
  const late = LATE.flatMap((at, i) =>
    (['alpha', 'beta'] as const).map((project, p) => ({
      id: `${project}-late-${i}`,
      at: at + p * 1000,
      queue: `${project}-line`,
      agent: project === 'alpha' ? 'Anna' : 'Bert',
      customer: '13800009999',
      talk: 60_000,
    })),
  );
  await client.ingestion.events({ source: 'pbx', events: late.flatMap(events) });
  // Waits until all who wait for facts have been told.
  await client.ingestion.replay({});
  const raised = (await alerts.list({})).alerts;
  const alertOf = (team: string): string => raised.find((alert) => alert.group?.id === team)?.id ?? '';
  return {
    ...(await layTargets(client)),
    ...(await layReports(client)),
    ...(await layEvaluations(client, centre)),
    ...(await layFindings(client, centre)),
    alertAnna: alertOf('team-anna'),
    alertBert: alertOf('team-bert'),
  };
}

async function layTargets({ targets }: ContractRouterClient<ApiContract>) {
  const span = { from: '2026-11-23', to: '2026-12-31' };
  const goal = (await targets.saveGoal({ name: 'Answer well', ...span })).id;
  const drafts = (await targets.saveGoal({ name: 'Answer better', ...span })).id;
  for (const kpi of ['aht', 'handled', 'talk_avg']) await targets.draft({ goal, kpi, kind: 'agent', ids: AGENTS });
  await targets.draft({ goal, kpi: 'aht', kind: 'team', ids: TEAMS });
  await targets.send({ id: goal });
  await targets.draft({ goal: drafts, kpi: 'aht', kind: 'agent', ids: AGENTS });
  const { nodes } = await targets.tree({ id: goal });
  const idOf = (kpi: string, agent: string, among = nodes): string =>
    among.find((node) => node.kpi === kpi && node.owner.id === agent)?.id ?? '';
  for (const agent of AGENTS) {
    await targets.answer({ id: idOf('talk_avg', agent), accept: true, onBehalf: true, reason: 'by word' });
    const reason = `Training of ${agent}`;
    await targets.requestExclusion({ agent, from: '2026-11-18', to: '2026-11-19', kind: 'training', reason });
  }
  const drafted = (await targets.tree({ id: drafts })).nodes;
  return {
    goal,
    drafts,
    openAnna: idOf('aht', 'anna'),
    openBert: idOf('aht', 'bert'),
    keptAnna: idOf('talk_avg', 'anna'),
    keptBert: idOf('talk_avg', 'bert'),
    draftAnna: idOf('aht', 'anna', drafted),
    draftBert: idOf('aht', 'bert', drafted),
    workbook: (await targets.export({ id: goal })).base64,
  };
}

async function layReports({ reports }: ContractRouterClient<ApiContract>) {
  const lay = async (name: string, where: object) => {
    const report = await reports.save({
      name,
      rhythm: 'daily',
      role: null,
      where,
      kpis: ['handled', 'aht'],
      sections: ['sentence', 'tiles', 'queues', 'teams'],
      view: null,
    });
    return { report: report.id, issue: (await reports.make({ id: report.id, day: '2026-11-18' })).id };
  };
  const alpha = await lay('Alpha day', { project: ['alpha'] });
  const beta = await lay('Beta day', { project: ['beta'] });
  return {
    reportAlpha: alpha.report,
    reportBeta: beta.report,
    issueAlpha: alpha.issue,
    issueBeta: beta.issue,
    issueCentre: (await lay('Centre day', {})).issue,
    issueTeamAnna: (await lay('Day of team A', { team: ['team-anna'] })).issue,
    issueTeamBert: (await lay('Day of team B', { team: ['team-bert'] })).issue,
  };
}

/** One submitted evaluation of everybody. */
async function layEvaluations({ quality }: ContractRouterClient<ApiContract>, centre: Centre) {
  await centre.identity.ensureUsers([{ name: 'The inspector', username: 'inspector', roles: [{ role: 'qa' }] }]);
  const [inspector] = await quality.inspectors();
  const item = {
    id: 'kind',
    words: 'Kind',
    aspect: 'customer' as const,
    answering: { kind: 'yes_no' as const },
    weight: 1,
  };
  const content = { sections: [{ id: 's', words: 'All', items: [item] }] };
  const form = await quality.saveForm({ name: 'Calls', channel: 'voice', content });
  const period = { from: '2026-11-16', to: '2026-11-26' };
  await quality.draw({ name: 'Ten days', ...period, form: form.id, perAgent: 1, inspectors: [inspector!.id] });
  const { name, value } = await centre.signIn('inspector');
  const own = httpClient(apiContract, centre.url, { cookie: `${name}=${value}`, origin: centre.url }).quality;
  const done = new Map<string | null, string>();
  for (const { id, agentName } of await own.evaluations({ mine: 'true' })) {
    const answers = { kind: { answer: true, comment: `well done, ${agentName}` } };
    const { revision } = await own.save({ id, revision: 1, answers });
    await own.submit({ id, revision });
    done.set(agentName, id);
  }
  const [evaluationAnna, evaluationBert] = [done.get('Anna') ?? '', done.get('Bert') ?? ''];
  const coach = async (id: string) => (await own.coach({ id, words: 'Listen first', due: '2026-12-31' })).id;
  const [taskAnna, taskBert, coachedAnna, coachedBert] = [
    await coach(evaluationAnna),
    await coach(evaluationBert),
    await coach(evaluationAnna),
    await coach(evaluationBert),
  ];
  for (const id of [coachedAnna, coachedBert]) await own.closeTask({ id, outcome: 'Heard together' });
  return { evaluationAnna, evaluationBert, taskAnna, taskBert, coachedAnna, coachedBert };
}

/** A finding about each team, and one about the centre that is the lead's to see to. */
async function layFindings({ quality }: ContractRouterClient<ApiContract>, centre: Centre) {
  const held = { role: 'lead' as const, teams: ['team-anna'] };
  await centre.identity.ensureUsers([{ name: 'The lead', username: 'u-lead', roles: [held] }]);
  const owners = await quality.findingOwners({});
  const ownerOf = (name: string): string => owners.find((one) => one.name === name)?.id ?? '';
  const lay = async (who: string, scope: { noun: 'team' | 'centre'; id?: string }, owner: string) => {
    const { id } = await quality.openFinding({
      words: `Long calls of ${who}`,
      measures: 'Shorter ones',
      origin: { kind: 'kpi', kpi: 'aht' },
      scope,
      month: '2026-11',
      owner: ownerOf(owner),
      due: '2099-12-31',
      proof: { measure: { kind: 'kpi', kpi: 'aht' }, direction: 'down', days: 7, before: '2026-11-16' },
    });
    return id;
  };
  return {
    findingAnna: await lay('Anna', { noun: 'team', id: 'team-anna' }, 'The inspector'),
    findingBert: await lay('Bert', { noun: 'team', id: 'team-bert' }, 'The inspector'),
    findingLead: await lay('all like Anna', { noun: 'centre' }, 'The lead'),
  };
}
