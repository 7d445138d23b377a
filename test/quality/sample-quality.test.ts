import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallAs } from '#src/cli/sample/sample-people.ts';
import { judgeWork } from '#src/cli/sample/sample-quality.ts';
import { readConfig } from '#src/config.ts';
import { openCentre } from '#src/main.ts';
import { SAMPLE_SOURCE, SAMPLE_ZONE, sampleFile, sampleOptions } from '#src/modules/simulation/contract/options.ts';
import { TWIN_CONNECTOR } from '#src/modules/simulation/server/connector.ts';
import { QUALITY_PLANTINGS } from '#src/modules/simulation/server/judging/quality-plantings.ts';
import { sampleUsers } from '#src/modules/simulation/server/sample-users.ts';
import { settle } from '#src/modules/simulation/server/settle.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';

const END = Date.UTC(2026, 10, 27, 16);
const PERIOD = { from: '2026-10-02', to: '2026-11-28' };
const options = sampleOptions.parse({ days: 57, agents: 36, end: END });

let data: string;
let centre: Awaited<ReturnType<typeof openCentre>>;
const as = () => createRouterClient(centre.router, { context: {} });

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'yunchou-sample-quality-'));
  await layEmptyCentre(data);
  const config = { ...readConfig({}), dataDirectory: data, port: 0, zone: SAMPLE_ZONE };
  centre = await openCentre(config, (bug) => console.error(bug), { now: () => END + 1000 });
  await settle(centre.organisation, options);
  const users = sampleUsers(options, await centre.organisation.directory());
  await centre.identity.ensureUsers(users, { sample: true });
  const path = join(data, sampleFile(options));
  writeFileSync(path, JSON.stringify(options));
  console.time('ingest');
  await centre.ingestion.ingestFile({ connector: TWIN_CONNECTOR, path, source: SAMPLE_SOURCE, zone: SAMPLE_ZONE });
  console.timeEnd('ingest');
  console.time('judge');
  await judgeWork(centre.callAs as unknown as CallAs, options, users);
  console.timeEnd('judge');
}, 120_000);
afterAll(async () => {
  await centre?.close();
  rmSync(data, { recursive: true, force: true });
});

it('finds the lenient inspector by severity', async () => {
  const { severity, evaluations } = await as().quality.scores(PERIOD);
  expect(evaluations).toBeGreaterThan(400);
  const [most, ...others] = severity;
  expect(most?.name).toBe(QUALITY_PLANTINGS.lenientInspector.name);
  expect(most?.low).toBeGreaterThan(0);
  for (const { effect } of others) expect(effect).toBeLessThan((most?.effect ?? 0) / 2);
});

it('finds the useless item by the meter, and that others are worth their time', async () => {
  const [form] = await as().quality.forms();
  const validity = await as().quality.validity({ ...PERIOD, form: form!.id });
  console.log(JSON.stringify(validity, null, 1));
  const of = (item: string) => validity.items.find((one) => one.item === item);
  expect(of(QUALITY_PLANTINGS.uselessItem)).toMatchObject({ meaning: 'drop' });
  expect(of('solve')).toMatchObject({ meaning: 'keep', reason: 'linked' });
});

it('finds the team that flatters itself by agreement', async () => {
  const agreements = await as().quality.sourceAgreement(PERIOD);
  console.log(JSON.stringify(agreements, null, 1));
  const [first, ...others] = agreements;
  expect(first).toMatchObject({ teamName: QUALITY_PLANTINGS.flatteringTeam.name, source: 'team' });
  expect(first?.difference?.low).toBeGreaterThan(0);
  for (const { difference } of others) expect(difference?.mean ?? 0).toBeLessThan(first?.difference?.mean ?? 0);
});
