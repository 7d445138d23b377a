import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditMigrations } from '#src/audit/migrations.ts';
import type { Records } from '#src/records/records.ts';
import { scratchRecords } from '#src/records/scratch.ts';
import { organisationContract } from '../contract/routes.ts';
import { organisationModule } from './index.ts';
import { organisationMigrations } from './migrations.ts';

let records: Records;
beforeAll(async () => {
  records = await scratchRecords([auditMigrations, organisationMigrations]);
});
afterAll(() => records.close());

it('every route declares a permission of its own kind and a response schema', () => {
  for (const [name, { '~orpc': declared }] of Object.entries(organisationContract)) {
    const expected = declared.route.method === 'GET' ? 'read:organisation' : 'change:organisation';
    expect([name, declared.meta.permission]).toEqual([name, expected]);
    expect([name, declared.outputSchema !== undefined]).toEqual([name, true]);
  }
});

it('answers with what the schemas promise, from saving to history', async () => {
  const call = createRouterClient(organisationModule({ records }).routes);
  const site = await call.saveSite({ name: '合肥', zone: 'Asia/Shanghai' });
  const team = await call.saveTeam({ name: 'Early', site: site.id });
  expect(
    await call.importAgents({ source: 'pbx', file: 'a.csv', text: 'interface,member_name\nPJSIP/1,Anna\n' }),
  ).toEqual({
    agents: 1,
    queues: 0,
  });
  const change = { kind: 'agent_team', subject: 'anna', value: team.id, from: 1000, until: null } as const;
  const { revision } = await call.assign(change);
  expect(await call.history({ kind: 'agent_team', subject: 'anna' })).toEqual([
    { from: 1000, until: null, value: team.id },
  ]);
  expect(await call.all()).toEqual({
    revision,
    sites: [site],
    clients: [],
    projects: [],
    teams: [team],
    agents: [{ id: 'anna', name: 'Anna', number: null }],
    queues: [],
  });
  await expect(call.saveTeam({ name: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(call.saveTeam({ name: 'Late', site: 'nowhere' })).rejects.toMatchObject({ kind: 'not_found' });
});

it('a move into the past says since when facts may say otherwise, one to come does not; deriving again clears it', async () => {
  const now = Date.parse('2026-11-28T08:00:00Z');
  const { routes, api } = organisationModule({ records, zone: 'UTC', clock: { now: () => now } });
  const call = createRouterClient(routes);
  await api.restamped(await api.movedSince());
  const team = await call.saveTeam({ name: 'Late' });
  const move = (from: string) => call.move({ kind: 'agent_team', subject: 'anna', value: team.id, from, until: null });
  await move('2026-12-01');
  expect(await call.moved()).toEqual({ since: null });
  await move('2026-11-10');
  await move('2026-11-20');
  expect(await call.moved()).toEqual({ since: '2026-11-10' });
  // A move made while facts were being derived stays noted.
  const noted = await api.movedSince();
  await move('2026-11-02');
  await api.restamped(noted);
  expect(await call.moved()).toEqual({ since: '2026-11-02' });
  await api.restamped(await api.movedSince());
  expect(await call.moved()).toEqual({ since: null });
});
