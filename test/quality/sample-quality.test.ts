import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallAs } from '#src/cli/sample/sample-people.ts';
import { judgeWork } from '#src/cli/sample/sample-quality.ts';
import { readConfig } from '#src/config.ts';
import { openCentre } from '#src/main.ts';
import { SAMPLE_SOURCE, SAMPLE_ZONE, sampleOptions } from '#src/modules/simulation/contract/options.ts';
import { Centre } from '#src/modules/simulation/server/centre/centre.ts';
import { hear } from '#src/modules/simulation/server/judging/hindsight.ts';
import { QUALITY_PLANTINGS } from '#src/modules/simulation/server/judging/quality-plantings.ts';
import { Stream, streamKey } from '#src/modules/simulation/server/random/stream.ts';
import { sampleUsers } from '#src/modules/simulation/server/sample-users.ts';
import { settle } from '#src/modules/simulation/server/settle.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';

const DAY = 86_400_000;
const END = Date.UTC(2026, 10, 27, 16);
const PERIOD = { from: '2026-10-02', to: '2026-11-28' };
const options = sampleOptions.parse({ days: 70, agents: 24, end: END });

let data: string;
let centre: Awaited<ReturnType<typeof openCentre>>;
const as = () => createRouterClient(centre.router, { context: {} });

/** Contacts of the twin with what their customers did afterwards, without running the centre: a quality department needs no more. */
async function tellContacts(): Promise<void> {
  const { people, lastDay } = new Centre(options);
  const directory = await centre.organisation.directory();
  const facts: { entity: string; at: number; row: object }[] = [];
  for (const [p, person] of people.entries()) {
    const agent = directory.agents.find(({ number }) => number === person.number)?.id ?? '';
    for (let n = 0; n < 32; n++) {
      const at = END - 63 * DAY + n * 1.75 * DAY + p * 60_000;
      const id = `${new Date(at).toISOString().slice(0, 10).replaceAll('-', '')}-1A${p * 40 + n + 1}`;
      const heard = hear(id, person, { seed: options.seed, lastDay })!;
      const draws = new Stream(streamKey(options.seed, 'test', id));
      const team = directory.teamAt(agent, at);
      if (team === null) continue;
      const contact = { contact_id: id, customer: `c${id}`, reason: 'r', channel: 'voice', direction: 'inbound' };
      const ended = at + 300_000;
      facts.push({
        entity: 'contact',
        at: ended,
        row: {
          ...contact,
          agent,
          team,
          outcome: 'handled',
          first_touch: at,
          ended_at: ended,
          issue_group: 'r',
          ...COUNTS,
        },
      });
      if (!heard.solved && draws.chance(0.8))
        facts.push({
          entity: 'contact',
          at: ended + DAY,
          row: {
            ...contact,
            contact_id: `${id}+1`,
            outcome: 'abandoned',
            first_touch: at + DAY,
            ended_at: at + DAY + 1000,
            issue_group: 'r',
            ...COUNTS,
          },
        });
      const mood = 1.35 + (heard.solved ? 0.6 : -1.05) + 0.3 * person.warmth + 0.75 * heard.mood;
      const score = mood > 1.15 ? 5 : mood > 0.3 ? 4 : mood > -0.35 ? 3 : mood > -1.1 ? 2 : 1;
      if (draws.chance(0.6))
        facts.push({
          entity: 'survey',
          at: ended,
          row: {
            survey_id: `s${id}`,
            contact_id: id,
            channel: 'voice',
            kind: 'csat',
            sent_at: ended,
            answered_at: ended,
            score,
            scale: 5,
            valid: true,
          },
        });
    }
  }
  for (let i = 0; i < facts.length; i += 1000) {
    const { rejected } = await centre.ingestion.acceptEvents(
      { source: SAMPLE_SOURCE, zone: SAMPLE_ZONE, facts: facts.slice(i, i + 1000) },
      null,
    );
    expect(rejected.slice(0, 3)).toEqual([]);
  }
}
const COUNTS = {
  entries: 1,
  bot_messages: 0,
  legs: 1,
  transfers: 0,
  holds: 0,
  turns: 0,
  messages: 0,
  agent_messages: 0,
  customer_messages: 0,
  canned_messages: 0,
};

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'yunchou-sample-quality-'));
  await layEmptyCentre(data);
  const config = { ...readConfig({}), dataDirectory: data, port: 0, zone: SAMPLE_ZONE };
  centre = await openCentre(config, (bug) => console.error(bug), { now: () => END + 1000 });
  await settle(centre.organisation, options);
  const users = sampleUsers(options, await centre.organisation.directory());
  await centre.identity.ensureUsers(users, { sample: true });
  await tellContacts();
  await judgeWork(centre.callAs as unknown as CallAs, options, users);
}, 120_000);
afterAll(async () => {
  await centre?.close();
  rmSync(data, { recursive: true, force: true });
});

it('finds the lenient inspector by severity', async () => {
  const { severity, evaluations } = await as().quality.scores(PERIOD);
  expect(evaluations).toBeGreaterThan(200);
  const [most, ...others] = severity;
  expect(most?.name).toBe(QUALITY_PLANTINGS.lenientInspector.name);
  expect(most?.low).toBeGreaterThan(0);
  for (const { effect } of others) expect(effect).toBeLessThan((most?.effect ?? 0) / 2);
});

it('finds her by contacts that were scored twice, and tells how far inspectors agree', async () => {
  const form = (await as().quality.forms()).at(0)!;
  const { contacts, overall, items, inspectors } = await as().quality.doubleScoring({ ...PERIOD, form: form.id });
  expect(contacts).toBeGreaterThan(30);
  const [most, ...others] = inspectors;
  expect(most?.name).toBe(QUALITY_PLANTINGS.lenientInspector.name);
  expect(most?.difference?.low).toBeGreaterThan(0);
  for (const { difference } of others) expect(difference?.mean ?? -1).toBeLessThan(most?.difference?.mean ?? 0);
  expect(overall.percent.value).toBeGreaterThan(overall.krippendorff.value ?? 1);
  expect(items.map(({ item }) => item)).toContain('solve');
});

it('finds the useless item by the meter, and that others are worth their time', async () => {
  const form = (await as().quality.forms()).at(0)!;
  const validity = await as().quality.validity({ ...PERIOD, form: form.id });
  const of = (item: string) => validity.items.find((one) => one.item === item);
  expect(of(QUALITY_PLANTINGS.uselessItem)?.discrimination?.low).toBeLessThan(0.05);
  expect(of(QUALITY_PLANTINGS.uselessItem)).toMatchObject({ meaning: 'drop', reason: 'tells_nothing' });
  expect(of('solve')).toMatchObject({ meaning: 'keep', reason: 'linked' });
  expect(validity.links.find(({ outcome }) => outcome === 'verdict')?.correlation?.low).toBeGreaterThan(0);
  // The KPI of validity has what it needs, too.
  const { kpis } = await as().kpis.query({ kpis: ['qa_validity'], from: PERIOD.from, to: '2026-12-01' });
  expect(kpis[0]?.value[0]).toBeGreaterThan(0.2);
});

it('finds the team that flatters itself by agreement', async () => {
  const [first, ...others] = await as().quality.sourceAgreement(PERIOD);
  expect(first).toMatchObject({ teamName: QUALITY_PLANTINGS.flatteringTeam.name, source: 'team' });
  expect(first?.difference?.low).toBeGreaterThan(0);
  for (const { difference } of others) expect(difference?.mean ?? 0).toBeLessThan(first?.difference?.mean ?? 0);
});

it('takes entered evaluations whole or not at all, and only once of an inspector', async () => {
  const form = (await as().quality.forms()).at(0)!;
  const done = (await as().quality.evaluations({ state: 'submitted', limit: 1 }))[0]!;
  const answers = (await as().quality.evaluation({ id: done.id })).answers;
  const enter = (one: object) => as().quality.enter({ form: form.id, source: 'client', evaluations: [one as never] });
  const { need: _, ...incomplete } = answers;
  expect((await enter({ contact: done.contact, inspector: 'Client', answers: incomplete })).rejected[0]).toMatchObject({
    field: 'evaluations.0.answers.need.answer',
  });
  expect((await enter({ contact: 'nobody', inspector: 'Client', answers })).rejected[0]?.field).toBe(
    'evaluations.0.contact',
  );
  expect((await enter({ evaluation: done.id, answers })).rejected[0]?.reason).toMatch(/submitted already/);
  expect(await enter({ contact: done.contact, inspector: 'Client', answers })).toEqual({ entered: 1, rejected: [] });
  expect((await enter({ contact: done.contact, inspector: 'Client', answers })).rejected).toHaveLength(1);
});
