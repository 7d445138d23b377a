import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOfPerson } from '#src/modules/identity/server/actor.ts';
import type { Role } from '#src/modules/identity/contract/roles.ts';
import { twoClients, type TwoClients } from '../access/two-clients.ts';

let centre: TwoClients;
const as = (role: Role, id: string, ...teams: string[]) =>
  centre.as(actorOfPerson({ id, name: id, agent: null, roles: [{ role, sites: [], projects: [], teams }] })).reports;
beforeAll(async () => {
  centre = await twoClients({ beta: false });
});
afterAll(() => centre?.close());

test('a view is its owner’s, seen by the roles and leads it is shared with, opens a page for who says so, and makes a report', async () => {
  const ada = as('analyst', 'Ada');
  const question = { kpis: ['handled'], by: ['queue' as const], where: {} };
  const kept = { name: 'Hotline', address: '/explore?by=queue', question, shared: false };
  const view = await ada.saveView({ ...kept, roles: ['manager'], teams: ['team-anna'] });
  const seenBy = async (who: ReturnType<typeof as>) =>
    (await who.views()).map(({ name, by, mine, opens }) => ({ name, by, mine, opens }));
  expect(await seenBy(ada)).toEqual([{ name: 'Hotline', by: 'Ada', mine: true, opens: false }]);
  const theirs = [{ name: 'Hotline', by: 'Ada', mine: false, opens: false }];
  expect(await seenBy(as('manager', 'Mia'))).toEqual(theirs);
  expect(await seenBy(as('lead', 'Lea', 'team-anna'))).toEqual(theirs);
  expect(await seenBy(as('lead', 'Leo', 'team-arno'))).toEqual([]);
  expect(await seenBy(as('duty', 'Dora'))).toEqual([]);

  const mia = as('manager', 'Mia');
  await expect(as('duty', 'Dora').openView({ path: '/explore', view: view.id })).rejects.toMatchObject({
    code: 'no_such_view',
  });
  await expect(mia.openView({ path: '/cockpit', view: view.id })).rejects.toMatchObject({ code: 'no_such_view' });
  await expect(mia.removeView({ id: view.id })).rejects.toMatchObject({ code: 'no_such_view' });
  await mia.openView({ path: '/explore', view: view.id });
  expect((await mia.views())[0]).toMatchObject({ opens: true });
  expect((await ada.views())[0]).toMatchObject({ opens: false });

  const report = await mia.save({
    name: 'From a view',
    rhythm: 'daily',
    role: null,
    where: {},
    kpis: null,
    sections: ['tiles', 'view'],
    view: view.id,
  });
  const issue = await mia.make({ id: report.id, day: '2026-11-20' });
  const { document } = await mia.issue({ id: issue.id, language: 'en' });
  const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
  expect(tables.find(({ title }) => title.includes('Hotline'))?.rows.map((row) => row[0]?.text)).toEqual([
    'alpha-line',
  ]);

  await ada.removeView({ id: view.id });
  expect(await mia.views()).toEqual([]);
});
