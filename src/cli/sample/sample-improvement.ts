import { localDateTime } from '#src/kernel/zone.ts';
import { INSPECTOR_SKILLS } from '#src/modules/quality/contract/inspector.ts';
import type { UserInput } from '#src/modules/identity/contract/users.ts';
import { SAMPLE_ZONE, type SampleOptions } from '#src/modules/simulation/contract/options.ts';
import { SAMPLE_FORM } from '#src/modules/simulation/server/judging/sample-form.ts';
import type { CallAs } from './sample-people.ts';

const DAY_MS = 86_400_000;
/** Skills and certificates of the sample hold so long. */
const VALID_MS = 275 * DAY_MS;
type Quality = Awaited<ReturnType<CallAs>>['quality'];

/** How each skill was shown. */
const PROOFS: Record<(typeof INSPECTOR_SKILLS)[number], string> = {
  process: '在知识库和工单系统里现场办完三类典型业务，流程负责人在场。',
  standard: '给六段录音评分，并向新人逐项讲解扣分依据。',
  calibration: '校准会上十二段录音与专家逐项一致。',
  coaching: '书面写出两份辅导方案，班组长采用。',
  system: '质检系统实操：抽检、评分、申诉、复核全流程。',
  analysis: '独立做出一份月度质检分析表。',
};
/** Whose skill in the QA system has to be shown again, so that her certificate has lapsed. */
const LAPSED = '何敏';
/** Who can score only: the other two skills are still to come. */
const JUNIOR = '钟毅';

/** KPIs whose fall is an improvement wherever it happens. */
const FALLING = ['acw_avg', 'aht', 'hold_avg'] as const;
/** Days of a span; a finding closed by now began so long ago. */
const SPAN = 28;
const OPENED = 70;
const DONE = 42;

/** What the department has made of its work: who may score, who does which duty, and two findings of the monthly analysis. */
export async function improveWork(callAs: CallAs, options: SampleOptions, users: readonly UserInput[]): Promise<void> {
  const client = await callAs('xuke');
  const dayAt = (before: number): string =>
    localDateTime(SAMPLE_ZONE, options.end - before * DAY_MS)
      .toPlainDate()
      .toString();
  await certify(client.quality, dayAt);
  await rotate(client.quality, [dayAt(30).slice(0, 7), dayAt(0).slice(0, 7)]);
  await follow(client, options, users, dayAt);
}

/** Skills with their proof, and certificates to score the sample's form; one has lapsed since. */
async function certify(quality: Quality, dayAt: (before: number) => string): Promise<void> {
  const form = (await quality.forms()).find(({ name }) => name === SAMPLE_FORM.name);
  if (form === undefined || (await quality.certificates()).length > 0) return;
  // From today: a sample of an older history has certificates that hold, too.
  const until = new Date(Date.now() + VALID_MS).toISOString().slice(0, 10);
  const board = await quality.inspectorBoard({ from: dayAt(SPAN), to: dayAt(0) });
  for (const { id: inspector, name } of await quality.inspectors()) {
    let system = '';
    for (const skill of INSPECTOR_SKILLS) {
      if (name === JUNIOR && (skill === 'coaching' || skill === 'analysis')) continue;
      const given = await quality.giveSkill({
        inspector,
        skill,
        proof: PROOFS[skill],
        on: dayAt(90),
        until,
      });
      if (skill === 'system') system = given.id;
    }
    // Who agrees too little with the others gets none: that is what certificates are for.
    const agreements = board.rows.find(({ id }) => id === inspector)?.agreements ?? [];
    if (agreements.some((one) => one.form === form.id && one.tells && one.low < board.floor)) continue;
    await quality.giveCertificate({ inspector, form: form.id, until });
    if (name === LAPSED) await quality.withdrawSkill({ id: system, reason: '质检系统换版，需重新考核' });
  }
  await quality.certificates();
}

/** Last month's duties and this month's, as the software proposes them. */
async function rotate(quality: Quality, months: readonly string[]): Promise<void> {
  for (const month of new Set(months)) {
    if ((await quality.rotation({ month })).months[0]?.savedBy != null) continue;
    const duties = await quality.proposeRotation({ month, limit: 3, process: 1 });
    await quality.saveRotation({ month, limit: 3, duties });
  }
}

/** A finding that was proved fixed, and one its owner is late with. */
async function follow(
  { quality, kpis, organisation }: Awaited<ReturnType<CallAs>>,
  options: SampleOptions,
  users: readonly UserInput[],
  dayAt: (before: number) => string,
): Promise<void> {
  if (options.days < OPENED + SPAN || (await quality.findings({})).length > 0) return;
  const owners = new Map((await quality.findingOwners()).map(({ id, name }) => [name, id]));
  const leadOf = (team: string): string | undefined => {
    const lead = users.find(({ roles }) => roles.some((held) => held.role === 'lead' && held.teams?.includes(team)));
    return owners.get(lead?.name ?? '');
  };
  const spans = [
    { from: dayAt(OPENED + SPAN), to: dayAt(OPENED) },
    { from: dayAt(DONE - 1), to: dayAt(DONE - 1 - SPAN) },
  ];
  const [before, after] = await Promise.all(
    spans.map((span) => kpis.query({ kpis: [...FALLING], by: ['team'], ...span })),
  );
  // The sample shows what a proof looks like, so it takes what has fallen furthest.
  const changes = FALLING.flatMap((kpi) => {
    const [first, second] = [before, after].map((answer) => answer?.kpis.find((one) => one.kpi === kpi)?.value ?? []);
    const [ids, later] = [before?.dimensions.team?.ids ?? [], after?.dimensions.team?.ids ?? []];
    return ids.flatMap((team, i) => {
      const [was, is] = [first?.[i] ?? null, second?.[later.indexOf(team)] ?? null];
      return team === null || was === null || is === null || was === 0 ? [] : [{ kpi, team, change: is / was }];
    });
  });
  const best = changes.toSorted((a, b) => a.change - b.change)[0];
  const lead = best === undefined ? undefined : leadOf(best.team);
  if (best !== undefined && lead !== undefined)
    await quality.enterFinding({
      words: '听了 12 段录音：话后整理时间一半花在重复填写小结上，同一信息要在两个系统各录一遍。',
      measures: '统一小结模板，常用项改为点选；班前会讲一次，首周由班组长逐人检查。',
      origin: { kind: 'kpi', kpi: best.kpi },
      scope: { noun: 'team', id: best.team },
      month: dayAt(OPENED).slice(0, 7),
      owner: lead,
      due: dayAt(DONE - 2),
      proof: {
        measure: { kind: 'kpi', kpi: best.kpi },
        direction: 'down',
        days: SPAN,
        before: dayAt(OPENED + SPAN),
      },
      openedOn: dayAt(OPENED),
      acceptedOn: dayAt(OPENED - 1),
      doneOn: dayAt(DONE),
      done: '模板上线，全组讲解完毕；首周检查 40 份小结，合格 38 份。',
    });
  const { teams } = await organisation.all();
  const struggling = teams.find(({ name }) => name === '家电二组');
  const owner = struggling === undefined ? undefined : leadOf(struggling.id);
  if (struggling !== undefined && owner !== undefined)
    await quality.enterFinding({
      words: '家电二组新品洗地机的来电当次解决得少，重复来电多：排障步骤只有老员工清楚，知识库里没有。',
      measures: '知识库补新品排障流程图；每人陪听 3 通并由内训师过关。',
      origin: { kind: 'kpi', kpi: 'fcr_window' },
      scope: { noun: 'team', id: struggling.id },
      month: dayAt(20).slice(0, 7),
      owner,
      due: dayAt(4),
      proof: {
        measure: { kind: 'kpi', kpi: 'fcr_window' },
        direction: 'up',
        days: SPAN,
        before: dayAt(20 + SPAN),
      },
      openedOn: dayAt(20),
      acceptedOn: dayAt(19),
    });
}
