import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Records } from '#src/records/records.ts';
import { scratchRecords } from '#src/records/scratch.ts';
import type { OrganisationApi } from '../contract/api.ts';
import { SINCE_EVER } from '../contract/assignment.ts';
import { organisationModule } from './index.ts';
import { organisationMigrations } from './migrations.ts';

let records: Records;
let api: OrganisationApi;

beforeEach(async () => {
  records = await scratchRecords([organisationMigrations]);
  api = organisationModule({ records }).api;
});
afterEach(() => records.close());

const JUNE = Date.UTC(2026, 5, 1);
const JULY = Date.UTC(2026, 6, 1);
const AUGUST = Date.UTC(2026, 7, 1);

describe('the organisation', () => {
  it('says where an event happened, as it was then', async () => {
    const hefei = await api.saveSite({ name: '合肥', zone: 'Asia/Shanghai' });
    const berlin = await api.saveSite({ name: 'Berlin', zone: 'Europe/Berlin' });
    const bank = await api.saveClient({ name: 'Nordbank' });
    const cards = await api.saveProject({ name: 'Cards', client: bank.id });
    const loans = await api.saveProject({ name: 'Loans', client: bank.id });
    const early = await api.saveTeam({ name: 'Early', site: hefei.id });
    const late = await api.saveTeam({ name: 'Late', site: berlin.id });
    const anna = await api.saveAgent({ name: 'Anna Keller', number: '0815' });
    const support = await api.saveQueue({ name: 'support', channel: 'voice' });

    await api.assign({ kind: 'agent_team', subject: anna.id, value: early.id, from: SINCE_EVER, until: null });
    await api.assign({ kind: 'agent_team', subject: anna.id, value: late.id, from: JULY, until: null });
    await api.assign({ kind: 'queue_project', subject: support.id, value: cards.id, from: JUNE, until: null });
    await api.assign({ kind: 'queue_project', subject: support.id, value: loans.id, from: JULY, until: AUGUST });

    const now = await api.directory();
    const event = { queue: support.id, agent: anna.id };
    expect(now.placeAt(event, JUNE - 1)).toEqual({ site: hefei.id, team: early.id, project: null, client: null });
    expect(now.placeAt(event, JULY - 1)).toEqual({
      site: hefei.id,
      team: early.id,
      project: cards.id,
      client: bank.id,
    });
    expect(now.placeAt(event, JULY)).toEqual({ site: berlin.id, team: late.id, project: loans.id, client: bank.id });
    expect(now.placeAt(event, AUGUST).project).toBe(cards.id);
    expect(now.placeAt({ queue: 'nobody knows' }, JULY)).toEqual({
      site: null,
      team: null,
      project: null,
      client: null,
    });

    expect(now.zoneAt({ queue: support.id }, JULY)).toBeNull();
    await api.assign({ kind: 'queue_site', subject: support.id, value: hefei.id, from: JULY, until: null });
    const later = await api.directory();
    expect(later.placeAt(event, JULY).site).toBe(hefei.id);
    expect(later.zoneAt({ queue: support.id }, JULY)).toBe('Asia/Shanghai');
    expect(later.zoneAt({ queue: support.id }, JUNE)).toBeNull();
    expect(later.revision).toBeGreaterThan(now.revision);
    expect(later.nameOf('site', hefei.id)).toBe('合肥');
    expect(later.nameOf('site', 'gone')).toBe('gone');
  });

  it('makes agents and queues seen for the first time, once, with readable ids', async () => {
    const seen = {
      agents: ['Anna Keller', '王伟', 'anna keller'],
      queues: [{ name: 'Sales', channel: 'voice' }, { name: 'sales' }],
    };
    const first = await api.register('pbx', seen);
    expect(first.agents.map((a) => a.id)).toEqual(['anna-keller', 'anna-keller-2', '王伟']);
    expect(first.queueOf('pbx', 'Sales')).toEqual({ id: 'sales', name: 'Sales', channel: 'voice', zone: null });
    expect(first.queueOf('pbx', 'sales')?.id).toBe('sales-2');
    expect((await api.register('pbx', seen)).revision).toBe(first.revision);
    expect((await api.register('chat', { agents: ['王伟'] })).agents).toHaveLength(3);
  });

  it('registers the same names at the same time without a clash', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `Agent ${i}`);
    await Promise.all([0, 1, 2, 3].map((n) => api.register('pbx', { agents: names.slice(n * 5, n * 5 + 25) })));
    expect((await api.directory()).agents).toHaveLength(40);
  });

  it('still knows an agent after renaming, and tells two people of one name apart', async () => {
    await api.register('pbx', { agents: ['王伟'] });
    await api.saveAgent({ id: '王伟', name: '王伟 (早班)', number: '1001' });
    expect((await api.directory()).agentOf('pbx', '王伟')?.number).toBe('1001');

    const other = await api.saveAgent({ name: '王伟', number: '1002' });
    await api.nameInSource('agent', 'chat', '王伟', other.id);
    const now = await api.directory();
    expect(now.agentOf('chat', '王伟')?.number).toBe('1002');
    expect(now.agentOf('pbx', '王伟')?.number).toBe('1001');
    await expect(api.saveAgent({ name: 'X', number: '1002' })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'number_taken',
    });
  });

  it('learns from an agents file whose interface is whose, and drops what it had guessed', async () => {
    await api.register('pbx', { agents: ['Local/1014@q/n', 'Nils Graf'] });
    const file = {
      name: 'agents.csv',
      text:
        'extension,interface,member_name,membership,queue,team\n' +
        '1014,Local/1014@q/n,Nils Graf,dynamic,sales,Blue\n1014,Local/1014@q/n,Nils Graf,dynamic,support,Blue\n' +
        '1090,Local/1090@q/n,Nachtdienst,static,techline,\n',
    };
    const result = await api.importAgents('pbx', file);
    expect(result).toEqual({
      agents: 2,
      queues: 3,
      aliases: new Map([
        ['Local/1014@q/n', 'Nils Graf'],
        ['Local/1090@q/n', 'Nachtdienst'],
      ]),
      staticMembers: [{ queue: 'techline', name: 'Nachtdienst' }],
    });
    const now = await api.directory();
    expect(now.agents.map((a) => a.id)).toEqual(['nachtdienst', 'nils-graf']);
    for (const name of ['Local/1014@q/n', 'Nils Graf', '1014']) expect(now.agentOf('pbx', name)?.id).toBe('nils-graf');
    expect(now.agentOf('other', '1014')).toBeNull();
    expect(now.teamAt('nils-graf', JUNE)).toBe('blue');

    // A second import changes nothing, least of all a history that people have written since.
    const red = await api.saveTeam({ name: 'Red' });
    await api.assign({ kind: 'agent_team', subject: 'nils-graf', value: red.id, from: JULY, until: null });
    expect(await api.importAgents('pbx', file)).toEqual(result);
    const again = await api.directory();
    expect([again.teamAt('nils-graf', JUNE), again.teamAt('nils-graf', JULY)]).toEqual(['blue', 'red']);
    expect(again.agents).toEqual(now.agents);
  });

  it('refuses what cannot be, and stores nothing of it', async () => {
    await expect(api.saveSite({ name: 'Moon', zone: 'Moon/Base' })).rejects.toMatchObject({ code: 'unknown_zone' });
    await expect(api.saveTeam({ name: 'T', site: 'nowhere' })).rejects.toMatchObject({ kind: 'not_found' });
    await expect(api.saveTeam({ id: 'nothing', name: 'T' })).rejects.toMatchObject({ kind: 'not_found' });
    const change = { kind: 'agent_team', subject: 'nobody', value: null, from: JUNE, until: null } as const;
    await expect(api.assign(change)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(api.assign({ ...change, until: JUNE })).rejects.toMatchObject({
      code: 'bad_assignment',
      details: { field: 'until' },
    });
    await expect(
      api.importAgents('pbx', { name: 'a.csv', text: 'interface,membership\nX,never\n' }),
    ).rejects.toMatchObject({
      code: 'bad_agents_file',
    });
    const now = await api.directory();
    expect([now.revision, now.sites, now.teams, now.agents]).toEqual([0, [], [], []]);
  });
});
