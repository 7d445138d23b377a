import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { type ApiContract, apiContract } from '#src/api.ts';
import { readConfig } from '#src/config.ts';
import type { Actor, Scope } from '#src/http/actor.ts';
import { httpClient } from '#src/http/client.ts';
import { openCentre } from '#src/main.ts';
import { layEmptyCentre } from '../cli/centre-template.ts';
import { localKeys } from '#src/modules/identity/server/local-key.ts';

export const T = Date.UTC(2026, 10, 16, 9);
const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Somebody who may what the table says, and nothing else. */
export const person = (grants: Readonly<Record<string, Scope>>, agent: string | null = null): Actor => ({
  id: 'somebody',
  name: 'Somebody',
  agent,
  roles: [],
  scopeOf: (permission) => grants[permission] ?? null,
});

type Call = { id: string; at: number; queue: string; agent: string; customer: string; talk: number };

/** The canonical events of a call. */
export const events = ({ id, at, queue, agent, customer, talk }: Call) => [
  { kind: 'contact_described', at, subject: id, data: { customer, channel: 'voice', reason: `about ${queue}` } },
  { kind: 'queue_entered', at, subject: id, data: { queue } },
  { kind: 'agent_connected', at: at + 5_000, subject: id, data: { agent, queue, wait: 5_000 } },
  {
    kind: 'noted',
    at: at + 6_000,
    subject: id,
    data: { what: 'note', text: `${customer} of ${queue} asks to be called on +86 139 1234 5678` },
  },
  { kind: 'agent_left', at: at + 5_000 + talk, subject: id, data: { agent, queue, how: 'customer', talk } },
];

/** Ten days of one project; the customers of both projects are the same people. */
const callsOf = (project: 'alpha' | 'beta', agents: readonly string[], many: number): Call[] =>
  Array.from({ length: many }, (_, i) => ({
    id: `${project}-${i}`,
    at: T + (i % 10) * DAY + i * MINUTE + (project === 'beta' ? 30_000 : 0),
    queue: `${project}-line`,
    agent: agents[i % agents.length]!,
    customer: `1380000${String(1000 + (i % 9)).padStart(4, '0')}`,
    talk: (project === 'beta' ? 90 : 40 + i) * 1000,
  }));

type Client = ContractRouterClient<ApiContract>;

/** Makes a centre one that works for client Alpha, and where `beta` says so for Beta too; each with a site, a queue and two teams of one. */
export async function fillTwoClients({ organisation, ingestion }: Client, { beta }: { readonly beta: boolean }) {
  for (const [project, who] of [
    ['alpha', ['Anna', 'Arno']],
    ...(beta ? [['beta', ['Bert', 'Bela']] as const] : []),
  ] as const) {
    // Made by name: ids follow from it.
    const made = await organisation.saveClient({ name: `${project}-client` });
    await organisation.saveProject({ name: project, client: made.id });
    await organisation.saveSite({ name: `${project}-site` });
    const queue = await organisation.saveQueue({ name: `${project}-line` });
    await organisation.nameInSource({ noun: 'queue', source: 'pbx', name: queue.name, id: queue.id });
    await organisation.assign({ kind: 'queue_project', subject: queue.id, value: project, from: 0, until: null });
    await organisation.assign({
      kind: 'queue_site',
      subject: queue.id,
      value: `${project}-site`,
      from: 0,
      until: null,
    });
    for (const name of who) {
      const team = await organisation.saveTeam({ name: `team-${name.toLowerCase()}` });
      const { id } = await organisation.saveAgent({ name });
      await organisation.nameInSource({ noun: 'agent', source: 'pbx', name, id });
      await organisation.assign({ kind: 'agent_team', subject: id, value: team.id, from: 0, until: null });
    }
  }
  const calls = [...callsOf('alpha', ['Anna', 'Arno'], 40), ...(beta ? callsOf('beta', ['Bert', 'Bela'], 30) : [])];
  await ingestion.events({ source: 'pbx', events: calls.flatMap(events) });
  // Waits until days are sealed and all who wait for facts have been told.
  await ingestion.replay({});
}

/** The same, of a centre that is served. */
export const loadTwoClients = ({ url, data }: { url: string; data: string }, which: { readonly beta: boolean }) =>
  fillTwoClients(httpClient(apiContract, url, { authorization: `Bearer ${localKeys(data).command}` }), which);

/** A centre of its own, in this process, to ask as anybody. */
export async function twoClients(which: { readonly beta: boolean }) {
  const directory = mkdtempSync(join(tmpdir(), 'yunchou-access-'));
  await layEmptyCentre(directory);
  const centre = await openCentre({ ...readConfig({}), dataDirectory: directory, port: 0, zone: 'UTC' });
  const as = (actor?: Actor) =>
    createRouterClient(centre.router, { context: actor === undefined ? {} : { overHttp: true, actor } });
  await fillTwoClients(as(), which);
  return {
    as,
    async close(): Promise<void> {
      await centre.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
export type TwoClients = Awaited<ReturnType<typeof twoClients>>;
