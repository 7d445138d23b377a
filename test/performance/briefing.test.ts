import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOfPerson } from '#src/modules/identity/server/actor.ts';
import type { Role } from '#src/modules/identity/contract/roles.ts';
import { twoClients, type TwoClients } from '../access/two-clients.ts';

let centre: TwoClients;
/** Somebody with one role, by the real grants. */
const as = (role: Role, id: string, ...teams: string[]) =>
  centre.as(actorOfPerson({ id, name: id, agent: null, roles: [{ role, sites: [], projects: [], teams }] }));
const lead = (id = 'Lea') => as('lead', id, 'team-anna').performance;

beforeAll(async () => {
  centre = await twoClients({ beta: true });
  // Planned at work on the 25th, of which the data know nothing but that they go on.
  const at = Date.UTC(2026, 10, 25, 9);
  await centre.as().ingestion.events({
    source: 'pbx',
    events: [{ kind: 'activity_planned', at, subject: 'Anna', data: { activity: 'work', until: at + 8 * 3_600_000 } }],
  });
  await centre.as().ingestion.replay({});
  await as('manager', 'Mia').kpis.saveSetting({
    parameter: 'service_level.threshold',
    value: '10s',
    reason: 'contract',
  });
});
afterAll(() => centre?.close());

describe('the team lead’s page', () => {
  test('tells yesterday against the same weekday, of the own team only', async () => {
    const page = await lead().briefing({ day: '2026-11-24' });
    expect(page).toMatchObject({ team: 'team-anna', yesterday: '2026-11-23', teams: [{ id: 'team-anna' }] });
    const handled = page.teamFigures.yesterday.find(({ kpi }) => kpi === 'handled')!;
    const asked = await as('lead', 'Lea', 'team-anna').kpis.query({
      kpis: ['handled'],
      from: '2026-11-23',
      to: '2026-11-24',
      where: { team: ['team-anna'] },
    });
    expect(handled.value).toBe(asked.kpis[0]!.value[0]);
    expect(page.roster).toEqual({ known: false, planned: 0, here: 0, gaps: [] });
    // Twenty contacts a person distinguish nobody.
    expect(page.coaching).toMatchObject({ weak: [], strong: [] });
    expect(JSON.stringify(page)).not.toMatch(/bert|bela|arno/i);
    const today = await lead().briefing({ day: '2026-11-25' });
    expect(today.roster).toMatchObject({
      known: true,
      planned: 1,
      here: 0,
      gaps: [{ name: 'Anna', kind: 'not_here' }],
    });
    expect((await lead().briefing({})).notices).toMatchObject([
      { kind: 'definition', label: { en: expect.any(String) }, value: 10, reason: 'contract' },
    ]);
    await expect(lead().briefing({ team: 'team-bert' })).rejects.toMatchObject({ code: 'not_yours' });
    await expect(as('lead', 'Nobody').performance.briefing({})).rejects.toMatchObject({ code: 'no_team' });
    expect((await as('duty', 'Dora').performance.briefing({})).teams).toHaveLength(4);
  });

  test('hands a shift over: kept, dated, and taken over by somebody else, once', async () => {
    const note = await lead().handOver({ team: 'team-anna', day: '2026-11-24', text: 'two callbacks at nine' });
    expect(note).toMatchObject({ by: 'Lea', acknowledged: null, mayAcknowledge: false });
    await expect(lead().acknowledge({ id: note.id })).rejects.toMatchObject({ code: 'own_handover' });
    await expect(as('lead', 'Bo', 'team-bert').performance.acknowledge({ id: note.id })).rejects.toMatchObject({
      code: 'unknown_handover',
    });
    const taken = await lead('Lou').acknowledge({ id: note.id, text: 'called both' });
    expect(taken.acknowledged).toMatchObject({ by: 'Lou', text: 'called both' });
    await expect(lead('Lin').acknowledge({ id: note.id })).rejects.toMatchObject({ code: 'acknowledged_already' });
    expect((await lead().briefing({})).handovers.map(({ id }) => id)).toEqual([note.id]);
    const { acts } = await as('admin', 'Ada').identity.acts({ text: 'handover.', limit: 10 });
    expect(acts.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['handover.acknowledge', 'Lou'],
      ['handover.write', 'Lea'],
    ]);
  });
});
