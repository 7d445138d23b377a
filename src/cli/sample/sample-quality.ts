import type { UserInput } from '#src/modules/identity/contract/users.ts';
import { SAMPLE_ZONE, type SampleOptions } from '#src/modules/simulation/contract/options.ts';
import { type Judge, lenienceOf } from '#src/modules/simulation/server/judging/judge.ts';
import { QUALITY_PLANTINGS } from '#src/modules/simulation/server/judging/quality-plantings.ts';
import { SAMPLE_FORM } from '#src/modules/simulation/server/judging/sample-form.ts';
import { localDateTime } from '#src/kernel/zone.ts';
import { judgeNamed, judging } from './sample-judges.ts';
import type { CallAs } from './sample-people.ts';

const DAY_MS = 86_400_000;
/** Evaluations of everybody in a sample, and how many samples of ten days there are. */
const EACH = 3;
/** Of contacts whose customers answered a survey, over all samples: how the form fares before customers. */
const SURVEYED = 4;
const SPAN_DAYS = 14;
const SAMPLES = 4;
/** One of so many is scored again by another inspector, and by the team's lead. */
const DOUBLE = 6;
const SELF_CHECKED = 6;
/** An inspector is done so long after a contact. */
const LATER_MS = 2 * DAY_MS;

/**
 * What the quality department has done: a form, samples drawn by chance and judged by inspectors of differing severity, some contacts scored twice, and teams
 * that check themselves.
 */
export async function judgeWork(callAs: CallAs, options: SampleOptions, users: readonly UserInput[]): Promise<void> {
  const { quality, organisation } = await callAs('xuke');
  if ((await quality.draws()).some(({ source }) => source === 'team')) return;
  const dayAt = (before: number): string =>
    localDateTime(SAMPLE_ZONE, options.end - before * DAY_MS)
      .toPlainDate()
      .toString();
  const spans = Array.from({ length: SAMPLES }, (_, i) => SAMPLES - i).filter(
    (back) => back * SPAN_DAYS < options.days,
  );
  if (spans.length === 0) return;
  const form =
    (await quality.forms()).find(({ name }) => name === SAMPLE_FORM.name) ??
    (await quality.saveForm({ ...SAMPLE_FORM, channel: 'any', from: dayAt(options.days) }));
  const inspectors = await quality.inspectors();
  const answersOf = judging(options, (await organisation.all()).agents);
  const known = new Set((await quality.draws()).map(({ name }) => name));
  type Drawn = Omit<Parameters<typeof quality.draw>[0], 'form' | 'inspectors'>;
  const drawOnce = async (drawn: Drawn): Promise<void> => {
    if (known.has(drawn.name)) return;
    await quality.draw({ ...drawn, form: form.id, inspectors: inspectors.map(({ id }) => id) });
  };
  type Line = Awaited<ReturnType<typeof quality.evaluations>>[number];
  const judged = ({ contact, contactAt, agent }: Line, judge: Judge) => {
    const answers = answersOf(contact, agent, judge);
    if (answers === null || contactAt === null) return null;
    const submittedAt = new Date(Math.min(options.end, Date.parse(contactAt) + LATER_MS)).toISOString();
    return { answers, submittedAt, worked: 240 + ((contact.codePointAt(contact.length - 1) ?? 0) % 10) * 30 };
  };
  for (const back of spans) {
    const [from, to] = [dayAt(back * SPAN_DAYS), dayAt((back - 1) * SPAN_DAYS)];
    await drawOnce({ name: `随机抽检 ${from}`, from, to, perAgent: EACH });
  }
  const first = dayAt((spans[0] ?? 1) * SPAN_DAYS);
  await drawOnce({ name: `客户评价样本 ${first}`, sample: 'surveyed', from: first, to: dayAt(0), perAgent: SURVEYED });
  // An interrupted start goes on from what it had judged.
  const lines: Line[] = known.size === 0 ? [] : await quality.evaluations({ state: 'submitted', limit: 500 });
  // What is told at once is sealed at once.
  for (;;) {
    const open = await quality.evaluations({ state: 'open', limit: 500 });
    const evaluations = open.flatMap((line) => {
      const done = judged(line, judgeNamed(options, line.inspectorName));
      return done === null ? [] : [{ evaluation: line.id, ...done }];
    });
    if (evaluations.length === 0) break;
    await quality.enter({ evaluations });
    lines.push(...open);
  }
  const second = lines.flatMap((line, i) => {
    if (i % DOUBLE !== 0) return [];
    const others = inspectors.filter(({ id }) => id !== line.inspector);
    const other = others[(i / DOUBLE) % others.length];
    const done = other === undefined ? null : judged(line, judgeNamed(options, other.name));
    return done === null || other === undefined ? [] : [{ contact: line.contact, inspector: other.id, ...done }];
  });
  const again = { form: form.id, sample: 'targeted', source: 'qa', name: '双评' } as const;
  if (second.length > 0 && !known.has(again.name)) await quality.enter({ ...again, evaluations: second });
  const leads = new Map(
    users.flatMap(({ name, roles }) =>
      roles.flatMap(({ role, teams }) => (role === 'lead' ? (teams ?? []).map((team) => [team, name] as const) : [])),
    ),
  );
  const { teams } = await organisation.all();
  const teamIds = new Map(teams.map(({ id, name }) => [name, id]));
  const own = lines.flatMap((line, i) => {
    const lead = leads.get(teamIds.get(line.teamName ?? '') ?? '');
    if (i % SELF_CHECKED !== 1 || lead === undefined) return [];
    const flatters = line.teamName === QUALITY_PLANTINGS.flatteringTeam.name;
    const done = judged(line, {
      name: lead,
      lenience: flatters ? QUALITY_PLANTINGS.flatteringTeam.lenience : lenienceOf(options.seed, lead),
    });
    return done === null ? [] : [{ contact: line.contact, inspector: lead, ...done }];
  });
  const self = { form: form.id, sample: 'random', source: 'team', name: '班组自检' } as const;
  if (own.length > 0) await quality.enter({ ...self, evaluations: own });
}
