import { localDateTime } from '#src/kernel/zone.ts';
import type { UserInput } from '#src/modules/identity/contract/users.ts';
import { SAMPLE_ZONE, type SampleOptions } from '#src/modules/simulation/contract/options.ts';
import { SAMPLE_FORM } from '#src/modules/simulation/server/judging/sample-form.ts';
import { judgeNamed, judging } from './sample-judges.ts';
import type { CallAs } from './sample-people.ts';

const DAY_MS = 86_400_000;
const NAME = '校准会：解决与情绪回应';
/** Enough to tell the lenient inspector from chance. */
const CONTACTS = 12;
const SPAN_DAYS = 14;
/** Items the sample's people talk about, and what they come to. */
const MOST_DECIDED = 1;

/** One calibration from plan to close: every inspector and the QA lead as expert score the same contacts; what was begun goes on. */
export async function calibrateWork(
  callAs: CallAs,
  options: SampleOptions,
  users: readonly UserInput[],
): Promise<void> {
  const { quality, organisation } = await callAs('xuke');
  const form = (await quality.forms()).find(({ name }) => name === SAMPLE_FORM.name);
  const inspectors = await quality.inspectors();
  const expert = inspectors.find(({ name }) => users.some((one) => one.username === 'xuke' && one.name === name));
  if (form === undefined || expert === undefined || inspectors.length < 3) return;
  const before = (await quality.calibrations()).find(({ name }) => name === NAME);
  const day = (at: number): string => localDateTime(SAMPLE_ZONE, at).toPlainDate().toString();
  const { id, state } =
    before ??
    (await quality.planCalibration({
      name: NAME,
      form: form.id,
      due: day(options.end + 7 * DAY_MS),
      choose: 'recent',
      count: CONTACTS,
      from: day(options.end - Math.min(SPAN_DAYS, options.days) * DAY_MS),
      to: day(options.end),
      inspectors: inspectors.filter((one) => one.id !== expert.id).map((one) => one.id),
      expert: expert.id,
    }));
  if (state === 'closed') return;
  if (state === 'planned') await quality.startCalibration({ id });
  if (state !== 'revealed') {
    const answersOf = judging(options, (await organisation.all()).agents);
    const submittedAt = new Date(options.end).toISOString();
    const evaluations = [];
    for (const { name } of inspectors) {
      const username = users.find((one) => one.name === name)?.username;
      if (username === undefined) continue;
      const open = await (await callAs(username)).quality.evaluations({ mine: 'true', state: 'open', limit: 500 });
      for (const line of open.filter(({ sample }) => sample === 'calibration')) {
        const answers = answersOf(line.contact, line.agent, judgeNamed(options, name));
        if (answers !== null) evaluations.push({ evaluation: line.id, answers, submittedAt, worked: 300 });
      }
    }
    // All at once: what everybody would have typed at her desk.
    if (evaluations.length > 0) await (await callAs(null)).quality.enter({ evaluations });
    const { done, asked } = await quality.calibration({ id });
    await quality.revealCalibration({ id, ...(done < asked && { reason: '按计划时间揭晓' }) });
  }
  const { result } = await quality.calibration({ id });
  for (const { contact, items } of (result?.contacts ?? []).slice(0, MOST_DECIDED)) {
    const [most] = items;
    const said = most?.answers.find(({ person }) => person === expert.id)?.answer;
    if (most === undefined || said == null || most.differing === 0) continue;
    await quality.noteCalibration({
      id,
      contact,
      item: most.item,
      words: '重听一遍：客户没有明确表示认可，不能按“做到了”记。',
    });
    await quality.agreeCalibration({
      id,
      contact,
      item: most.item,
      answer: said,
      words: '以录音里听到的为准，推测客户满意不算做到。',
    });
  }
  await quality.closeCalibration({ id, outcome: '多数人读法一致；一位质检员明显偏宽，安排复听辅导，下月再校准。' });
}
