import type { UserInput } from '#src/modules/identity/contract/users.ts';
import type { Directory } from '#src/modules/organisation/contract/directory.ts';
import type { SampleOptions } from '../contract/options.ts';
import { Centre } from './centre/centre.ts';
import { PROJECTS, TEAMS } from './centre/layout.ts';

/** Those who work for the whole centre. */
const STAFF = [
  ['manager', 'linjing', '林静'],
  ['analyst', 'zhaoyu', '赵予安'],
  ['duty', 'chentuo', '陈拓'],
  ['qa_lead', 'xuke', '许可'],
  ['qa', 'suhe', '苏禾'],
  ['qa', 'luqi', '陆琪'],
  ['qa', 'hemin', '何敏'],
  ['qa', 'zhongyi', '钟毅'],
  ['planner', 'jianglin', '江临'],
  ['trainer', 'gunan', '顾南'],
  ['editor', 'yefan', '叶繁'],
  ['process_owner', 'wenlan', '温岚'],
  ['hr', 'fangning', '方宁'],
] as const;

/** Leads of the teams, in the teams' order. */
const LEADS = ['周岚', '罗成', '梁月', '邓颖', '秦朗', '贺晴'] as const;

/** Agent numbers 工号 of everybody who works there when the history ends. */
export function numbersAtEnd(options: SampleOptions): ReadonlySet<string> {
  const { people, lastDay } = new Centre(options);
  const there = people.filter(({ hired, left }) => hired <= lastDay && (left === null || left > lastDay));
  return new Set(there.map(({ number }) => number));
}

/**
 * People as whom one can see the sample centre: one of every role, a lead for every team, two agents of every team that are there at its end, and
 * somebody from each client. They have no passwords. `directory` knows the settled centre.
 */
export function sampleUsers(
  options: SampleOptions,
  directory: Pick<Directory, 'teams' | 'projects' | 'agents'>,
): UserInput[] {
  const idOf = (list: readonly { readonly id: string; readonly name: string }[], name: string): string[] =>
    list.flatMap((noun) => (noun.name === name ? [noun.id] : []));
  const { people, lastDay } = new Centre(options);
  const agents = TEAMS.flatMap((_, team) =>
    people
      .filter((p) => p.team === team && p.hired <= lastDay - 60 && (p.left === null || p.left > lastDay))
      .slice(0, 2),
  );
  return [
    ...STAFF.map(([role, username, name]) => ({ name, username, roles: [{ role }] })),
    ...TEAMS.map((team, i) => ({
      name: LEADS[i] ?? team.name,
      username: `lead${i + 1}`,
      roles: [{ role: 'lead' as const, teams: idOf(directory.teams, team.name) }],
    })),
    ...agents.map(({ name, number }) => ({
      name,
      username: number,
      agent: directory.agents.find((agent) => agent.number === number)?.id ?? null,
      roles: [{ role: 'agent' as const }],
    })),
    ...PROJECTS.map((project, i) => ({
      name: `${project.client}代表`,
      username: `client${i + 1}`,
      roles: [{ role: 'client' as const, projects: idOf(directory.projects, project.name) }],
    })),
  ];
}
