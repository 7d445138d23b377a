import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDateTime } from '#src/kernel/zone.ts';
import { SAMPLE_ZONE, type SampleOptions } from '#src/modules/simulation/contract/options.ts';
import { SAMPLE_FORM } from '#src/modules/simulation/server/judging/sample-form.ts';
import { callSound } from '#src/modules/simulation/server/sound/call-sound.ts';
import type { CallAs } from './sample-people.ts';

const DAY_MS = 86_400_000;
const NAME = '本周待评（有录音）';
/** Days drawn from, and of how many drawn contacts a recording is made: three megabytes each. */
const SPAN_DAYS = 5;
const MOST = 6;
/** Longer calls have none. */
const LONGEST_S = 600;
/** Recorders that begin with the ringing do so that long before the answer. */
const EARLIER_S = 7;

type Client = Awaited<ReturnType<CallAs>>;

/**
 * Work that waits on the inspectors' desks: calls of the last days, some with a made-up recording. Every other recording says in its name when it begins, for the
 * rest the desk assumes it. A hold is heard in each that has one.
 */
export async function recordWork(
  callAs: CallAs,
  options: Pick<SampleOptions, 'end' | 'seed'>,
  directory: string,
): Promise<void> {
  const client = await callAs('xuke');
  const { quality } = client;
  const form = (await quality.forms()).find(({ name }) => name === SAMPLE_FORM.name);
  if (form === undefined || (await quality.draws()).some(({ name }) => name === NAME)) return;
  const fit = (await quality.inspectors({ form: form.id })).filter(({ unfit }) => unfit === null);
  if (fit.length === 0) return;
  const day = (before: number): string =>
    localDateTime(SAMPLE_ZONE, options.end - before * DAY_MS)
      .toPlainDate()
      .toString();
  await quality.draw({
    name: NAME,
    from: day(SPAN_DAYS),
    to: day(0),
    form: form.id,
    perAgent: 1,
    where: { channel: ['voice'] },
    inspectors: fit.map(({ id }) => id),
  });
  // Everything else of the sample's form has been judged.
  const open = (await quality.evaluations({ state: 'open', limit: 500 })).filter(
    ({ formName }) => formName === SAMPLE_FORM.name,
  );
  const calls = [];
  for (const { contact } of open) calls.push({ contact, ...(await heardIn(contact, client)) });
  const recorded = calls
    .filter(({ seconds }) => seconds > 0 && seconds <= LONGEST_S)
    .toSorted((a, b) => b.holds.length - a.holds.length)
    .slice(0, MOST);
  const folder = join(directory, 'recordings');
  mkdirSync(folder, { recursive: true });
  for (const [i, { contact, answered, seconds, holds }] of recorded.entries()) {
    const earlier = i % 2 === 0 ? EARLIER_S : 0;
    const began = new Date(answered - earlier * 1000).toISOString().replaceAll(/[-:]/g, '');
    const sound = callSound(
      {
        seconds: seconds + earlier,
        answered: earlier,
        holds: holds.map(({ from, to }) => ({ from: from + earlier, to: to + earlier })),
      },
      options.seed + i,
    );
    const name = `${encodeURIComponent(contact)}${earlier > 0 ? `@${began}` : ''}.wav`;
    writeFileSync(join(folder, name), sound);
  }
}

/** The talk of a call: when it was answered (epoch ms), how long it took, and its holds, in seconds from the answer. */
async function heardIn(contact: string, { kpis }: Client) {
  const { steps } = await kpis.contact({ id: contact });
  const at = (what: string): number[] => steps.flatMap((step) => (step.what === what ? [Date.parse(step.at)] : []));
  const [answered = 0] = at('agent_connected');
  const ended = at('agent_left').at(-1) ?? answered;
  const ends = at('hold_ended');
  return {
    answered,
    seconds: (ended - answered) / 1000,
    holds: at('hold_started').flatMap((from, i) => {
      const to = ends[i];
      return to === undefined ? [] : [{ from: (from - answered) / 1000, to: (to - answered) / 1000 }];
    }),
  };
}
