import { SAMPLE_ZONE, type SampleOptions } from '#src/modules/simulation/contract/options.ts';
import { numbersAtEnd } from '#src/modules/simulation/server/sample-users.ts';
import type { GoalTree, TargetNode } from '#src/modules/targets/contract/target.ts';
import { localDateTime } from '#src/kernel/zone.ts';
import type { UserInput } from '#src/modules/identity/contract/users.ts';
import type { CallAs } from './sample-people.ts';

const ENOUGH_DAYS = 24;
const NAME = '客户一次就满意';
const CENTRE = [
  { kpi: 'service_level', weight: 50 },
  { kpi: 'csat', weight: 50 },
] as const;
/** KPIs of teams and people with their weights: what keeps the queues answered, and what customers say. */
const PERSONAL = [
  { kpi: 'adherence', weight: 60 },
  { kpi: 'csat', weight: 40 },
] as const;

/**
 * A goal broken down from the centre to its teams and people, from history: proposed by the manager, answered by the owners. Leads record what
 * people said at the shift meeting; those who sign in here answer themselves. One of them objects, and is still waiting for an answer. Interrupted,
 * it goes on from the state each target is in.
 */
export async function agreeTargets(callAs: CallAs, options: SampleOptions, users: readonly UserInput[]): Promise<void> {
  // Less than this leaves no whole weeks to propose anything from.
  if (options.days < ENOUGH_DAYS) return;
  const manager = await callAs('linjing');
  const { targets } = manager;
  const goal =
    (await targets.goals()).find(({ name }) => name === NAME) ??
    (await targets.saveGoal({ name: NAME, note: '服务水平与满意度两项，分解到班组与个人。', ...span(options) }));
  const id = goal.id;
  const drafted = (await targets.tree({ id })).nodes;
  const numbers = numbersAtEnd(options);
  const agents = (await manager.organisation.all()).agents.filter(({ number }) => numbers.has(number ?? ''));
  const ids = agents.map((agent) => agent.id);
  const wanted = [
    ...CENTRE.map((own) => ({ kind: 'centre' as const, ...own })),
    ...PERSONAL.map((own) => ({ kind: 'team' as const, ...own })),
    ...PERSONAL.map((own) => ({ kind: 'agent' as const, ids, ...own })),
  ];
  for (const draft of wanted)
    if (!drafted.some(({ owner, kpi }) => owner.kind === draft.kind && kpi === draft.kpi))
      await targets.draft({ goal: id, ...draft });
  // All of them, where nobody can have drafted any of her own yet; the tree takes its time.
  const mine = drafted.length === 0 ? undefined : (await targets.tree({ id })).nodes.filter(untouched('draft'));
  if (mine?.length !== 0) await targets.send({ id, targets: mine?.map((node) => node.id) });
  const { nodes } = await targets.tree({ id });
  for (const node of nodes.filter(({ owner }) => owner.kind === 'centre').filter(untouched('proposed')))
    await targets.answer({ id: node.id, accept: true });
  await answerInTeams(callAs, nodes, users);
}

async function answerInTeams(callAs: CallAs, nodes: GoalTree['nodes'], users: readonly UserInput[]): Promise<void> {
  const signsIn = new Map(users.flatMap((user) => (user.agent ? [[user.agent, user.username ?? '']] : [])));
  const objecting = [...signsIn.keys()].find((agent) => nodes.some((node) => isOf(node, agent, 'adherence')));
  const leads = users.flatMap(({ username, roles }) =>
    roles.flatMap((held) => (held.role === 'lead' ? [{ username: username ?? '', teams: held.teams ?? [] }] : [])),
  );
  for (const { username, teams } of leads) {
    const lead = (await callAs(username)).targets;
    const mine = nodes.filter(({ owner }) => owner.kind === 'team' && teams.includes(owner.id ?? ''));
    for (const { id } of mine.filter(untouched('proposed'))) await lead.answer({ id, accept: true });
    const team = new Set(mine.map(({ id }) => id));
    const theirs = nodes.filter(({ parent }) => parent !== null && team.has(parent));
    for (const node of theirs.filter(untouched('proposed'))) {
      const { id, owner } = node;
      const own = owner.id === null ? undefined : signsIn.get(owner.id);
      if (own === undefined) {
        await lead.answer({ id, accept: true, onBehalf: true, reason: '班前会当面确认' });
        continue;
      }
      const agent = (await callAs(own)).targets;
      if (owner.id === objecting && node.kpi === 'adherence')
        await agent.answer({ id, accept: false, reason: '下月有两周新品培训，按现有排班达不到，请下调。' });
      else await agent.answer({ id, accept: true });
    }
  }
}

/** What people have changed or sent since is theirs to go on with. */
const untouched =
  (state: 'draft' | 'proposed') =>
  ({ latest }: TargetNode): boolean =>
    latest.state === state && latest.version === 1;

const isOf = ({ owner, kpi }: TargetNode, agent: string, wanted: string): boolean =>
  owner.kind === 'agent' && owner.id === agent && kpi === wanted;

/** The quarter the history ends in, where eight weeks of it lie before; else its month, else its last third. To the quarter's end at least a week on. */
function span({ days, end }: SampleOptions): { from: string; to: string } {
  const last = localDateTime(SAMPLE_ZONE, end - 1).toPlainDate();
  const first = last.subtract({ days: days - 1 });
  const quarter = last.with({ month: Math.floor((last.month - 1) / 3) * 3 + 1, day: 1 });
  const month = last.with({ day: 1 });
  const enough = (from: typeof last, weeks: number): boolean => first.until(from).days >= weeks * 7;
  const from = enough(quarter, 8) ? quarter : enough(month, 3) ? month : last.subtract({ days: Math.floor(days / 3) });
  const over = quarter.add({ months: 3 });
  const to = last.until(over).days > 7 ? over : over.add({ months: 3 });
  return { from: from.toString(), to: to.toString() };
}
